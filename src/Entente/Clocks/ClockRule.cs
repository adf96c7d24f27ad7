using Entente.Foundation;

namespace Entente.Clocks;

/// <summary>What a period is counted in.</summary>
public enum ClockUnit { WorkingDays, CalendarDays, Weeks, Months, Years, Hours, Date, AsSet }

/// <summary>What a period means: a limit to keep (target, ceiling, deadline), a time that must pass (floor, minimums), a time in which somebody may ask for something (right), or a mark.</summary>
public enum ClockKind { Target, Floor, StatutoryMinimum, Ceiling, Minimum, SupportTail, Policy, Trigger, MinimumValidity, Deadline, Date, Right }

/// <summary>One period of the law in one time of its validity, from data/clocks.</summary>
public sealed record ClockRule
{
    public required string Id { get; init; }
    /// <summary>What people call the period.</summary>
    public required string Name { get; init; }
    public required string Trigger { get; init; }

    /// <summary>How many units; null where it is set each time, or where the law names a date.</summary>
    public int? Amount { get; init; }
    public required ClockUnit Unit { get; init; }

    /// <summary>The date that the law names.</summary>
    public DateOnly? On { get; init; }
    public required ClockKind Kind { get; init; }

    /// <summary>A period that ends on a day not worked ends with the next one that is (Regulation 1182/71, article 3(4)).</summary>
    public bool Rolls { get; init; }

    /// <summary>The law lets it be made longer for cause.</summary>
    public bool Extendable { get; init; }
    public string Note { get; init; } = "";
    public required string Source { get; init; }
    public required FactStatus Status { get; init; }
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;
    public DateOnly ValidTo { get; init; } = DateOnly.MaxValue;

    public bool Holds(DateOnly day) => day >= ValidFrom && day <= ValidTo;
}

/// <summary>Every period that the centre knows, with all its past values.</summary>
public sealed class ClockRules
{
    private readonly ILookup<string, ClockRule> _rules;

    private ClockRules(IReadOnlyList<ClockRule> rules) => (All, _rules) = (rules, rules.ToLookup(r => r.Id));

    public static ClockRules Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<ClockRule> All { get; }

    /// <summary>The rule in force on the day of its trigger: a period keeps the length that it was started with.</summary>
    public ClockRule InForce(string id, DateOnly day) => Find(id, day)
        ?? throw new ArgumentException($"data/clocks has no rule {id} in force on {day:yyyy-MM-dd}.", nameof(id));

    public ClockRule? Find(string id, DateOnly day) => _rules[id].SingleOrDefault(r => r.Holds(day));

    /// <summary>What people call a rule; the id where the data no longer know it.</summary>
    public string NameOf(string id) => _rules[id].FirstOrDefault()?.Name ?? id;

    public static ClockRules From(DataFolder data)
    {
        var rules = new ClockRules([.. data.Files("clocks", "*.json").SelectMany(f => data.Read<RulesFile>(f).Rules)]);
        foreach (var versions in rules._rules)
        {
            var ordered = versions.OrderBy(r => r.ValidFrom).ToList();
            if (ordered.Zip(ordered.Skip(1)).Any(p => p.First.ValidTo >= p.Second.ValidFrom)) throw new InvalidDataException($"data/clocks: versions of {versions.Key} overlap.");
        }

        return rules;
    }

    private sealed record RulesFile(IReadOnlyList<ClockRule> Rules);
}
