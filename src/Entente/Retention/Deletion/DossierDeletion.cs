using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Retention.Holds;

namespace Entente.Retention.Deletion;

/// <summary>One person proposes that a dossier is deleted; another confirms it or does not. Where it is confirmed it goes with the dossier, and a certificate stays.</summary>
public sealed class DossierDeletion : IOfDossier
{
    private DossierDeletion() { }

    public static DataKind Kind => DataKind.Retention;

    [Open] public required DossierDeletionId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>By which rules its time is over.</summary>
    [Open] public required string Rules { get; init; }
    /// <summary>How many rows it came to when it was proposed.</summary>
    [Open] public required int Rows { get; init; }
    [Sensitive] public required string Words { get; init; }
    [Open] public required UserId ProposedBy { get; init; }
    [Open] public required DateTimeOffset ProposedAt { get; init; }
    [Open] public UserId? DeclinedBy { get; private set; }
    [Open] public DateTimeOffset? DeclinedAt { get; private set; }
    [Sensitive] public string DeclinedBecause { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => DeclinedAt is null;

    public void GiveTo(TeamId team) => Team = team;

    public static Result<DossierDeletion> Propose(string? words, Case about, DossierCount count, string rules, int least, IdSource ids, Act act) =>
        HoldText.Refusal("Words", words, least) is { } wrong ? wrong : new DossierDeletion
        {
            Id = ids.Next<DossierDeletionId>(),
            Reference = Reference.New("DEL"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Rules = rules,
            Rows = count.Rows,
            Words = words!.Trim(),
            ProposedBy = act.Reader.User,
            ProposedAt = act.When,
        };

    /// <summary>It stays: said by a second person, or taken back by whoever proposed it.</summary>
    public IReadOnlyList<Problem> Decline(string? words, int least, Act act)
    {
        if (!IsOpen) return [new DeletionAnswered()];
        if (HoldText.Refusal("Words", words, least) is { } wrong) return [wrong];
        (DeclinedBy, DeclinedAt, DeclinedBecause, Version) = (act.Reader.User, act.When, words!.Trim(), Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}
