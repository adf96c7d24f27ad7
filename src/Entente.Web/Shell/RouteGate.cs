using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.AspNetCore.StaticAssets;

namespace Entente.Web.Shell;

/// <summary>The door of every page: asks the matrix what the route table says, remembers a refusal, then lets in or shows why not.</summary>
public sealed class RouteGate(RequestDelegate next, RouteTable routes, AccessMatrix matrix, Ledger ledger)
{
    public async Task InvokeAsync(HttpContext http, SignedIn signedIn, Acts acts)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null
            || http.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null)
        {
            await next(http);
            return;
        }

        var rule = routes.Find(endpoint.RoutePattern, http.Request.Method);
        if (rule is { Kind: null })
        {
            await next(http);
            return;
        }

        if (!signedIn.IsSomebody)
        {
            var back = HttpMethods.IsGet(http.Request.Method) ? "?returnUrl=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString) : "";
            http.Response.Redirect("/staff/signin" + back);
            return;
        }

        var permission = rule is null
            ? new Permission(false, Shape.Nothing, "this route has no line in the access table")
            : matrix.Ask(signedIn.Reader, rule.Kind!.Value, rule.Verb);
        if (permission.Allowed)
        {
            await next(http);
            return;
        }

        await ledger.RememberAsync(acts.Now(), new Refused(RouteTable.Tidy(endpoint.RoutePattern.RawText ?? ""), permission.Rule), http.RequestAborted);
        http.Items[typeof(Permission)] = permission;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
