using Entente.Foundation;

namespace Entente.Cases;

public sealed record ElementMissing() : Problem(nameof(EvidenceForm.Element), "Select whether this is about the act, the means or the purpose");
public sealed record NoMeansForAChild() : Problem(nameof(EvidenceForm.Element), "The person is a child or may be one, so no means has to be shown. Select act or purpose");
public sealed record SideMissing() : Problem(nameof(EvidenceForm.Side), "Select whether this speaks for, against or neither");
public sealed record WeightMissing() : Problem(nameof(EvidenceForm.Weight), "Select how much this counts");
public sealed record WhatMissing() : Problem(nameof(EvidenceForm.What), "Enter what was said or seen");
public sealed record WhyMissing() : Problem(nameof(EvidenceForm.Why), "Enter why it counts as much as it does");
public sealed record NoSuchRecord() : Problem(nameof(EvidenceForm.Record), "Enter the record's reference as it is printed, like REC-7K2M-9QPX-4T3D-C, or leave it empty");
public sealed record TextTooLong(string Of, string Name, int Most) : Problem(Of, $"{Name} must be {Most:N0} characters or fewer. Shorten it, or add the rest as another entry");

public sealed record TextBroken(string Of, string Name) : Problem(Of, $"{Name} holds characters that are no text. Type it again, or paste it without formatting");

public sealed record OutcomeMissing() : Problem(nameof(GroundsForm.Outcome), "Select whether there are reasonable grounds");
public sealed record ReasonsMissing() : Problem(nameof(GroundsForm.Reasons), "Select at least one reason");
public sealed record ReasonUnknown() : Problem(nameof(GroundsForm.Reasons), "Select reasons from the list");
public sealed record ReasonDoesNotFit(string Text) : Problem(nameof(GroundsForm.Reasons), $"This reason does not fit the outcome or the person's age: \"{Text}\" Take it away, or change the outcome");
public sealed record WordsMissing() : Problem(nameof(GroundsForm.Words), "Enter the reasons in your own words, so that the person can understand them");
public sealed record NothingWeighed() : Problem(nameof(GroundsForm.Outcome), "Weigh at least one thing in the evidence matrix before deciding");
public sealed record NoRegimeInForce() : Problem("", "This centre does not have the law of this territory on that day, so no decision can be drafted or issued here. Pass the case to the authority of that territory, or ask the administrator to add its regime, with its source, to data/regimes");
public sealed record LawHasChanged(DateOnly Since) : Problem("", $"The test changed on {Since:d MMMM yyyy}, after this draft was last saved. Read the new test above, go over the reasons, and save the draft again");
public sealed record ElementNotShown(Element Element) : Problem(nameof(GroundsForm.Outcome), $"Nothing in the evidence matrix speaks for the {Element.ToString().ToLowerInvariant()}. Weigh what does, or choose the other outcome");

public sealed record CaseNotFound() : Problem("", "There is no such case, or it is not open to you");
public sealed record CaseIsOpenAlready(Reference Case) : Problem("", $"A case is open for this referral: {Case}");
public sealed record NotAReferral() : Problem("", "This is a notification of an adult who did not agree to be referred, so no decision is taken and no case can be opened. If they agree later, a new referral is sent");
public sealed record AlreadyIssued() : Problem("", "This decision has been issued and cannot be changed. A reconsideration is a new decision");
public sealed record NotReadyToIssue() : Problem("", "A second reader must agree first: the decision is negative, or the person is or may be a child");
public sealed record NotWithASecondReader() : Problem("", "This decision does not wait for a second reader");
public sealed record ReaderIsTheAuthor() : Problem(nameof(SecondReadingForm.View), "Somebody else must read it: the author cannot be the second reader");
public sealed record ReadAgain() : Problem("", "The draft was changed after you opened it. Read it again before you answer");
public sealed record ViewMissing() : Problem(nameof(SecondReadingForm.View), "Select whether you agree, disagree or return it");
public sealed record ViewNeedsWords() : Problem(nameof(SecondReadingForm.Words), "Enter why, so that the author knows what to change");
