using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>A decision's letter, assembled from paragraphs in plain language. Holds no address: where it goes is decided at sending.</summary>
public sealed record Letter(string Title, IReadOnlyList<LetterPart> Parts)
{
    /// <summary>The title with what it was made from; null in a letter that was issued before this was kept.</summary>
    public LetterPart? Heading { get; init; }

    /// <summary>Puts the paragraphs together. Reads nothing but its arguments.</summary>
    public static Letter Of(LetterTexts texts, Case about, Grounds grounds, Regime regime, IReadOnlyList<Reason> known, DateOnly decided, LetterDays days)
    {
        LetterPart Text(string key, params IReadOnlyList<LetterGap> gaps) => LetterPart.Of(texts, regime, key, gaps);

        var positive = grounds.Outcome == GroundsOutcome.Positive;
        var conclusive = grounds.Stage == DecisionStage.ConclusiveGrounds;
        var kind = (conclusive ? "conclusive." : "") + (positive ? "positive" : "negative");
        var reasons = grounds.ReasonCodes.Select(code => known.FirstOrDefault(r => r.Code == code)).OfType<Reason>().ToList();
        List<LetterPart> parts =
        [
            Text("greeting", new(Word: about.Referral.Text), new(Day: decided)),
            .. grounds.Again is null ? Array.Empty<LetterPart>() : [Text(grounds.AskedBy == AskedBy.Court ? "again.court" : "again")],
            Text("outcome." + kind),
            Text("test", new LetterGap(Sentence: regime.Asks(grounds.Stage))),
            Text("reasons") with { Points = [.. reasons.Select(r => r.Text)] },
            Text("words"),
            .. Paragraphs(grounds.Words).Select(p => new LetterPart(p)),
        ];
        if (reasons.Any(r => r.Sort == ReasonSort.NotEnough)) parts.Add(Text("not-enough"));
        if (conclusive && positive) parts.Add(days.MoveOnUntil is { } helped ? Text("move-on", new LetterGap(Day: helped)) : Text("move-on.open"));
        else if (positive) parts.AddRange([days.RecoveryUntil is { } last ? Text(regime.EndsEarlyFor(about.IsChild) ? "recovery.early" : "recovery", new LetterGap(Day: last)) : Text("recovery.open"), Text("support")]);
        else if (!grounds.IsReconsideration) parts.Add(days.ReconsiderUntil is { } until ? Text("reconsider", new LetterGap(Day: until)) : Text("reconsider.open"));
        else parts.Add(Text("again.stays"));
        if (conclusive && !positive && !grounds.IsReconsideration && days.ExitUntil is { } exit) parts.Add(Text("exit", new LetterGap(Day: exit)));
        if (about.IsChild) parts.Add(Text("child"));
        parts.AddRange([Text("contact"), Text("ending")]);
        var title = Text("title." + kind);
        return new(title.Text, parts) { Heading = title };
    }

    /// <summary>The paragraphs that somebody wrote for this decision's letter: as issued, or as the draft has them.</summary>
    public static IReadOnlyList<string> Written(Grounds grounds) => grounds.Letter is { } issued ? [.. issued.Parts.Where(p => p.Key is null).Select(p => p.Text)] : Paragraphs(grounds.Words);

    private static string[] Paragraphs(string words) => words.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string? Write(Letter? letter) => letter is null ? null : JsonSerializer.Serialize(letter, JsonSerializerOptions.Web);

    internal static Letter? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Letter>(text, JsonSerializerOptions.Web);

    public override string ToString() => nameof(Letter);
}

/// <summary>The last days that a letter names; none where the law of the day sets none.</summary>
public sealed record LetterDays(DateOnly? RecoveryUntil, DateOnly? ReconsiderUntil)
{
    public DateOnly? MoveOnUntil { get; init; }
    public DateOnly? ExitUntil { get; init; }
}

/// <summary>A paragraph, and the points under it if it has any.</summary>
public sealed record LetterPart(string Text, IReadOnlyList<string>? Points = null)
{
    /// <summary>Under which key its translations stand; null where somebody wrote it for this letter, or it was issued before this was kept.</summary>
    public string? Key { get; init; }

    /// <summary>The English with its gaps, as it was then: a translation of other English is none of this.</summary>
    public string? Pattern { get; init; }

    public IReadOnlyList<LetterGap>? Gaps { get; init; }

    public static LetterPart Of(LetterTexts texts, Regime regime, string key, IReadOnlyList<LetterGap> gaps)
    {
        var pattern = texts.Of(key, regime);
        return new(string.Format(CultureInfo.GetCultureInfo(texts.Language), pattern, [.. gaps.Select(g => g.Day is { } day ? Translations.Day(texts.Language, day) : g.Sentence ?? g.Word)]))
        {
            Key = texts.KeyOf(key, regime),
            Pattern = pattern,
            Gaps = gaps.Count > 0 ? gaps : null,
        };
    }

    public override string ToString() => nameof(LetterPart);
}

/// <summary>What fills a gap of a paragraph: a word that is the same in every language, a day, or a sentence of the law.</summary>
public sealed record LetterGap(string? Word = null, DateOnly? Day = null, string? Sentence = null)
{
    public override string ToString() => nameof(LetterGap);
}

/// <summary>The paragraphs of a letter in one language, from data/letters.</summary>
/// <param name="ByRegime">Paragraphs that say something else under one regime, by its code: an old decision speaks of its own test.</param>
public sealed record LetterTexts(string Source, DateOnly ValidFrom, string Language, IReadOnlyDictionary<string, string> Paragraphs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByRegime)
{
    /// <summary>What the paragraphs and the sentences of the law are called in the languages in which persons are written to.</summary>
    [JsonIgnore] public Translations Persons { get; init; } = Translations.None;

    public string Of(string key, Regime regime) => ByRegime.GetValueOrDefault(regime.LettersOf)?.GetValueOrDefault(key) ?? Paragraphs[key];

    /// <summary>The key under which data/persons has the translations of the paragraph that is taken for this regime.</summary>
    public string KeyOf(string key, Regime regime) => ByRegime.GetValueOrDefault(regime.LettersOf)?.ContainsKey(key) is true ? $"{Prefix}{regime.LettersOf}.{key}" : Prefix + key;

    /// <summary>Every paragraph by the key of its translations.</summary>
    public IReadOnlyDictionary<string, string> ByKey =>
        Paragraphs.Select(p => (Key: Prefix + p.Key, p.Value)).Concat(ByRegime.SelectMany(r => r.Value.Select(p => (Key: $"{Prefix}{r.Key}.{p.Key}", p.Value)))).ToDictionary(p => p.Key, p => p.Value);

    private const string Prefix = "paragraph.";

    public static LetterTexts ReasonableGrounds(DataFolder data, string language) => data.Read<LetterTexts>($"letters/{language}/reasonable-grounds.json") with { Persons = Translations.From(data) };
}
