using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>What the centre does about one person: opened from a referral, decided, kept.</summary>
public sealed class Case : IOfDossier
{
    private Case() { }

    public static DataKind Kind => DataKind.DecisionOutcome;

    [Open] public required CaseId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Referral { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>The organisation that referred: its people may know the outcome.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>Whose law and calendar count: "GB-EAW", "GB-SCT" …</summary>
    [Open] public required string Territory { get; init; }
    [Open] public required DateTimeOffset ReceivedAt { get; init; }
    [Open] public required DateTimeOffset OpenedAt { get; init; }
    /// <summary>A child until an assessment says otherwise: unknown counts as a child (Directive 2011/36/EU, article 13(2)).</summary>
    [Personal] public required bool IsChild { get; init; }
    [Open] public CaseStatus Status { get; private set; } = CaseStatus.AwaitingReasonableGrounds;
    [Open] public int Version { get; private set; } = 1;

    /// <summary>Opens a case for a referral's dossier.</summary>
    public static Case Open(IdSource ids, CaseForm form, Act act) => new()
    {
        Id = ids.Next<CaseId>(),
        Reference = Reference.New("CASE"),
        Referral = form.Referral,
        Dossier = form.Dossier,
        Organisation = form.Organisation,
        Team = form.Team,
        Territory = form.Territory,
        ReceivedAt = form.ReceivedAt,
        OpenedAt = act.When,
        IsChild = form.IsChild ?? true,
    };

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>Whether they count as a child on a day: recorded as one, and not come of age since.</summary>
    /// <remarks>A date by which they were an adult when they came contradicts what was recorded, as a false document does: no date settles that, but an assessment.</remarks>
    /// <param name="adultFrom">The first day on which they certainly are 18 (<see cref="ComingOfAge.By"/>); null where that is not known.</param>
    public bool IsChildOn(DateOnly day, DateOnly? adultFrom) => IsChild && !(adultFrom <= day && adultFrom > DateOnly.FromDateTime(ReceivedAt.UtcDateTime));

    public void Decide(DecisionStage stage, GroundsOutcome outcome) => (Status, Version) = ((stage, outcome) switch
    {
        (DecisionStage.ReasonableGrounds, GroundsOutcome.Positive) => CaseStatus.InRecovery,
        (DecisionStage.ReasonableGrounds, _) => CaseStatus.NoReasonableGrounds,
        (_, GroundsOutcome.Positive) => CaseStatus.ConclusiveGrounds,
        _ => CaseStatus.NoConclusiveGrounds,
    }, Version + 1);

    public override string ToString() => Reference.Text;
}

public enum CaseStatus { AwaitingReasonableGrounds, InRecovery, NoReasonableGrounds, ConclusiveGrounds, NoConclusiveGrounds }

/// <summary>What a referral hands over when a case is opened from it. <see cref="IsChild"/> null: not known.</summary>
public sealed record CaseForm(
    Reference Referral, DossierId Dossier, OrganisationId Organisation, TeamId Team, string Territory, DateTimeOffset ReceivedAt, bool? IsChild)
{
    public override string ToString() => Referral.Text;
}

/// <summary>A case went to another team, because its referral did.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record CaseGivenToTeam(Reference Case, TeamId Team, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A case was opened from a referral.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record CaseOpened(Reference Case, Reference Referral, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
