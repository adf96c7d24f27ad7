using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Entente.Foundation;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Design;

/// <summary>What the site says, by key, in the reader's language. Razor encodes what it returns.</summary>
/// <remarks>A key that nobody wrote throws while building and testing; in service it shows itself, so that a page is never lost for a word.</remarks>
public sealed class Texts(TextFiles files, CentreTime time, IHostEnvironment host) : IStringLocalizer
{
    private readonly bool _strict = !host.IsProduction();

    /// <summary>The language of this request.</summary>
    public string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>"rtl" or "ltr": which way this language is written.</summary>
    public string Direction => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The text with its placeholders filled. With the number 1 as first argument, "key.one" is taken where there is one.</summary>
    public string this[string key, params object?[] args]
    {
        get
        {
            if (files.Say(Language, key, args) is { } text) return text;
            return _strict ? throw new KeyNotFoundException($"No text '{key}' in data/texts/en.") : key;
        }
    }

    /// <summary>A sentence that stands in English in a file of data/, such as a question or a country, in the reader's language.</summary>
    [return: NotNullIfNotNull(nameof(sentence))]
    public string? Of(string? sentence) => sentence is null ? null : files.Of(Language, sentence);

    /// <summary>Why something was refused.</summary>
    public string Of(Problem problem) => files.Say(Language, problem, time.Zone);

    /// <summary>Whether there is such a text, for a key that is put together, such as a code's label.</summary>
    public bool Has(string key) => files.Find(Language, key) is not null;

    /// <summary>A day, as "24 November 2026".</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day with its name, in the form of the reader's language: for pages that persons read themselves.</summary>
    public string LongDay(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>A country's name in the reader's language, from its two letters.</summary>
    public string Country(string code)
    {
        try { return new RegionInfo(code.ToUpperInvariant()).DisplayName; }
        catch (ArgumentException) { return code; }
    }

    /// <summary>A date as people know it, as "10 February 1990" or "about 1990".</summary>
    public string Said(PartialDate date) => date.Sense == DateSense.Plain ? date.Plainly : this["sense.said." + date.Sense, date.Plainly];

    /// <summary>The day of a moment where the centre stands.</summary>
    public string Day(DateTimeOffset when) => Day(DateOnly.FromDateTime(time.Here(when).DateTime));

    /// <summary>A moment where the centre stands, as "24 November 2026, 02:30".</summary>
    public string Moment(DateTimeOffset when) => time.Here(when).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    LocalizedString IStringLocalizer.this[string name] => new(name, this[name]);

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] => new(name, this[name, arguments]);

    IEnumerable<LocalizedString> IStringLocalizer.GetAllStrings(bool includeParentCultures) =>
        files.Keys("en").Select(k => new LocalizedString(k, this[k]));
}

/// <summary>The time zone that the centre works in (setting TimeZone, Europe/London unless said otherwise).</summary>
public sealed class CentreTime(IConfiguration settings)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(settings["TimeZone"] ?? "Europe/London");

    public DateTimeOffset Here(DateTimeOffset when) => TimeZoneInfo.ConvertTime(when, Zone);
}

/// <summary>The country of the centre as ISO 3166 writes it, from the territory whose calendar it works by (setting Territory, GB-EAW unless said otherwise): which lists of one country's bodies and places are offered.</summary>
public sealed class CentreCountry(IConfiguration settings)
{
    public string Code { get; } = (settings["Territory"] ?? "GB-EAW").Split('-')[0].ToLowerInvariant();

    /// <summary>Whether something that only these centres use is for this one; what names none is for all.</summary>
    public bool Uses(IReadOnlyList<string> centres) => centres.Count == 0 || centres.Contains(Code);
}
