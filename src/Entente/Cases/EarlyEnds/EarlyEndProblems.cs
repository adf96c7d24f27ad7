using Entente.Foundation;

namespace Entente.Cases.EarlyEnds;

/// <summary>The law of the day and place does not let anybody end a recovery period early.</summary>
public sealed record LawKnowsNoEarlyEnd() : Problem(nameof(EarlyEndForm.Ground));
public sealed record ChildIsExempt() : Problem(nameof(EarlyEndForm.Ground));
public sealed record NoRecoveryPeriodRuns() : Problem(nameof(EarlyEndForm.Ground));
public sealed record EarlyEndRunsAlready() : Problem(nameof(EarlyEndForm.Ground));
public sealed record EarlyEndGroundMissing() : Problem(nameof(EarlyEndForm.Ground));

/// <summary>The law that was written down reaches nationals of third countries alone.</summary>
public sealed record ThirdCountryNotConfirmed() : Problem(nameof(EarlyEndForm.ThirdCountry));
public sealed record EarlyEndWordsMissing() : Problem(nameof(EarlyEndForm.Words));

/// <summary>The law has the risk of being trafficked again weighed each time.</summary>
public sealed record EarlyEndRiskMissing() : Problem(nameof(EarlyEndForm.Risk));
public sealed record EarlyEndTextTooLong(string Where, int Most) : Problem(Where, Most);
public sealed record EarlyEndTextBroken(string Where) : Problem(Where);
public sealed record NoEarlyEndRuns() : Problem("");
public sealed record EarlyEndStepOver() : Problem("");
public sealed record EarlyEndChangedMeanwhile() : Problem("");
public sealed record EarlyEndDayMissing() : Problem(nameof(EarlyEndStepForm.On));
public sealed record EarlyEndDayUnreal(DateOnly First, DateOnly Last) : Problem(nameof(EarlyEndStepForm.On), First, Last);
public sealed record NoticeWayMissing() : Problem(nameof(EarlyEndStepForm.Way));
public sealed record AnswerWordsMissing() : Problem(nameof(EarlyEndStepForm.Words));

/// <summary>Nothing is decided before the person had their say, or their time for it is over.</summary>
public sealed record AnswerMayStillCome(DateOnly Until) : Problem(nameof(EarlyEndStepForm.Words), Until);
public sealed record NoticeComesFirst() : Problem(nameof(EarlyEndStepForm.Words));
public sealed record AnswerNotWeighed() : Problem(nameof(EarlyEndStepForm.Words));
public sealed record HadPartInIt() : Problem(nameof(EarlyEndStepForm.Agrees));
public sealed record EarlyEndViewMissing() : Problem(nameof(EarlyEndStepForm.Agrees));
public sealed record EarlyEndViewNeedsWords() : Problem(nameof(EarlyEndStepForm.Words));
public sealed record SecondReaderComesFirst() : Problem("");
public sealed record GroundIsNoLongerLaw() : Problem("");
public sealed record EarlyEndReasonMissing() : Problem(nameof(EarlyEndStepForm.Words));
public sealed record EarlyEndAskedByMissing() : Problem(nameof(EarlyEndStepForm.AskedBy));
public sealed record NothingToReview() : Problem("");
public sealed record EarlyEndReviewMissing() : Problem(nameof(EarlyEndStepForm.Agrees));
