namespace Entente.Support.Sessions;

/// <summary>What is entered to plan a session; null is not answered.</summary>
public sealed record SessionPlanForm
{
    public string? Service { get; init; }
    public DateOnly? On { get; init; }
    public string? At { get; init; }
    public string? Provider { get; init; }
    public string? Step { get; init; }
    public bool? InterpreterWanted { get; init; }
    public string? Language { get; init; }
    public string? InterpretedBy { get; init; }
    public string? Interpreter { get; init; }

    public override string ToString() => nameof(SessionPlanForm);
}

/// <summary>What is entered when a session was, or will not be; null is not answered.</summary>
public sealed record SessionOutcomeForm
{
    public string? Outcome { get; init; }
    public string? ByWhom { get; init; }
    public string? Why { get; init; }
    public string? Words { get; init; }
    public string? Others { get; init; }
    public int? MinutesLate { get; init; }
    public string? InterpretedBy { get; init; }
    public string? Interpreter { get; init; }
    public DateOnly? NextOn { get; init; }
    public string? NextAt { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    /// <summary>What was told, to be corrected; of a planned one the interpreter who was asked.</summary>
    public static SessionOutcomeForm Of(Session session) => new()
    {
        Outcome = session.Outcome.Length == 0 ? null : session.Outcome,
        ByWhom = session.ByWhom,
        Why = session.Why,
        Words = session.Words,
        Others = session.Others,
        MinutesLate = session.MinutesLate,
        InterpretedBy = session.InterpretedBy.Length == 0 ? session.InterpreterWanted ? null : "nobody" : session.InterpretedBy,
        Interpreter = session.Interpreter,
        Version = session.Version,
    };

    public override string ToString() => nameof(SessionOutcomeForm);
}
