using Entente.Foundation;

namespace Entente.Clocks;

public sealed record ClockIsStopped() : Problem("");

public sealed record ClockIsPaused() : Problem("");

public sealed record ClockIsNotPaused() : Problem("");

public sealed record ClockReasonMissing() : Problem(nameof(ClockForm.Reason));

public sealed record ClockAuthorityMissing() : Problem(nameof(ClockForm.Authority));

public sealed record ClockReasonTooLong() : Problem(nameof(ClockForm.Reason));

/// <summary>History is not rewritten: a change can't lie before the last one.</summary>
public sealed record ClockRunsForward() : Problem("");

public sealed record ClockMayNotShrink() : Problem(nameof(ClockForm.By));

public sealed record ClockMayNotGrow() : Problem(nameof(ClockForm.By));

/// <summary>A time that must pass protects a person; no act and no role cuts it short.</summary>
public sealed record FloorNotReached(DateOnly? Until) : Problem("", Until)
{
    protected override string Variant => Until is null ? "standing" : "";
}

public sealed record ClockChangeWaits() : Problem("");

public sealed record NothingAsked() : Problem("");

/// <summary>Two persons change a clock: who asks does not agree.</summary>
public sealed record OwnClockRequest() : Problem("");

public sealed record NoSuchClock() : Problem("");

public sealed record ClockAnswerMissing() : Problem("Agreed");

/// <summary>Agreement is to what was read, never to a later request.</summary>
public sealed record AskedAnew(string By, DateTimeOffset When) : Problem("", By, When);
