using Entente.Foundation;

namespace Entente.Cases.Appeals;

public sealed record AppealNotFound() : Problem("");
public sealed record AppealDecisionMissing() : Problem(nameof(AppealForm.Decision));

/// <summary>One decision is before one court once: a second challenge waits until the first is over.</summary>
public sealed record AppealRunsAlready() : Problem(nameof(AppealForm.Decision));
public sealed record RemedyMissing() : Problem(nameof(AppealForm.Remedy));
public sealed record AppealAskedByMissing() : Problem(nameof(AppealForm.AskedBy));
public sealed record AppealGroundMissing() : Problem(nameof(AppealForm.Ground));
public sealed record AppealWordsMissing() : Problem(nameof(AppealForm.Words));
public sealed record LodgedOnMissing() : Problem(nameof(AppealForm.LodgedOn));
public sealed record LodgedOnUnreal(DateOnly First, DateOnly Last) : Problem(nameof(AppealForm.LodgedOn), First, Last);
public sealed record CourtMissing() : Problem(nameof(AppealForm.Court));
public sealed record AppealTextTooLong(string Where, int Most) : Problem(Where, Most);
public sealed record AppealTextBroken(string Where) : Problem(Where);
public sealed record AppealIsOver() : Problem("");
public sealed record AppealChangedMeanwhile() : Problem("");
public sealed record HearingNotFound() : Problem("");
public sealed record HearingDayMissing() : Problem(nameof(HearingForm.On));
public sealed record HearingBeforeLodged(DateOnly Lodged) : Problem(nameof(HearingForm.On), Lodged);
public sealed record HearingWhatMissing() : Problem(nameof(HearingForm.What));
public sealed record AppealOutcomeMissing() : Problem(nameof(AppealOutcomeForm.Outcome));
public sealed record AppealEndMissing() : Problem(nameof(AppealOutcomeForm.On));
public sealed record AppealEndUnreal(DateOnly First, DateOnly Last) : Problem(nameof(AppealOutcomeForm.On), First, Last);
public sealed record AppealOutcomeWordsMissing() : Problem(nameof(AppealOutcomeForm.Words));
