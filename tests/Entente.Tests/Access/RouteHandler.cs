using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>One thing that a page which takes a reference can be asked: to be shown, or one of its forms.</summary>
internal sealed record RouteHandler(RoutePattern Pattern, RouteRule Rule, string Method, string? Name)
{
    public override string ToString() => $"{Method} {Rule.Path}{(Name is null ? "" : $" ({Name})")}";

    /// <summary>All of the running site, and what has no line in the access table.</summary>
    public static async Task<(List<RouteHandler> Handlers, List<string> Lineless)> AllAsync(TestSite site)
    {
        var (loader, rules) = (site.Services.GetRequiredService<PageLoader>(), site.Services.GetRequiredService<RouteTable>());
        var (handlers, lineless) = (new List<RouteHandler>(), new List<string>());
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.RoutePattern.Parameters.Any(p => p.Name == "reference")))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            foreach (var handler in (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods)
            {
                var method = handler.HttpMethod.ToUpperInvariant();
                if (rules.Find(endpoint.RoutePattern, method) is not { } rule) lineless.Add($"{method} {RouteTable.Tidy(endpoint.RoutePattern.RawText ?? "")} has no line in data/access/routes.csv");
                else if (rule.Kind is not null) handlers.Add(new(endpoint.RoutePattern, rule, method, handler.Name));
            }
        }

        return ([.. handlers.DistinctBy(h => h.ToString())], lineless);
    }
}
