using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>One reading of a draft by somebody else, kept whatever becomes of the draft afterwards: what agreement is counted from.</summary>
public sealed class SecondReading : IOfDossier
{
    private SecondReading() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required SecondReadingId Id { get; init; }
    [Open] public required GroundsId Grounds { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required UserId Reader { get; init; }
    [Open] public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The reader gave a view of their own before they could see the draft's.</summary>
    [Open] public required bool IsBlind { get; init; }
    [Open] public required SecondView View { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    public static SecondReading Of(Grounds read, IdSource ids, Act act) => new()
    {
        Id = ids.Next<SecondReadingId>(),
        Grounds = read.Id,
        Case = read.Case,
        Dossier = read.Dossier,
        Organisation = read.Organisation,
        Team = read.Team,
        Reader = act.Reader.User,
        ReadAt = act.When,
        IsBlind = read.IsBlind,
        View = read.View ?? throw new InvalidOperationException("A reading is kept once a view was given."),
    };

    public override string ToString() => $"second reading, {View}";
}

/// <summary>A second reading.</summary>
public readonly record struct SecondReadingId(long Value) : IId<SecondReadingId>
{
    public static SecondReadingId From(long value) => new(value);
}
