using System.Collections.Frozen;
using System.Text;
using Entente.Foundation;

namespace Entente.Web.Design;

/// <summary>All texts of data/texts, a folder a language. What a language lacks is said in its parent's words, at last in English.</summary>
public sealed class TextFiles
{
    /// <summary>A made-up language, English turned right to left word by word, to see and test pages the other way round.</summary>
    public const string Mirror = "ar-XB";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _languages;

    public TextFiles(DataFolder data, bool withMirror = false)
    {
        var languages = Directory.EnumerateDirectories(data.PathOf("texts")).Select(d => Path.GetFileName(d)!)
            .ToDictionary(l => l, l => Language(data, l), StringComparer.OrdinalIgnoreCase);
        if (withMirror) languages[Mirror] = languages["en"].ToFrozenDictionary(t => t.Key, t => Turn(t.Value));
        _languages = languages.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<string> Languages => _languages.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Keys(string language) => _languages[language].Keys;

    /// <summary>The text in this language, else in its parent ("cy-GB", "cy"), else in English; null where nobody wrote it.</summary>
    public string? Find(string language, string key)
    {
        for (var name = language; name.Length > 0; name = name[..Math.Max(name.LastIndexOf('-'), 0)])
        {
            if (_languages.TryGetValue(name, out var texts) && texts.TryGetValue(key, out var text)) return text;
        }

        return _languages["en"].GetValueOrDefault(key);
    }

    /// <summary>The language of this name or of its parent, null where the site does not speak it.</summary>
    public string? Known(string? name)
    {
        for (; !string.IsNullOrEmpty(name); name = name[..Math.Max(name.LastIndexOf('-'), 0)])
        {
            if (_languages.ContainsKey(name)) return _languages.Keys.First(l => l.Equals(name, StringComparison.OrdinalIgnoreCase));
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
