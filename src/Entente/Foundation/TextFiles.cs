using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Entente.Foundation;

/// <summary>All texts of data/texts, a folder a language. What a language lacks is said in its parent's words, at last in English.</summary>
public sealed class TextFiles
{
    /// <summary>The name of the mirror language.</summary>
    public const string Mirror = "ar-XB";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _languages;
    private readonly FrozenDictionary<string, Func<string, string>> _madeUp;

    public TextFiles(DataFolder data, params IEnumerable<MadeUpLanguage> madeUp)
    {
        _languages = Directory.EnumerateDirectories(data.PathOf("texts")).Select(d => Path.GetFileName(d)!)
            .ToFrozenDictionary(l => l, l => Language(data, l), StringComparer.OrdinalIgnoreCase);
        Persons = Translations.From(data);
        _madeUp = madeUp.ToFrozenDictionary(l => l.Name, l => l.Say, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The languages in which persons are written to, and what is translated into them.</summary>
    public Translations Persons { get; }

    public static TextFiles Shipped { get; } = new(DataFolder.Shipped);

    /// <summary>English turned right to left word by word, to see and test pages the other way round.</summary>
    public static MadeUpLanguage MirrorLanguage { get; } = new(Mirror, Turn);

    public IEnumerable<string> Languages => _languages.Keys.Concat(_madeUp.Keys).Order(StringComparer.Ordinal);

    public IEnumerable<string> Keys(string language) => _languages[_madeUp.ContainsKey(language) ? "en" : language].Keys;

    /// <summary>The text in this language, else in its parent ("cy-GB", "cy"), else in English; null where nobody wrote it.</summary>
    public string? Find(string language, string key) => Own(language, key) ?? (_languages["en"].GetValueOrDefault(key) is { } english ? Made(language, english) : null);

    /// <summary>A sentence that stands in English in a file of data/, in this language where it has it.</summary>
    public string Of(string language, string sentence) => sentence.Length == 0 ? sentence : Own(language, sentence) ?? Made(language, sentence);

    /// <summary>Why something was refused, in this language.</summary>
    /// <param name="zone">Where the reader stands: moments are told by its time; without one as they are kept.</param>
    public string Say(string language, Problem problem, TimeZoneInfo? zone = null) =>
        Fill(language, Find(language, problem.Key) ?? throw new KeyNotFoundException($"No text '{problem.Key}' in data/texts/en."), problem.Gaps, zone);

    /// <summary>A text with its gaps filled. With the number 1 as first, "key.one" is taken where there is one.</summary>
    public string? Say(string language, string key, IReadOnlyList<object?> gaps) =>
        ((gaps is [1 or 1L, ..] ? Find(language, key + ".one") : null) ?? Find(language, key)) is { } text ? Fill(language, text, gaps) : null;

    private string Fill(string language, string text, IReadOnlyList<object?> gaps, TimeZoneInfo? zone = null) => gaps.Count == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. gaps.Select(g => g switch
    {
        Sentence said => Of(language, said.English),
        TextKey word => Find(language, word.Key) ?? word.Key,
        DateTimeOffset moment when zone is not null => TimeZoneInfo.ConvertTime(moment, zone),
        _ => g,
    })]);

    private string Made(string language, string english) => _madeUp.TryGetValue(language, out var say) ? say(english) : english;

    private string? Own(string language, string key)
    {
        for (var name = language; name.Length > 0; name = name[..Math.Max(name.LastIndexOf('-'), 0)])
        {
            if (_languages.TryGetValue(name, out var texts) && texts.TryGetValue(key, out var text)) return text;
            if (_madeUp.ContainsKey(name)) return null;
            if (Persons.Find(name, key, _languages["en"].GetValueOrDefault(key, key)) is { } translated) return translated;
        }

        return null;
    }

    /// <summary>The language of this name or of its parent, null where the site does not speak it.</summary>
    public string? Known(string? name)
    {
        for (; !string.IsNullOrEmpty(name); name = name[..Math.Max(name.LastIndexOf('-'), 0)])
        {
            if (Languages.FirstOrDefault(l => l.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        }

        return null;
    }

    private static FrozenDictionary<string, string> Language(DataFolder data, string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in data.Files($"texts/{language}", "*.json"))
        {
            foreach (var (key, text) in data.Read<Dictionary<string, string>>(file))
            {
                if (!texts.TryAdd(key, text)) throw new InvalidDataException($"data/{file}: '{key}' stands twice among the texts of {language}.");
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // Right-to-left override round each word; placeholders stay as they are.
    private static string Turn(string text)
    {
        var turned = new StringBuilder();
        var open = false;
        var depth = 0;
        foreach (var c in text)
        {
            var letter = char.IsLetter(c) && depth == 0;
            if (letter != open) turned.Append(letter ? '\u202E' : '\u202C');
            open = letter;
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            turned.Append(c);
        }

        return open ? turned.Append('\u202C').ToString() : turned.ToString();
    }
}

/// <summary>A language that no file holds: English, said in another way at run time, to try pages out.</summary>
public sealed record MadeUpLanguage(string Name, Func<string, string> Say);
