using Entente.Foundation;

namespace Entente.Supervision.Samples;

public sealed record MonthMissing() : Problem("Month");
public sealed record MonthNotOver() : Problem("Month");
public sealed record MonthHasNoRule() : Problem("Month");
public sealed record MonthHasNoDecisions() : Problem("Month");
public sealed record AlreadyDrawn(Reference Draw) : Problem("Month", Draw);

public sealed record ReadingNotFound() : Problem("");
public sealed record ReaderMissing() : Problem(nameof(GiveForm.Reader));

/// <summary>The person drafted, read, issued, sent or worked on it.</summary>
public sealed record ReaderHadAPart() : Problem(nameof(GiveForm.Reader));

/// <summary>The person opened something of the case.</summary>
public sealed record ReaderKnowsTheCase() : Problem(nameof(GiveForm.Reader));

/// <summary>A role of theirs opens lists in which outcomes stand.</summary>
public sealed record ReaderSeesOutcomes() : Problem(nameof(GiveForm.Reader));
public sealed record ReadingChanged() : Problem("");
public sealed record ReadingIsAnswered() : Problem("");
public sealed record NotYoursToRead() : Problem("");
public sealed record NoLongerBlind() : Problem("");
public sealed record ReadingWordsMissing() : Problem(nameof(ReadingForm.Words));
