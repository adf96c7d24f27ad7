using Entente.Foundation;

namespace Entente.Cases.Consent;

public sealed record ConsentActMissing() : Problem(nameof(ConsentForm.Act));
public sealed record PurposeMissing() : Problem(nameof(ConsentForm.Purpose));
public sealed record RecipientMissing() : Problem(nameof(ConsentForm.Recipient));
public sealed record CountryMissing() : Problem(nameof(ConsentForm.Country));
public sealed record SetsMissing() : Problem(nameof(ConsentForm.Sets));
public sealed record WhenMissing() : Problem(nameof(ConsentForm.When));
public sealed record DayMissing() : Problem(nameof(ConsentForm.Day));
public sealed record DayInFuture() : Problem(nameof(ConsentForm.Day));
public sealed record TimeUnreadable() : Problem(nameof(ConsentForm.Time));
public sealed record EndsBeforeItIsGiven() : Problem(nameof(ConsentForm.Until));
public sealed record ConsentLanguageMissing() : Problem(nameof(ConsentForm.Language));
public sealed record ReaderMissing() : Problem(nameof(ConsentForm.ReadBy));
public sealed record InterpreterMissing() : Problem(nameof(ConsentForm.InterpretedBy));
public sealed record CompanionCannotInterpret() : Problem(nameof(ConsentForm.InterpretedBy));
public sealed record ExplainedBackMissing() : Problem(nameof(ConsentForm.ExplainedBack));
public sealed record NotUnderstood() : Problem(nameof(ConsentForm.ExplainedBack));
public sealed record ProofMissing() : Problem(nameof(ConsentForm.Proof));
public sealed record ProofKeptMissing() : Problem(nameof(ConsentForm.ProofKept));
public sealed record WitnessMissing() : Problem(nameof(ConsentForm.Witness));
public sealed record SpeakerMissing() : Problem(nameof(ConsentForm.By));
public sealed record SpeakerNameMissing() : Problem(nameof(ConsentForm.ByName));
public sealed record GroundToDecideMissing() : Problem(nameof(ConsentForm.ByGround));
public sealed record OwnViewMissing() : Problem(nameof(ConsentForm.OwnView));

/// <summary>A child is not left alone with the choice: somebody on their side agrees, and the child's own view stands beside it.</summary>
public sealed record ChildNeedsSomebody() : Problem(nameof(ConsentForm.By));

/// <summary>No guardian and no parent agrees for an adult.</summary>
public sealed record AdultSpeaksForThemselves() : Problem(nameof(ConsentForm.By));

/// <summary>The referral says that a parent or carer may be involved: they are kept out of consent (question D3).</summary>
public sealed record ParentMayBeInvolved() : Problem(nameof(ConsentForm.By));
public sealed record ConsentTextTooLong(string Of, string Name, int Most) : Problem(Of, new TextKey("what." + Name), Most);
public sealed record ConsentTextBroken(string Of, string Name) : Problem(Of, new TextKey("what." + Name));
public sealed record NothingToWithdraw() : Problem(nameof(WithdrawalForm.What));

/// <summary>It is said to have been taken back before it was given: one of the two times is wrong.</summary>
public sealed record WithdrawnBeforeItWasGiven() : Problem(nameof(WithdrawalForm.Day));
