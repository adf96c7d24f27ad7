using System.Globalization;
using System.Text.Json;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>A decision's letter, assembled from paragraphs in plain language. Holds no address: where it goes is decided at sending.</summary>
public sealed record Letter(string Title, IReadOnlyList<LetterPart> Parts)
{
    /// <summary>Puts the paragraphs together. Reads nothing but its arguments.</summary>
    public static Letter Of(LetterTexts texts, Case about, Grounds grounds, Regime regime, IReadOnlyList<Reason> known, DateOnly decided, LetterDays days)
    {
        string Text(string key, params object[] values) => string.Format(CultureInfo.GetCultureInfo(texts.Language), texts.Of(key, regime), values);
        string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(texts.Language));

        var positive = grounds.Outcome == GroundsOutcome.Positive;
        var conclusive = grounds.Stage == DecisionStage.ConclusiveGrounds;
        var kind = (conclusive ? "conclusive." : "") + (positive ? "positive" : "negative");
        var reasons = grounds.ReasonCodes.Select(code => known.FirstOrDefault(r => r.Code == code)).OfType<Reason>().ToList();
        List<LetterPart> parts =
        [
            new(Text("greeting", about.Referral.Text, Day(decided))),
            .. grounds.Again is null ? Array.Empty<LetterPart>() : [new(Text("again"))],
            new(Text("outcome." + kind)),
            new(Text("test", regime.Asks(grounds.Stage))),
            new(Text("reasons"), [.. reasons.Select(r => r.Text)]),
            new(Text("words")),
            .. grounds.Words.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new LetterPart(p)),
        ];
        if (reasons.Any(r => r.Sort == ReasonSort.NotEnough)) parts.Add(new(Text("not-enough")));
        if (conclusive && positive) parts.Add(new(days.MoveOnUntil is { } helped ? Text("move-on", Day(helped)) : Text("move-on.open")));
        else if (positive) parts.AddRange([new(days.RecoveryUntil is { } last ? Text("recovery", Day(last)) : Text("recovery.open")), new(Text("support"))]);
        else if (grounds.Again is null) parts.Add(new(days.ReconsiderUntil is { } until ? Text("reconsider", Day(until)) : Text("reconsider.open")));
        else parts.Add(new(Text("again.stays")));
        if (conclusive && !positive && grounds.Again is null && days.ExitUntil is { } exit) parts.Add(new(Text("exit", Day(exit))));
        if (about.IsChild) parts.Add(new(Text("child")));
        parts.AddRange([new(Text("contact")), new(Text("ending"))]);
        return new(Text("title." + kind), parts);
    }

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
    public override string ToString() => nameof(LetterPart);
}

/// <summary>The paragraphs of a letter in one language, from data/letters.</summary>
/// <param name="ByRegime">Paragraphs that say something else under one regime, by its code: an old decision speaks of its own test.</param>
public sealed record LetterTexts(string Source, DateOnly ValidFrom, string Language, IReadOnlyDictionary<string, string> Paragraphs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByRegime)
{
    public string Of(string key, Regime regime) => ByRegime.GetValueOrDefault(regime.LettersOf)?.GetValueOrDefault(key) ?? Paragraphs[key];

    public static LetterTexts ReasonableGrounds(DataFolder data, string language) => data.Read<LetterTexts>($"letters/{language}/reasonable-grounds.json");
}
