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

/// <summary>The model proposed it: whoever judges it says that the two are different.</summary>
public sealed record NotByHand() : Problem("");

public sealed record WithdrawnAlready() : Problem("");

public sealed record TakeDecisionBackFirst() : Problem("");

/// <summary>Whoever put it before people can take it back, and a supervisor.</summary>
public sealed record ProposedBySomebodyElse(string Who) : Problem("", Who);

public sealed record OneMissing() : Problem(nameof(HandForm.One));

public sealed record OtherMissing() : Problem(nameof(HandForm.Other));

public sealed record JudgedMeanwhile() : Problem("");
