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

public sealed record CaseNotFound() : Problem("");
public sealed record CaseIsOpenAlready(Reference Case) : Problem("", Case);
public sealed record NotAReferral() : Problem("");
public sealed record AlreadyIssued() : Problem("");
public sealed record NotReadyToIssue() : Problem("");
public sealed record NotWithASecondReader() : Problem("");
public sealed record ReaderIsTheAuthor() : Problem(nameof(SecondReadingForm.View));
public sealed record ReadAgain() : Problem("");
public sealed record ViewMissing() : Problem(nameof(SecondReadingForm.View));
public sealed record ViewNeedsWords() : Problem(nameof(SecondReadingForm.Words));
