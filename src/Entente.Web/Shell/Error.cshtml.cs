using System.Diagnostics;
using System.Globalization;
using Entente.Access;
using Entente.Web.Design;
using Entente.Web.Staff;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
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

    /// <summary>What the person had sent when the site could not take it, to be sent again from this page. Pages are kept by no browser, so it would be lost otherwise. Never a secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent { get; private set; } = [];

    public string SentTo { get; private set; } = "";

    public bool HadFile { get; private set; }

    /// <summary>A person was on their own page: nothing here may tell what it is.</summary>
    public bool OnOwnPage => AskedFor.StartsWithSegments(PersonLanguage.Root);

    private PathString AskedFor => new(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);

    // Whatever a system called with: it may be a method that pages do not know.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (AskedFor.StartsWithSegments(SystemDoor.Root) && context.RouteData.Values["code"] is string code) context.Result = ForSystem(int.Parse(code, CultureInfo.InvariantCulture));
        else await next();
    }

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    /// <summary>A system is told in its own form.</summary>
    private ContentResult ForSystem(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not null) code = Response.StatusCode;
        return texts.TellInPage(texts.Has($"api.error.{code}") ? code : code >= 500 ? 500 : 400);
    }

    private void Tell(int code)
    {
        // Asked for by its own address, an error page is only a page that is there; never pretend a fault.
        var thrown = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var happened = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (thrown is not null) code = Response.StatusCode;
        else if (happened is null) Response.StatusCode = code = Told.Contains(code) ? code : 404;
        What = Told.Contains(code) ? $"{code}" : code >= 500 ? "500" : "400";

        What = FaultTexts.Of(thrown?.Error) ?? What;
        if (code == StatusCodes.Status503ServiceUnavailable && thrown is not null) Keep(thrown.Path);
        if (code >= 500) Code = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
        if (code is not 403 || HttpContext.Items[typeof(Permission)] is not Permission permission) return;

        Rule = RuleInWords.Tell(texts, permission.Rule);
        WhomToAsk = RuleInWords.WhomToAsk(texts, permission.Rule);
        GlassMayBeBroken = permission.GlassMayBeBroken && who.IsSomebody;
        var back = happened is null ? "" : happened.OriginalPath;
        GlassAddress = $"/staff/glass?for={Uri.EscapeDataString(back)}";
    }

    private void Keep(string path)
    {
        if (!HttpMethods.IsPost(Request.Method) || HttpContext.Features.Get<IFormFeature>()?.Form is not { } form || form.Keys.Any(IsSecret)) return;
        SentTo = path + Request.QueryString;
        HadFile = form.Files.Count > 0;
        Sent = [.. form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
    }

    // Passwords and one-time codes are typed again.
    private static bool IsSecret(string name) => name.Split('.')[^1] is var last && (last.Contains("password", StringComparison.OrdinalIgnoreCase) || last.EndsWith("code", StringComparison.OrdinalIgnoreCase));
}
