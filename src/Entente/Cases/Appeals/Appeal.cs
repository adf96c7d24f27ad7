using Entente.Access;
using Entente.Foundation;

namespace Entente.Cases.Appeals;

public enum AppealState { Pending, Ended }

/// <summary>What came of it: the decision stands, it falls, it is sent back, or nobody asks any more.</summary>
public enum AppealOutcome { Upheld, Quashed, Remitted, Withdrawn }

/// <summary>A decision that somebody challenges before a court or tribunal, beside any other look that was asked for.</summary>
public sealed class Appeal : IOfDossier
{
    public const int MostWords = 4_000;
    public const int MostLine = 200;

    internal Appeal() { }

    public static DataKind Kind => DataKind.Appeals;

    [Open] public required AppealId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }

    /// <summary>Which of the case's decisions is challenged.</summary>
    [Open] public required int Decision { get; init; }

    /// <summary>Code of data/appeals/remedies.json.</summary>
    [Open] public required string Remedy { get; init; }
    [Open] public required AskedBy AskedBy { get; init; }
    [Open] public required string Ground { get; init; }
    [Sensitive] public required string Words { get; init; }
    [Open] public required DateOnly LodgedOn { get; init; }
    [Sensitive] public required string Court { get; init; }
    [Sensitive] public string CourtReference { get; set; } = "";

    /// <summary>Support does not end while the court looks. Kept as the data said when it was lodged.</summary>
    [Open] public required bool SupportGoesOn { get; init; }
    [Open] public AppealState State { get; private set; }
    [Open] public AppealOutcome? Outcome { get; private set; }
    [Open] public DateOnly? EndedOn { get; private set; }
    [Sensitive] public string OutcomeWords { get; private set; } = "";

    /// <summary>The decision that followed from it, by its number.</summary>
    [Open] public int? Next { get; private set; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public int Version { get; private set; } = 1;

    public bool KeepsSupport => State == AppealState.Pending && SupportGoesOn;

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    /// <summary>A hearing was set or called off.</summary>
    public void Touch() => Version++;

    public void End(AppealOutcome outcome, DateOnly on, string words, int? next) => (State, Outcome, EndedOn, OutcomeWords, Next, Version) = (AppealState.Ended, outcome, on, words, next, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>A day before the court, with a task for those who prepare it.</summary>
public sealed class AppealHearing : IOfDossier
{
    internal AppealHearing() { }

    public static DataKind Kind => DataKind.Appeals;

    [Open] public required AppealHearingId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Appeal { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required DateOnly On { get; init; }
    [Sensitive] public required string What { get; init; }
    [Open] public bool IsCalledOff { get; private set; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }

    public void CallOff() => IsCalledOff = true;

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

public readonly record struct AppealId(long Value) : IId<AppealId>
{
    public static AppealId From(long value) => new(value);
}

public readonly record struct AppealHearingId(long Value) : IId<AppealHearingId>
{
    public static AppealHearingId From(long value) => new(value);
}
