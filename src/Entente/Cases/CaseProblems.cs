using Entente.Foundation;

namespace Entente.Cases;

public sealed record ElementMissing() : Problem(nameof(EvidenceForm.Element));
public sealed record NoMeansForAChild() : Problem(nameof(EvidenceForm.Element));
public sealed record SideMissing() : Problem(nameof(EvidenceForm.Side));
public sealed record WeightMissing() : Problem(nameof(EvidenceForm.Weight));
public sealed record WhatMissing() : Problem(nameof(EvidenceForm.What));
public sealed record WhyMissing() : Problem(nameof(EvidenceForm.Why));
public sealed record NoSuchRecord() : Problem(nameof(EvidenceForm.Record));
public sealed record TextTooLong(string Of, string Name, int Most) : Problem(Of, new TextKey("what." + Name), Most);

public sealed record TextBroken(string Of, string Name) : Problem(Of, new TextKey("what." + Name));

public sealed record OutcomeMissing() : Problem(nameof(GroundsForm.Outcome));
public sealed record ReasonsMissing() : Problem(nameof(GroundsForm.Reasons));
public sealed record ReasonUnknown() : Problem(nameof(GroundsForm.Reasons));
public sealed record ReasonDoesNotFit(string Text) : Problem(nameof(GroundsForm.Reasons), new Sentence(Text));
public sealed record WordsMissing() : Problem(nameof(GroundsForm.Words));
public sealed record NothingWeighed() : Problem(nameof(GroundsForm.Outcome));
public sealed record NoRegimeInForce() : Problem("");
public sealed record LawHasChanged(DateOnly Since) : Problem("", Since);
public sealed record ElementNotShown(Element Element) : Problem(nameof(GroundsForm.Outcome), new TextKey($"element.{Element}"));

public sealed record PurposeUnknown() : Problem(nameof(EvidenceForm.Purpose));
public sealed record SentTheReferral() : Problem("");
public sealed record DecidedBefore() : Problem("");
public sealed record TooEarlyToConclude(DateOnly Until) : Problem("", Until);
public sealed record NothingToBegin() : Problem("");
public sealed record NoSecondDecisionKnown() : Problem("");
public sealed record AskedByMissing() : Problem(nameof(BeginForm.AskedBy));
public sealed record AskedOnMissing() : Problem(nameof(BeginForm.AskedOn));
public sealed record AskedOnUnreal(DateOnly Issued, DateOnly Today) : Problem(nameof(BeginForm.AskedOn), Issued, Today);
public sealed record AgainGroundMissing() : Problem(nameof(BeginForm.Ground));
public sealed record MaterialMissing() : Problem(nameof(BeginForm.Material));
public sealed record LateNeedsAReason(DateOnly Until) : Problem(nameof(BeginForm.WhyLate), Until);

public sealed record CaseNotFound() : Problem("");
public sealed record CaseIsOpenAlready(Reference Case) : Problem("", Case);
public sealed record NotAReferral() : Problem("");
public sealed record AlreadyIssued() : Problem("");
public sealed record NotReadyToIssue() : Problem("");
public sealed record NotWithASecondReader() : Problem("");

/// <summary>It waits for its second reader, or was agreed to.</summary>
public sealed record AlreadyHandedOn() : Problem("");

/// <summary>A blind reader has read what they are to judge without it.</summary>
public sealed record ReaderHasSeenIt() : Problem("");
public sealed record ReaderIsTheAuthor() : Problem(nameof(SecondReadingForm.View));
public sealed record ReadAgain() : Problem("");
public sealed record ViewMissing() : Problem(nameof(SecondReadingForm.View));
public sealed record ViewNeedsWords() : Problem(nameof(SecondReadingForm.Words));
