using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Staff;
using Microsoft.AspNetCore.StaticAssets;

namespace Entente.Web.Shell;

/// <summary>The door of every page: asks the matrix what the route table says, remembers a refusal, then lets in or shows why not.</summary>
public sealed class RouteGate(RequestDelegate next, RouteTable routes, AccessMatrix matrix, Ledger ledger)
{
    public async Task InvokeAsync(HttpContext http, SignedIn signedIn, Acts acts, KeptForms kept)
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
            var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : rule is null ? null : await kept.KeepAsync(http, http.RequestAborted);
            http.Response.Redirect("/staff/signin" + (back is null ? "" : "?returnUrl=" + Uri.EscapeDataString(back)));
            return;
        }

        var permission = rule is null
            ? new Permission(false, Shape.Nothing, "this route has no line in the access table")
            : matrix.Ask(signedIn.Reader, rule.Kind!.Value, rule.Verb);
        if (permission.Allowed)
        {
            // What was held is being sent again: from here on the page itself keeps what was entered.
            if (HttpMethods.IsPost(http.Request.Method) && kept.Find(http, signedIn.Reader.User)?.Path == http.Request.Path + http.Request.QueryString) kept.Forget(http);
            await next(http);
            return;
        }

        await ledger.RememberAsync(acts.Now(), new Refused(RouteTable.Tidy(endpoint.RoutePattern.RawText ?? ""), permission.Rule), http.RequestAborted);
        http.Items[typeof(Permission)] = permission;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
