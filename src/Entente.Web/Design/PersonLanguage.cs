using System.Collections.Concurrent;
using System.Globalization;
using Entente.Foundation;

namespace Entente.Web.Design;

/// <summary>Picks the language of a page that a person reads themselves: asked for by ?lang=, kept in a cookie of these pages, else by the browser, else English.</summary>
/// <remarks>Here dates and numbers stand in the language's own form, for nobody else reads them; days are counted as everywhere here.</remarks>
internal sealed class PersonLanguage(RequestDelegate next, TextFiles files, IConfiguration settings)
{
    /// <summary>Where these pages are.</summary>
    public const string Root = "/my";

    private const string Cookie = "my-lang";
    private readonly ConcurrentDictionary<string, CultureInfo> _forms = [];

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Root)) return next(http);
        var asked = Known(http.Request.Query["lang"]);
        if (asked is not null) Keep(http, asked);
        var language = asked ?? Known(http.Request.Cookies[Cookie]) ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1).Select(l => files.Persons.Known(l.Value.Value)).FirstOrDefault(l => l is not null) ?? "en";
        CultureInfo.CurrentCulture = _forms.GetOrAdd(language, FormsOf);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return next(http);
    }

    /// <summary>Opens the page in the language that was chosen with the person, unless they chose another here.</summary>
    public static void Suggest(HttpContext http, string language)
    {
        if (http.Request.Cookies[Cookie] is null) Keep(http, language);
    }

    // The mirror and other made-up languages are for trying out, by their name alone.
    private string? Known(string? name) => files.Persons.Known(name) ?? files.Known(name);

    private static void Keep(HttpContext http, string language) =>
        http.Response.Cookies.Append(Cookie, language, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = Root });

    private CultureInfo FormsOf(string language)
    {
        if (files.Persons.Of(language) is null) return CultureInfo.GetCultureInfo(settings["Culture"] ?? "en-GB");
        var forms = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        if (forms.DateTimeFormat.Calendar is not GregorianCalendar) forms.DateTimeFormat.Calendar = new GregorianCalendar();
        return CultureInfo.ReadOnly(forms);
    }
}
