using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>The library of general signs, from data/indicators. A sign raises attention; it never decides.</summary>
public sealed class Indicators
{
    private Indicators(string code, string note, IReadOnlyList<IndicatorGroup> groups) => (Code, Note, Groups) = (code, note, groups);

    public string Code { get; }

    public string Note { get; }

    public IReadOnlyList<IndicatorGroup> Groups { get; }

    public IReadOnlyList<Option> Options => [.. Groups.SelectMany(g => g.Indicators.Select(i => new Option(i.Code, $"{g.Title}: {i.Text}")))];

    public static Indicators From(DataFolder data)
    {
        var file = data.Read<IndicatorFile>("indicators/indicators-1.json");
        return new(file.Code, file.Note, file.Groups);
    }

    private sealed record IndicatorFile(string Code, DateOnly From, string Source, string Note, IReadOnlyList<IndicatorGroup> Groups);
}

/// <summary>Signs of one kind.</summary>
public sealed record IndicatorGroup(string Code, string Title, IReadOnlyList<Indicator> Indicators);

/// <summary>One sign, in plain words, and how it may look in a child.</summary>
public sealed record Indicator(string Code, string Text, string? OfAChild = null);
