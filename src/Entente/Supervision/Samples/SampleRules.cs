using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Supervision.Samples;

/// <summary>By what a population is parted before it is drawn from, so that rare decisions are read as well.</summary>
public enum Stratum { Outcome, Stage }

/// <summary>How a team's issued decisions of a month are drawn from, from data/supervision/samples.json.</summary>
/// <param name="Percent">Of each stratum, rounded up: one that is there at all gives at least one.</param>
public sealed record SampleRule(string Code, int Percent, IReadOnlyList<Stratum> Strata, DateOnly ValidFrom, DateOnly? ValidTo = null)
{
    public bool Holds(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

/// <summary>Every rule of drawing.</summary>
public sealed class SampleRules
{
    /// <summary>A smaller number of readings could point to one person or one decision: it is not told, and neither is what it could be worked out from.</summary>
    public const int Least = 5;

    private SampleRules(File file) => (Source, All) = (file.Source, file.Rules);

    public static SampleRules Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    public IReadOnlyList<SampleRule> All { get; }

    public SampleRule? On(DateOnly day) => All.FirstOrDefault(r => r.Holds(day));

    public SampleRule? Find(string code) => All.FirstOrDefault(r => r.Code == code);

    public static SampleRules From(DataFolder data)
    {
        const string Name = "supervision/samples.json";
        var file = data.Read<File>(Name);
        if (file.Rules.FirstOrDefault(r => r.Percent is < 1 or > 100) is { } rule) throw new InvalidDataException($"data/{Name}: '{rule.Code}' needs a percent of 1 to 100.");
        if (file.Rules.GroupBy(r => r.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice.");
        var days = file.Rules.OrderBy(r => r.ValidFrom).ToList();
        return days.Zip(days.Skip(1)).Any(p => p.First.ValidTo is not { } to || to >= p.Second.ValidFrom) ? throw new InvalidDataException($"data/{Name}: two rules hold on one day.") : new(file);
    }

    private sealed record File(string Source, FactStatus Status, IReadOnlyList<SampleRule> Rules);
}

/// <summary>Where the seed of a draw comes from. Passed in, so that a test can draw the same sample twice.</summary>
public sealed class SeedSource(Func<int, byte[]> random)
{
    public string Next() => Convert.ToHexStringLower(random(16));
}
