using Entente.Foundation;

namespace Entente.Support.Sessions;

public sealed record SessionNotFound() : Problem("");
public sealed record ServiceMissing() : Problem(nameof(SessionPlanForm.Service));
public sealed record SessionDayMissing() : Problem(nameof(SessionPlanForm.On));
public sealed record SessionDayUnreal(DateOnly Earliest, DateOnly Latest) : Problem(nameof(SessionPlanForm.On), Earliest, Latest);
public sealed record SessionTimeUnreadable(string Of) : Problem(Of);
public sealed record SessionProviderMissing() : Problem(nameof(SessionPlanForm.Provider));
public sealed record SessionStepUnknown() : Problem(nameof(SessionPlanForm.Step));
public sealed record InterpreterWantedMissing() : Problem(nameof(SessionPlanForm.InterpreterWanted));
public sealed record SessionLanguageMissing() : Problem(nameof(SessionPlanForm.Language));
public sealed record SessionInterpretedByMissing() : Problem(nameof(SessionPlanForm.InterpretedBy));
public sealed record SessionInterpreterMissing() : Problem(nameof(SessionPlanForm.Interpreter));

/// <summary>Never somebody who came along: they may be in control. What happened so all the same is kept, and shown as what it is.</summary>
public sealed record CompanionInterpretsNoSession() : Problem(nameof(SessionPlanForm.InterpretedBy));

/// <summary>The interpreter is named among the exploiters, or those around them.</summary>
public sealed record SessionInterpreterIsConnected() : Problem(nameof(SessionPlanForm.Interpreter));
public sealed record SessionOutcomeMissing() : Problem(nameof(SessionOutcomeForm.Outcome));

/// <summary>Whether somebody came to what is still to be is not known yet.</summary>
public sealed record SessionIsAhead(DateOnly On) : Problem(nameof(SessionOutcomeForm.Outcome), On);
public sealed record SessionByWhomMissing() : Problem(nameof(SessionOutcomeForm.ByWhom));
public sealed record SessionWhyMissing() : Problem(nameof(SessionOutcomeForm.Why));
public sealed record SessionWordsMissing() : Problem(nameof(SessionOutcomeForm.Words));
public sealed record MinutesLateOutside() : Problem(nameof(SessionOutcomeForm.MinutesLate));
public sealed record NextDayUnreal(DateOnly Earliest, DateOnly Latest) : Problem(nameof(SessionOutcomeForm.NextOn), Earliest, Latest);
public sealed record NextDayMissing() : Problem(nameof(SessionOutcomeForm.NextOn));

/// <summary>Somebody else told what came of it, or of another session of the person, in the meantime. It is shown on the page, and nothing entered is lost.</summary>
public sealed record SessionToldMeanwhile() : Problem("");
