using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Foundation;

namespace Entente.Cases.Letters;

/// <summary>A letter in another language, paragraph for paragraph as the English stands.</summary>
/// <param name="IsDraft">Nobody has confirmed this language's texts by name.</param>
public sealed record LetterInLanguage(string Language, bool IsDraft, SpokenPart Title, IReadOnlyList<SpokenPart> Parts)
{
    /// <summary>Puts the letter together in a language. What nobody translated from this very English stays empty. Reads nothing but its arguments.</summary>
    /// <param name="entered">What was entered by hand for this decision and language.</param>
    public static LetterInLanguage Of(Letter letter, Translation language, Translations texts, IReadOnlyList<ParagraphTranslation> entered)
    {
        var place = -1;
        SpokenPart Said(LetterPart part) => part.Key is null ? ByHand(part.Text, ++place, letter, entered) : new(Fixed(part, language.Language, texts)) { Points = part.Points is null ? null : [.. part.Points.Select(p => texts.Sentence(language.Language, p))] };
        return new(language.Language, language.IsDraft, letter.Heading is { } heading ? new(Fixed(heading, language.Language, texts)) : new(null), [.. letter.Parts.Select(Said)]);
    }

    /// <summary>The same as it was kept at issue; what was missing then may have been entered since.</summary>
    public LetterInLanguage With(Letter letter, IReadOnlyList<ParagraphTranslation> entered)
    {
        var place = -1;
        return this with { Parts = [.. letter.Parts.Zip(Parts, (part, kept) => part.Key is not null ? kept : ++place >= 0 && kept.Text is null ? ByHand(part.Text, place, letter, entered) : kept)] };
    }

    /// <summary>How many paragraphs and points of it are still in English alone.</summary>
    public int Missing => Parts.Prepend(Title).Sum(p => (p.Text is null ? 1 : 0) + (p.Points?.Count(t => t is null) ?? 0));

    private static string? Fixed(LetterPart part, string language, Translations texts)
    {
        if (texts.Find(language, part.Key!, part.Pattern!) is not { } pattern) return null;
        List<object?> gaps = [.. (part.Gaps ?? []).Select(g => g.Day is { } day ? Translations.Day(language, day) : g.Sentence is { } sentence ? texts.Sentence(language, sentence) : g.Word)];
        return gaps.Contains(null) ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, [.. gaps]);
    }

    private static SpokenPart ByHand(string english, int place, Letter letter, IReadOnlyList<ParagraphTranslation> entered)
    {
        if (entered.Where(e => e.English == english).MaxBy(e => e.Number) is { } known) return new(known.Words) { Place = place, Translator = known.Translator, TranslatedAt = known.EnteredAt };
        // What was translated here before, of English that stands nowhere in the letter any more.
        var before = entered.Where(e => e.Place == place && !letter.Parts.Any(p => p.Key is null && p.Text == e.English)).MaxBy(e => e.Number);
        return new(null) { Place = place, Before = before?.Words };
    }

    public override string ToString() => $"letter, {Language}";
}

/// <summary>A paragraph as the other language has it; null where only the English is there.</summary>
public sealed record SpokenPart(string? Text)
{
    public IReadOnlyList<string?>? Points { get; init; }

    /// <summary>Which of the paragraphs that somebody wrote for this letter it is, from 0; null for one of data/letters.</summary>
    public int? Place { get; init; }

    /// <summary>Who translated it, where it was entered by hand.</summary>
    public string Translator { get; init; } = "";
    public DateTimeOffset? TranslatedAt { get; init; }

    /// <summary>A translation of what stood here before the English was changed.</summary>
    public string? Before { get; init; }

    public override string ToString() => nameof(SpokenPart);
}

/// <summary>A letter in each language as it stood when it was issued: later translations do not reach back into it.</summary>
public sealed record KeptLetters(IReadOnlyList<LetterInLanguage> All)
{
    // Arabic or Bulgarian as letters, not as numbers of letters: a sixth of the room.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static string Write(KeptLetters letters) => JsonSerializer.Serialize(letters, Options);

    internal static KeptLetters Read(string text) => JsonSerializer.Deserialize<KeptLetters>(text, Options) ?? new([]);

    public override string ToString() => nameof(KeptLetters);
}
