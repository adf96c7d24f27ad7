using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Support.Plans;

namespace Entente.Support.Sessions;

/// <summary>Which services there are, what can come of a session, by whom and why, from data/support/sessions.json.</summary>
public sealed class SessionTerms
{
    private const string Name = "support/sessions.json";
    private readonly File _file;

    private SessionTerms(File file, Entitlements entitlements)
    {
        _file = file;
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[file.Services.Select(s => s.Code), file.Outcomes.Select(o => o.Code), file.Whom.Select(w => w.Code), file.Why.Select(w => w.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (file.Services.FirstOrDefault(s => entitlements.Find(s.Entitlement) is null) is { } lost) throw new InvalidDataException($"data/{Name}: '{lost.Code}' serves '{lost.Entitlement}', which data/support/entitlements.json has not.");
        if (file.MissedInARow < 1) throw new InvalidDataException($"data/{Name}: missedInARow is {file.MissedInARow}; give 1 or more.");
        if (!file.Why.Any(w => w.Code == Other)) throw new InvalidDataException($"data/{Name} has no reason '{Other}': whoever has another one needs a place for it.");
        if (!file.Whom.Any(w => w.Code == Person)) throw new InvalidDataException($"data/{Name} has nobody '{Person}': only what the person did themselves says that they were reached.");
    }

    /// <summary>The reason that is told in words.</summary>
    public const string Other = "other";

    /// <summary>The person themselves.</summary>
    public const string Person = "person";

    public static SessionTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public bool IsConfirmed => _file.Status == FactStatus.Verified;

    /// <summary>After how many that the person missed in a row somebody asks why.</summary>
    public int MissedInARow => _file.MissedInARow;

    public IReadOnlyList<Service> Services => _file.Services;

    public IReadOnlyList<SessionOutcome> Outcomes => _file.Outcomes;

    public IReadOnlyList<Term> Whom => _file.Whom;

    public IReadOnlyList<Term> Why => _file.Why;

    public Service? ServiceOf(string? code) => Services.FirstOrDefault(s => s.Code == code);

    public SessionOutcome? OutcomeOf(string? code) => Outcomes.FirstOrDefault(o => o.Code == code);

    public static SessionTerms From(DataFolder data) => new(data.Read<File>(Name), Entitlements.From(data));

    private sealed record File(string Source, FactStatus Status, DateOnly From, int MissedInARow, IReadOnlyList<Service> Services, IReadOnlyList<SessionOutcome> Outcomes, IReadOnlyList<Term> Whom, IReadOnlyList<Term> Why);
}

/// <summary>A kind of service.</summary>
/// <param name="Entitlement">What the person is entitled to that it serves.</param>
public sealed record Service(string Code, string Text, string Entitlement);

/// <summary>What can come of a session.</summary>
/// <param name="Missed">The person did not come, and nobody heard.</param>
/// <param name="AsksWhy">By whom, and why, is asked.</param>
public sealed record SessionOutcome(string Code, string Text, bool Happened = false, bool Missed = false, bool AsksWhy = false);
