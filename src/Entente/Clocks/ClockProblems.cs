using System.Globalization;
using Entente.Foundation;

namespace Entente.Clocks;

public sealed record ClockIsStopped() : Problem("", "This clock has stopped: what it waited for has happened");

public sealed record ClockIsPaused() : Problem("", "This clock is already paused");

public sealed record ClockIsNotPaused() : Problem("", "This clock is running: only a paused one can be resumed");

public sealed record ClockReasonMissing() : Problem(nameof(ClockForm.Reason), "Enter why");

public sealed record ClockAuthorityMissing() : Problem(nameof(ClockForm.Authority), "Enter by which rule or whose authority");

public sealed record ClockReasonTooLong() : Problem(nameof(ClockForm.Reason), "Why must be 2,000 characters or fewer, and the authority 200 or fewer");

/// <summary>History is not rewritten: a change can't lie before the last one.</summary>
public sealed record ClockRunsForward() : Problem("", "Enter a time after the last change of this clock");

public sealed record ClockMayNotShrink() : Problem(nameof(ClockForm.By), "Enter by how many, 1 or more: a period is never made shorter");

public sealed record ClockMayNotGrow() : Problem(nameof(ClockForm.By), "The law gives no power to make this period longer");

/// <summary>A time that must pass protects a person; no act and no role cuts it short.</summary>
public sealed record FloorNotReached(DateOnly? Until) : Problem("", Until is { } day
    ? $"This period lasts until {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} and nothing ends it earlier"
    : "This period stands still and nothing ends it before its time has passed");

public sealed record ClockChangeWaits() : Problem("", "A change of this clock already waits for a second person");

public sealed record NothingAsked() : Problem("", "Nothing waits here any more: the page now shows how it stands");

/// <summary>Two persons change a clock: who asks does not agree.</summary>
public sealed record OwnClockRequest() : Problem("", "You asked for this change: somebody else must agree to it");

public sealed record NoSuchClock() : Problem("", "There is no such clock, or it is not open to you");

public sealed record ClockAnswerMissing() : Problem("Agreed", "Select whether you agree");
