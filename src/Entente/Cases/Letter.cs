using System.Globalization;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>A decision's letter, assembled from paragraphs in plain language. Holds no address: where it goes is decided at sending.</summary>
public sealed record Letter(string Title, IReadOnlyList<LetterPart> Parts)
{
    /// <summary>Puts the paragraphs together. Reads nothing but its arguments.</summary>
    public static Letter Of(LetterTexts texts, Case about, Grounds grounds, Regime regime, IReadOnlyList<Reason> known, DateOnly decided, DateOnly recoveryUntil)
    {
        string Text(string key, params object[] values) => string.Format(CultureInfo.GetCultureInfo(texts.Language), texts.Paragraphs[key], values);
        string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(texts.Language));

        var positive = grounds.Outcome == GroundsOutcome.Positive;
        var reasons = grounds.ReasonCodes.Select(code => known.FirstOrDefault(r => r.Code == code)).OfType<Reason>().ToList();
        List<LetterPart> parts =
        [
            new(Text("greeting", about.Referral.Text, Day(decided))),
            new(Text(positive ? "outcome.positive" : "outcome.negative")),
            new(Text("test", regime.Threshold)),
            new(Text("reasons"), [.. reasons.Select(r => r.Text)]),
            new(Text("words")),
            .. grounds.Words.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new LetterPart(p)),
        ];
        if (reasons.Any(r => r.Sort == ReasonSort.NotEnough)) parts.Add(new(Text("not-enough")));
        if (positive) parts.AddRange([new(Text("recovery", Day(recoveryUntil))), new(Text("support"))]);
        else parts.Add(new(Text("reconsider")));
        if (about.IsChild) parts.Add(new(Text("child")));
        parts.AddRange([new(Text("contact")), new(Text("ending"))]);
        return new(Text(positive ? "title.positive" : "title.negative"), parts);
    }

    public override string ToString() => nameof(Letter);
}

/// <summary>A paragraph, and the points under it if it has any.</summary>
public sealed record LetterPart(string Text, IReadOnlyList<string>? Points = null)
{
    public override string ToString() => nameof(LetterPart);
}

/// <summary>The paragraphs of a letter in one language, from data/letters.</summary>
public sealed record LetterTexts(string Source, DateOnly ValidFrom, string Language, IReadOnlyDictionary<string, string> Paragraphs)
{
    public static LetterTexts ReasonableGrounds(DataFolder data, string language) => data.Read<LetterTexts>($"letters/{language}/reasonable-grounds.json");
}
