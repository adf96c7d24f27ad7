using Entente.Access;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Support.Sessions;

/// <summary>Where a session stands: planned, or told what came of it.</summary>
public enum SessionState { Planned, Happened, NotHappened }

/// <summary>One time on which a person is given a service: planned, and afterwards what came of it, who came, and with which interpreter.</summary>
/// <remarks>It stands under the plan that it serves. What somebody is ill with does not belong here, but under health.</remarks>
public sealed class Session : IOfDossier
{
    public const int MostName = 200;
    public const int MostWords = 2_000;

    private Session() { }

    public static DataKind Kind => DataKind.SupportPlan;

    [Open] public required SessionId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>A code of data/support/sessions.json.</summary>
    [Open] public required string Service { get; init; }
    [Open] public required DateOnly On { get; init; }
    /// <summary>The hour on the local clock, "09:30"; empty where only the day is known.</summary>
    [Open] public string At { get; init; } = "";
    [Personal] public required string Provider { get; init; }
    /// <summary>The step of the plan that it serves.</summary>
    [Open] public Reference? Step { get; init; }
    [Open] public required bool InterpreterWanted { get; init; }
    [Open] public string Language { get; init; } = "";
    /// <summary>Who interprets, or did: as interviews say it; empty where nobody is found yet.</summary>
    [Open] public string InterpretedBy { get; private set; } = "";
    [Personal] public string Interpreter { get; private set; } = "";
    /// <summary>The interpreter is named among the exploiters or those around them.</summary>
    [Hazard] public bool Connected { get; private set; }
    [Open] public SessionState State { get; private set; }
    [Open] public string Outcome { get; private set; } = "";
    [Open] public string ByWhom { get; private set; } = "";
    [Sensitive] public string Why { get; private set; } = "";
    [Sensitive] public string Words { get; private set; } = "";
    /// <summary>Who came besides the person.</summary>
    [Personal] public string Others { get; private set; } = "";
    [Open] public int? MinutesLate { get; private set; }
    [Open] public UserId SavedBy { get; private set; }
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    /// <summary>What was said through somebody who came along, or who is connected to exploiters, is worth little.</summary>
    public bool IsDoubtful => State == SessionState.Happened && (Connected || InterpretedBy == "companion");

    /// <summary>An interpreter was wanted, and there was none.</summary>
    public bool LackedInterpreter => InterpreterWanted && State == SessionState.Happened && InterpretedBy == "nobody";

    public void GiveTo(TeamId team) => Team = team;

    internal static Session Of(SessionPlan plan, Case about, IdSource ids, UserId by, DateTimeOffset when) => new()
    {
        Id = ids.Next<SessionId>(),
        Reference = Reference.New("SESS"),
        Case = about.Reference,
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        Service = plan.Service,
        On = plan.On,
        At = plan.At,
        Provider = plan.Provider,
        Step = plan.Step,
        InterpreterWanted = plan.InterpreterWanted,
        Language = plan.Language,
        InterpretedBy = plan.InterpretedBy,
        Interpreter = plan.Interpreter,
        SavedBy = by,
        SavedAt = when,
    };

    internal void Tell(SessionTelling told, UserId by, DateTimeOffset when)
    {
        (State, Outcome, ByWhom, Why, Words, Others, MinutesLate) = (told.State, told.Outcome, told.ByWhom, told.Why, told.Words, told.Others, told.MinutesLate);
        if (told.State == SessionState.Happened) (InterpretedBy, Interpreter, Connected) = (told.InterpretedBy, told.Interpreter, told.Connected);
        (SavedBy, SavedAt, Version) = (by, when, Version + 1);
    }

    public override string ToString() => Reference.Text;
}

/// <summary>A plan for a session that was found right.</summary>
public sealed record SessionPlan(string Service, DateOnly On, string At, string Provider, Reference? Step, bool InterpreterWanted, string Language, string InterpretedBy, string Interpreter)
{
    public override string ToString() => Service;
}

/// <summary>What came of a session, found right.</summary>
public sealed record SessionTelling(SessionState State, string Outcome, string ByWhom, string Why, string Words, string Others, int? MinutesLate, string InterpretedBy, string Interpreter, bool Connected)
{
    /// <summary>The next time that was agreed on, where one was.</summary>
    public DateOnly? NextOn { get; init; }

    public string NextAt { get; init; } = "";

    public override string ToString() => Outcome;
}
