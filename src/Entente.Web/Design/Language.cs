using System.Globalization;
using Entente.Foundation;

namespace Entente.Web.Design;

/// <summary>Picks the language of a request: asked for by ?lang=, kept in a cookie, else by the browser, else English.</summary>
/// <remarks>Only words change. Numbers and dates keep the centre's own form (setting Culture), so that no reader takes 3/4 for 4/3.</remarks>
internal sealed class Language(RequestDelegate next, TextFiles files, IConfiguration settings)
{
    private const string Cookie = "entente-lang";
    private readonly CultureInfo _forms = CultureInfo.GetCultureInfo(settings["Culture"] ?? "en-GB");

    public Task InvokeAsync(HttpContext http)
    {
        var asked = files.Known(http.Request.Query["lang"]);
        if (asked is not null) http.Response.Cookies.Append(Cookie, asked, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        var language = asked ?? files.Known(http.Request.Cookies[Cookie]) ?? Preferred(http) ?? "en";
        CultureInfo.CurrentCulture = _forms;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return next(http);
    }

    // The mirror is for trying out, never by a browser's wish.
    private string? Preferred(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1).Select(l => files.Known(l.Value.Value)).FirstOrDefault(l => l is not null and not TextFiles.Mirror);
}
