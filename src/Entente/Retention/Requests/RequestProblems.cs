using Entente.Foundation;

namespace Entente.Retention.Requests;

public sealed record DataRequestNotFound() : Problem("");
public sealed record DataRequestSortMissing() : Problem(nameof(RequestForm.Sort));
public sealed record RequestLawMissing() : Problem(nameof(RequestForm.Law));
public sealed record RequestChannelMissing() : Problem(nameof(RequestForm.Channel));
public sealed record RequestDayMissing() : Problem(nameof(RequestForm.ReceivedOn));
public sealed record RequestDayUnreal(DateOnly From, DateOnly To) : Problem(nameof(RequestForm.ReceivedOn), From, To);
public sealed record RequestIdentityMissing() : Problem(nameof(RequestForm.Identity));
public sealed record OwnRequestNotFound() : Problem(nameof(RequestForm.Own));
public sealed record RequestTakenDown() : Problem("");
public sealed record RequestAnswered() : Problem("");
public sealed record RequestNotExtended() : Problem("");
public sealed record RequestTooLateToExtend(DateOnly Due) : Problem("", Due);

public sealed record WithheldKindMissing() : Problem(nameof(WithholdForm.Kind));
public sealed record WithheldGroundMissing() : Problem(nameof(WithholdForm.Ground));
public sealed record WithheldAlready() : Problem(nameof(WithholdForm.Kind));
public sealed record WithheldNotFound() : Problem("");
public sealed record WithheldAnswered() : Problem("");
public sealed record WithheldIsYourOwn() : Problem("");
public sealed record WithheldAnswerMissing() : Problem(nameof(WithholdAnswerForm.Agreed));

public sealed record RequestIsNoCorrection() : Problem("");
public sealed record RequestIsNoCopy() : Problem("");
public sealed record CorrectionAnswerMissing() : Problem(nameof(CorrectionAnswerForm.Accepted));
public sealed record CorrectedRecordMissing() : Problem(nameof(CorrectionAnswerForm.Record));
public sealed record CorrectionGroundMissing() : Problem(nameof(CorrectionAnswerForm.Refusal));

/// <summary>Nothing that this reader may read whole is left to be given.</summary>
public sealed record NothingToHandOut() : Problem("");
public sealed record HandOutWayMissing() : Problem(nameof(HandOutForm.Way));
public sealed record HandOutNotLooked() : Problem(nameof(HandOutForm.Looked));

/// <summary>What is held has changed since it was looked through.</summary>
public sealed record HandOutChanged() : Problem("");

/// <summary>The safety check stops this way.</summary>
public sealed record HandOutStopped(string Rule) : Problem(nameof(HandOutForm.Way), new Sentence(Rule));
