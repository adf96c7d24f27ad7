using System.Diagnostics;
using Entente.Access;
using Entente.Web.Design;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Shell;

/// <summary>Says what went wrong and what to do next, never with data. Also the no-access page.</summary>
[IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ErrorModel(Texts texts, SignedIn who) : PageModel
{
    private static readonly int[] Told = [400, 401, 403, 404, 405, 409, 413, 429, 500, 503];

    /// <summary>Which texts tell it: a status, or a fault of the store.</summary>
    public string What { get; private set; } = "500";

    public string Rule { get; private set; } = "";

    /// <summary>For a refusal by the matrix: whom to ask, by what the rule lacks.</summary>
    public string WhomToAsk { get; private set; } = "";

    public string Code { get; private set; } = "";

    public bool GlassMayBeBroken { get; private set; }

    public string GlassAddress { get; private set; } = "/staff/glass";

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    private void Tell(int code)
    {
        // Asked for by its own address, an error page is only a page that is there; never pretend a fault.
        var thrown = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var happened = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (thrown is not null) code = Response.StatusCode;
        else if (happened is null) Response.StatusCode = code = Told.Contains(code) ? code : 404;
        What = Told.Contains(code) ? $"{code}" : code >= 500 ? "500" : "400";

        What = FaultTexts.Of(thrown?.Error) ?? What;
        if (code >= 500) Code = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
        if (code is not 403 || HttpContext.Items[typeof(Permission)] is not Permission permission) return;

        Rule = RuleInWords.Tell(texts, permission.Rule);
        WhomToAsk = RuleInWords.WhomToAsk(texts, permission.Rule);
        GlassMayBeBroken = permission.GlassMayBeBroken && who.IsSomebody;
        var back = happened is null ? "" : happened.OriginalPath;
        GlassAddress = $"/staff/glass?for={Uri.EscapeDataString(back)}";
    }
}
