using Entente.Foundation;

namespace Entente.Matching;

public sealed record AnswerMissing() : Problem(nameof(JudgementForm.Answer));

public sealed record WhyMissing() : Problem(nameof(JudgementForm.Why));

public sealed record WhyTooLong() : Problem(nameof(JudgementForm.Why), JudgementForm.MostWhy);

public sealed record WhyBroken() : Problem(nameof(JudgementForm.Why));

public sealed record PairNotFound() : Problem("");

public sealed record OtherSideHidden() : Problem("");

public sealed record NothingToUndo() : Problem("");

public sealed record SameRecord() : Problem("");

public sealed record JudgedMeanwhile() : Problem("");
