using System.Security.Cryptography;
using System.Text;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Retention.Schedule;

/// <summary>From what a period counts. Where a rule names several, the last that happened counts.</summary>
public enum RetentionStart
{
    /// <summary>The case has its last decision, and none is in hand.</summary>
    Decided,
    /// <summary>The last support has ended; left out where there was none.</summary>
    SupportEnded,
    /// <summary>The person is 18; left out where they came as an adult.</summary>
    OfAge,
}

/// <summary>For how long one class of record is kept in some places.</summary>
/// <param name="Territories">Where it holds: "GB-EAW", or "GB" for all of them; none where everywhere.</param>
/// <param name="Months">Null where no period is known.</param>
/// <param name="SetBy">Who at the centre set it, where no law that is confirmed does.</param>
public sealed record RetentionRule(string Class, IReadOnlyList<string> Territories, IReadOnlyList<RetentionStart> From, int? Months, FactStatus Status, string SetBy, string Source, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether something may be deleted by it: the period is known, and either confirmed or somebody at the centre answers for it.</summary>
    public bool Deletes => Months is not null && (Status == FactStatus.Verified || SetBy.Length > 0);

    public bool IsConfirmed => Status == FactStatus.Verified;

    public bool Fits(string territory, DateOnly day) => ValidFrom <= day && !(ValidTo < day) && (Territories.Count == 0 || Territories.Any(t => IsIn(territory, t)));

    /// <summary>How closely it names a place: the closest counts.</summary>
    public int NearnessTo(string territory) => Territories.Where(t => IsIn(territory, t)).Select(t => t.Length).DefaultIfEmpty(0).Max();

    private static bool IsIn(string territory, string place) => territory == place || territory.StartsWith(place + "-", StringComparison.Ordinal);
}

/// <summary>How long each class of record is kept, by country and day, from data/retention/schedule.json. The classes stand in classes.json.</summary>
public sealed class RetentionSchedule
{
    private const string Name = "retention/schedule.json";

    /// <summary>Names nobody and belongs to no case.</summary>
    private const string NoCase = "notification";

    private readonly File _file;

    private RetentionSchedule(File file, IReadOnlyList<RetentionClass> classes, string text)
    {
        (_file, Classes) = (file, [.. classes.Where(c => c.Code != NoCase)]);
        Version = $"{file.Date:yyyy-MM-dd} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}";
        if (file.DueWithinDays is not [> 0, _] || file.DueWithinDays[1] <= file.DueWithinDays[0]) throw new InvalidDataException($"data/{Name}: 'dueWithinDays' is two numbers of days, the smaller first.");
        foreach (var rule in file.Rules)
        {
            if (!classes.Any(c => c.Code == rule.Class)) throw new InvalidDataException($"data/{Name}: '{rule.Class}' is no class of data/retention/classes.json.");
            if (rule.Months < 1 || rule.From.Count == 0 || rule.Source.Length == 0) throw new InvalidDataException($"data/{Name}: a rule for '{rule.Class}' needs a source, something that it counts from, and months of 1 or more, or null where no period is known.");
            if (rule.Months is null != (rule.Status == FactStatus.Unknown)) throw new InvalidDataException($"data/{Name}: a rule for '{rule.Class}' is 'unknown' where it has no months, and only there.");
            if (!rule.From.Contains(RetentionStart.Decided)) throw new InvalidDataException($"data/{Name}: a rule for '{rule.Class}' counts from 'decided' among others: nothing goes while a case is open.");
        }

        foreach (var kind in Classes)
        {
            if (!file.Rules.Any(r => r.Class == kind.Code)) throw new InvalidDataException($"data/{Name}: no rule for '{kind.Code}': add one, with months null where no period is known.");
        }

        if (file.Rules.SelectMany(r => (r.Territories.Count == 0 ? [""] : r.Territories).Select(t => (r.Class, Place: t, Rule: r))).GroupBy(r => (r.Class, r.Place)).Any(g => Overlap([.. g.Select(x => x.Rule).OrderBy(r => r.ValidFrom)]))) throw new InvalidDataException($"data/{Name}: two rules hold for one class in one place on one day.");
    }

    public static RetentionSchedule Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    /// <summary>The day of the file and the beginning of its hash: by which rules something was deleted can be told from it.</summary>
    public string Version { get; }

    /// <summary>Within how many days something is due soon, and within how many it is due later.</summary>
    public (int Soon, int Later) DueWithin => (_file.DueWithinDays[0], _file.DueWithinDays[1]);

    /// <summary>The classes of what a case keeps.</summary>
    public IReadOnlyList<RetentionClass> Classes { get; }

    public IReadOnlyList<RetentionRule> Rules => _file.Rules;

    /// <summary>The rule for a class in a place on a day; the one that names the place most closely. Null where none holds.</summary>
    public RetentionRule? On(string kind, string territory, DateOnly day) => _file.Rules.Where(r => r.Class == kind && r.Fits(territory, day)).OrderByDescending(r => r.NearnessTo(territory)).FirstOrDefault();

    public static RetentionSchedule From(DataFolder data) => new(data.Read<File>(Name), RetentionClasses.From(data), data.ReadText(Name));

    private static bool Overlap(List<RetentionRule> rules) => rules.Zip(rules.Skip(1)).Any(p => p.First.ValidTo is not { } to || to >= p.Second.ValidFrom);

    private sealed record File(string Source, DateOnly Date, IReadOnlyList<int> DueWithinDays, IReadOnlyList<RetentionRule> Rules);
}
