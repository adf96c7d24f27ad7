using Entente.Foundation;

namespace Entente.Matching;

public sealed record AnswerMissing() : Problem(nameof(JudgementForm.Answer), "Select whether the two are the same, different, or you cannot tell");

public sealed record WhyMissing() : Problem(nameof(JudgementForm.Why), "Enter why: what you compared, and what settled it");

public sealed record WhyTooLong() : Problem(nameof(JudgementForm.Why), $"Why must be {JudgementForm.MostWhy:N0} characters or fewer");

public sealed record WhyBroken() : Problem(nameof(JudgementForm.Why), "Why holds characters that are no text. Type it again, or paste it without formatting");

public sealed record PairNotFound() : Problem("", "There is no such pair, or it is not open to you");

public sealed record OtherSideHidden() : Problem("", "You may not see both records, so you cannot decide about them. Ask those who hold the other one");

public sealed record NothingToUndo() : Problem("", "Nobody has decided about these two, so there is nothing to take back");

public sealed record SameRecord() : Problem("", "Both references name the same record. Enter two different ones");

public sealed record JudgedMeanwhile() : Problem("", "Somebody decided about these two after you opened the page. Read what they said, then decide");
