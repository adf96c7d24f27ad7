using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Every route of the running site x every role, worked out from the matrix file and the route table.</summary>
public sealed class RouteWalkTests
{
    [Fact]
    public async Task Every_route_has_a_line_in_the_access_table_and_every_line_a_route()
    {
        await using var site = await TestSite.StartAsync();
        var routes = site.Services.GetRequiredService<RouteTable>();
        var there = await RoutesAsync(site);

        Assert.True(there.Count > 20, "the site has hardly any routes: is this looking in the right place?");
        Assert.Empty(there.Where(r => routes.Find(r.Pattern, r.Method) is null).Select(r => $"{r.Method} {r.Pattern.RawText} has no line in data/access/routes.csv"));
        var known = there.Select(r => (RouteTable.Tidy(r.Pattern.RawText ?? ""), r.Method)).ToHashSet();
        Assert.Empty(routes.Rules.Where(r => !known.Contains((r.Path, r.Method)) && !r.Path.StartsWith("ERROR", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Path} stands in data/access/routes.csv but is no route"));
    }

    [Fact]
    public async Task Every_route_lets_each_role_in_or_refuses_it_as_the_matrix_says()
    {
        await using var site = await TestSite.StartAsync();
        var wrong = await WalkAsync(site);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(30)));
    }

    [Fact]
    public async Task A_form_that_names_none_of_its_pages_handlers_breaks_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        var browser = site.As(Reader.Machine, Purpose.Administration);
        var key = (await TestSite.ReadAsync(await browser.GetAsync("/error/404"))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var (wrong, missing) = (new List<string>(), 0);
        foreach (var (pattern, _) in (await RoutesAsync(site)).Where(r => r.Method == "POST"))
        {
            foreach (var reference in planting.References.GroupBy(r => r.Entity).Select(g => g.First().Reference).Take(pattern.Parameters.Count == 0 ? 1 : 99))
            {
                using var answer = await browser.PostAsync(PathOf(pattern, reference), new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", key)]));
                if (answer.StatusCode == HttpStatusCode.NotFound) missing++;
                if ((int)answer.StatusCode >= 500) wrong.Add($"POST {pattern.RawText}: {(int)answer.StatusCode}: {site.Logged.LastFault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(missing > 0);
    }

    /// <summary>The walk can fail: a site whose matrix lets statisticians see the people who work here is found out.</summary>
    [Fact]
    public async Task A_site_with_a_hole_in_its_matrix_is_found_out()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddSingleton(Holes.In(DataKind.Users, Role.Statistician, "R")));
        Assert.Contains(await WalkAsync(site), w => w.StartsWith("Statistician GET Staff/Users", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<string>> WalkAsync(TestSite site)
    {
        var routes = site.Services.GetRequiredService<RouteTable>();
        var wrong = new List<string>();
        var refusals = 0;
        var visitor = site.As((Reader?)null);
        var browsers = Enum.GetValues<Role>().ToDictionary(r => r, r => site.As(r));
        foreach (var (pattern, method) in await RoutesAsync(site))
        {
            if (routes.Find(pattern, method) is not { Kind: { } kind } rule) continue;
            // Nobody comes in there by signing in: ReferralApiTests walks what systems call, with keys.
            if (rule.Path.StartsWith("API/V1/", StringComparison.Ordinal)) continue;
            var path = PathOf(pattern);
            using var strange = await SendAsync(visitor, method, path);
            if (strange.Headers.Location?.OriginalString.StartsWith("/staff/signin", StringComparison.Ordinal) != true) wrong.Add($"visitor {method} {pattern.RawText}: {strange.StatusCode}, not sent to sign in");
            foreach (var (role, browser) in browsers)
            {
                var open = AccessMatrix.Shipped.Ask(Make.Reader(role), kind, rule.Verb).Allowed;
                using var answer = await SendAsync(browser, method, path);
                // Let in means past the door: the page may still find nothing there or want the form's own key. What it may not do is refuse the role.
                var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                if (refused) refusals++;
                if (refused == open) wrong.Add($"{role} {method} {pattern.RawText}: {(int)answer.StatusCode} where the matrix says {(open ? "open" : "closed")} ({kind}, {rule.Verb})");
                // No form is taken without the key of one of this site's own pages.
                if (method == "POST" && open && answer.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{role} POST {pattern.RawText} without the form's key: {(int)answer.StatusCode}");
                if ((int)answer.StatusCode >= 500) wrong.Add($"{role} {method} {pattern.RawText}: {(int)answer.StatusCode}");
            }
        }

        await using var db = site.Open();
        var logged = await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal);
        if (logged != refusals) wrong.Add($"{refusals} refusals were given and {logged} are in the log");
        return wrong;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string method, string path) =>
        method == "GET" ? browser.GetAsync(path) : browser.SendAsync(new(new(method), path) { Content = new FormUrlEncodedContent([]) });

    internal static string PathOf(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern, Reference? reference = null, string question = "S4") => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content is "int") => "1",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "question" } => question,
        _ => Uri.EscapeDataString((reference ?? Reference.New("TEST")).ToRoute()),
    }))));

    internal static async Task<List<(Microsoft.AspNetCore.Routing.Patterns.RoutePattern Pattern, string Method)>> RoutesAsync(TestSite site)
    {
        var pages = site.Services.GetRequiredService<PageLoader>();
        var routes = new List<(Microsoft.AspNetCore.Routing.Patterns.RoutePattern, string)>();
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            if (endpoint.RoutePattern.RawText == "{**path:file}") continue; // static files in development, found by name
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                var methods = compiled.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct();
                routes.AddRange(methods.Select(m => (endpoint.RoutePattern, m)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
                routes.AddRange(methods.Where(m => m != "HEAD").Select(m => (endpoint.RoutePattern, m)));
            }
        }

        return [.. routes.DistinctBy(r => (r.Item1.RawText, r.Item2))];
    }
}
