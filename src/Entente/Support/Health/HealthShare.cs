using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Support.Health;

/// <summary>What of a need of health somebody may know, resting on one line of the ledger of consent. It opens nothing by itself: the ledger is asked each time, so that a withdrawal shuts it at once.</summary>
public sealed class HealthShare : IOfDossier
{
    private HealthShare() { }

    public static DataKind Kind => DataKind.Health;

    [Open] public required HealthShareId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    /// <summary>The first version of the need: later ones are shared with it.</summary>
    [Open] public required Reference Need { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>The line of the ledger that it rests on.</summary>
    [Open] public required Reference Consent { get; init; }
    [Open] public required string Purpose { get; init; }
    [Open] public required string Recipient { get; init; }
    [Personal] public required string Named { get; init; }
    /// <summary>What of it, by code with blanks between.</summary>
    [Open] public required string Parts { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public DateTimeOffset? StoppedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> PartCodes => Parts.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void GiveTo(TeamId team) => Team = team;

    public void Stop(DateTimeOffset when) => (StoppedAt, Version) = (when, Version + 1);

    /// <summary>Whether it holds at this moment, by every line of the ledger.</summary>
    public bool Holds(IReadOnlyList<ConsentEntry> ledger, DateTimeOffset at) =>
        StoppedAt is null && ledger.FirstOrDefault(e => e.Reference == Consent) is { } entry && ConsentRule.MayUse(ledger, entry.Scope, at).Allowed;

    /// <summary>Decides whether a need may be shared so. Reads nothing but its arguments.</summary>
    public static Result<HealthShare> From(HealthShareForm form, HealthNeed need, IReadOnlyList<ConsentEntry> ledger, HealthTerms terms, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        var entry = Reference.TryParse(form.Consent, out var said) ? ledger.FirstOrDefault(e => e.Reference == said) : null;
        if (entry is null || entry.Act != ConsentAct.Given || entry.Set != terms.Set) problems.Add(new HealthConsentMissing());
        else if (!ConsentRule.MayUse(ledger, entry.Scope, act.When).Allowed) problems.Add(new HealthConsentNoLongerHolds());
        if (form.Parts.Count == 0 || !form.Parts.All(p => terms.Parts.Any(t => t.Code == p))) problems.Add(new HealthPartsMissing());
        if (problems.Count > 0) return problems;
        return new HealthShare
        {
            Id = ids.Next<HealthShareId>(),
            Reference = Reference.New("SHAR"),
            Need = need.First,
            Case = need.Case,
            Dossier = need.Dossier,
            Organisation = act.Reader.Organisation,
            Team = need.Team,
            Consent = entry!.Reference,
            Purpose = entry.Purpose,
            Recipient = entry.Recipient,
            Named = entry.Named,
            Parts = string.Join(' ', terms.Parts.Select(t => t.Code).Where(form.Parts.Contains)),
            By = act.Reader.User,
            EnteredAt = act.When,
        };
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered to share a need of health; null is not answered.</summary>
public sealed record HealthShareForm
{
    public string? Consent { get; init; }
    public List<string> Parts { get; init; } = [];

    public override string ToString() => nameof(HealthShareForm);
}
