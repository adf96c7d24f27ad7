using Entente.Foundation;

namespace Entente.Web.Design;

/// <summary>Sentences for a person in English and, beside each, in another language: one way of showing them for everything that is read out or handed over.</summary>
/// <param name="Language">Null for English alone.</param>
public sealed record PairedTexts(Translation? Language, IReadOnlyList<PairedLine> Lines)
{
    /// <summary>Sentences of a file of data/.</summary>
    public static PairedTexts OfSentences(TextFiles files, string? language, IEnumerable<string> sentences) =>
        new(files.Persons.Of(language ?? ""), [.. sentences.Select(s => new PairedLine(s, language is null ? null : files.Persons.Sentence(language, s)))]);

    /// <summary>Texts of data/texts, each with its gaps: days are told in each language's own form.</summary>
    public static PairedTexts OfTexts(TextFiles files, string? language, IEnumerable<(string Key, IReadOnlyList<object> Gaps)> texts) => new(files.Persons.Of(language ?? ""), [.. texts.Select(t =>
    {
        var english = files.Find("en", t.Key) ?? t.Key;
        var other = language is null ? null : files.Persons.Find(language, t.Key, english);
        return new PairedLine(Fill(english, "en", t.Gaps), other is null ? null : Fill(other, language!, t.Gaps));
    })]);

    private static string Fill(string text, string language, IReadOnlyList<object> gaps) =>
        gaps.Count == 0 ? text : string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. gaps.Select(g => g is DateOnly day ? Translations.Day(language, day) : g)]);

    public override string ToString() => nameof(PairedTexts);
}

/// <summary>One sentence in English and as somebody translated it from this very English; null where nobody has.</summary>
public sealed record PairedLine(string English, string? Other)
{
    public override string ToString() => nameof(PairedLine);
}

/// <summary>A choice of the language beside English, by links.</summary>
/// <param name="Path">The page; the language follows as ?language=.</param>
public sealed record LanguageLinks(string Path, string? Current);
