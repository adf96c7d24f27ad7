using System.Collections.Concurrent;
using System.Globalization;
using Entente.Foundation;

namespace Entente.Web.Design;

/// <summary>Picks the language of a request: asked for by ?lang=, kept in a cookie, else by the browser, else English.</summary>
/// <remarks>Only words change, those for months and days with them. Numbers and dates keep the centre's own form (setting Culture), so that no reader takes 3/4 for 4/3.</remarks>
internal sealed class Language(RequestDelegate next, TextFiles files, IConfiguration settings)
{
    private const string Cookie = "entente-lang";
    private readonly CultureInfo _forms = CultureInfo.GetCultureInfo(settings["Culture"] ?? "en-GB");
    private readonly ConcurrentDictionary<string, CultureInfo> _languages = [];

    public Task InvokeAsync(HttpContext http)
    {
        var asked = files.Known(http.Request.Query["lang"]);
        if (asked is not null) http.Response.Cookies.Append(Cookie, asked, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        var language = asked ?? files.Known(http.Request.Cookies[Cookie]) ?? Preferred(http) ?? "en";
        CultureInfo.CurrentCulture = _languages.GetOrAdd(language, FormsIn);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return next(http);
    }

    /// <summary>The centre's forms with a language's names of months and days. A language that counts its days by another calendar keeps the centre's names.</summary>
    private CultureInfo FormsIn(string language)
    {
        var words = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        if (words.Calendar is not GregorianCalendar || language == _forms.TwoLetterISOLanguageName) return _forms;
        var forms = (CultureInfo)_forms.Clone();
        (forms.DateTimeFormat.MonthNames, forms.DateTimeFormat.MonthGenitiveNames) = (words.MonthNames, words.MonthGenitiveNames);
        (forms.DateTimeFormat.AbbreviatedMonthNames, forms.DateTimeFormat.AbbreviatedMonthGenitiveNames) = (words.AbbreviatedMonthNames, words.AbbreviatedMonthGenitiveNames);
        (forms.DateTimeFormat.DayNames, forms.DateTimeFormat.AbbreviatedDayNames) = (words.DayNames, words.AbbreviatedDayNames);
        return CultureInfo.ReadOnly(forms);
    }

    // The mirror is for trying out, never by a browser's wish.
    private string? Preferred(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1).Select(l => files.Known(l.Value.Value)).FirstOrDefault(l => l is not null and not TextFiles.Mirror);
}
