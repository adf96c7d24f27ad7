using System.Collections.Frozen;
using System.Globalization;

namespace Entente.Foundation;

/// <summary>What a language lacks, or has and should not.</summary>
public enum TextGap
{
    Missing,
    /// <summary>The English that it was made from has changed since.</summary>
    Stale,
    /// <summary>There is no such text in English any more.</summary>
    Stray,
}

/// <summary>A text for persons in another language, with the English that it was made from beside it: so a translator reads both, and a later change of the English is found.</summary>
public sealed record TranslatedText(string En, string Text);

/// <summary>One language in which persons are written to. A draft until a translator confirms it by name.</summary>
/// <param name="Name">The language in its own words.</param>
/// <param name="Made">How it came about: "machine" or "translator".</param>
public sealed record Translation(string Language, string Name, string Made, string? ConfirmedBy, DateOnly? ConfirmedOn, IReadOnlyDictionary<string, TranslatedText> Texts)
{
    public bool IsDraft => ConfirmedBy is null || ConfirmedOn is null;
}

/// <summary>The texts that persons read themselves or have read to them (their own page, letters, consent, slips), a file a language in data/persons. They are no languages of the site: staff are not offered them.</summary>
/// <remarks>A text whose English has changed is not shown: the new English is, until it is translated anew.</remarks>
public sealed class Translations
{
    /// <summary>The folder of the files.</summary>
    public const string Folder = "persons";

    private readonly FrozenDictionary<string, Translation> _languages;

    private Translations(IEnumerable<Translation> languages) => _languages = languages.ToFrozenDictionary(l => l.Language, StringComparer.OrdinalIgnoreCase);

    /// <summary>English alone.</summary>
    public static Translations None { get; } = new([]);

    /// <summary>Every language but English, by its code.</summary>
    public IReadOnlyList<Translation> All => [.. _languages.Values.OrderBy(l => l.Language, StringComparer.Ordinal)];

    /// <summary>The languages a person may choose, English among them, each in its own words.</summary>
    public IReadOnlyList<(string Code, string Name)> Offered => [("en", "English"), .. All.Select(l => (l.Language, l.Name))];

    public Translation? Of(string language) => _languages.GetValueOrDefault(language);

    /// <summary>The language of this name or of its parent ("ro-MD", "ro"); null where persons are not written to in it.</summary>
    public string? Known(string? name)
    {
        for (; !string.IsNullOrEmpty(name); name = name[..Math.Max(name.LastIndexOf('-'), 0)])
        {
            if (name.Equals("en", StringComparison.OrdinalIgnoreCase)) return "en";
            if (_languages.TryGetValue(name, out var known)) return known.Language;
        }

        return null;
    }

    /// <summary>The text as somebody translated it from this very English; null otherwise.</summary>
    public string? Find(string language, string key, string english) =>
        _languages.TryGetValue(language, out var known) && known.Texts.TryGetValue(key, out var text) && text.En == english ? text.Text : null;

    /// <summary>A sentence that stands in English in a file of data/, such as a reason, as somebody translated it; null otherwise.</summary>
    public string? Sentence(string language, string english) => Find(language, english, english);

    /// <summary>"rtl" or "ltr": which way a language is written.</summary>
    public static string DirectionOf(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>A day in the language's own form, without its weekday, counted by the calendar that all pages count by.</summary>
    public static string Day(string language, DateOnly day)
    {
        if (language == "en") return day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));
        var forms = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        if (forms.DateTimeFormat.Calendar is not GregorianCalendar) forms.DateTimeFormat.Calendar = new GregorianCalendar();
        return day.ToString(forms.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '\u060c'), forms);
    }

    /// <summary>What a language lacks of these English texts, by key.</summary>
    public static IReadOnlyList<(string Key, TextGap Gap)> Gaps(Translation language, IReadOnlyDictionary<string, string> english) =>
    [
        .. english.Where(e => !language.Texts.TryGetValue(e.Key, out var text) || string.IsNullOrWhiteSpace(text.Text)).Select(e => (e.Key, TextGap.Missing)),
        .. language.Texts.Where(t => english.TryGetValue(t.Key, out var now) && now != t.Value.En).Select(t => (t.Key, TextGap.Stale)),
        .. language.Texts.Keys.Where(k => !english.ContainsKey(k)).Select(k => (k, TextGap.Stray)),
    ];

    public static Translations From(DataFolder data) => new(!Directory.Exists(data.PathOf(Folder)) ? [] : data.Files(Folder, "*.json").Select(file =>
    {
        var language = data.Read<Translation>(file);
        if (Path.GetFileNameWithoutExtension(file) != language.Language) throw new InvalidDataException($"data/{file} says that it is '{language.Language}': name the file after its language.");
        if (language.Made is not ("machine" or "translator")) throw new InvalidDataException($"data/{file}: 'made' is 'machine' or 'translator'.");
        if (language.ConfirmedBy is null != language.ConfirmedOn is null) throw new InvalidDataException($"data/{file}: 'confirmedBy' and 'confirmedOn' go together: who confirmed it, and when.");
        return language;
    }));
}
