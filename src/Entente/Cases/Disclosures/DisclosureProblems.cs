using Entente.Foundation;

namespace Entente.Cases.Disclosures;

public sealed record DisclosurePurposeMissing() : Problem(nameof(DisclosureForm.Purpose));
public sealed record DisclosureRecipientMissing() : Problem(nameof(DisclosureForm.Recipient));
public sealed record DisclosureCountryMissing() : Problem(nameof(DisclosureForm.Country));
public sealed record DisclosureSetsMissing() : Problem(nameof(DisclosureForm.Sets));
public sealed record HowMissing() : Problem(nameof(DisclosureForm.How));
public sealed record WhatIsDisclosedMissing() : Problem(nameof(DisclosureForm.What));
public sealed record GroundMissing() : Problem(nameof(DisclosureForm.Ground));
public sealed record BecauseMissing() : Problem(nameof(DisclosureForm.Because));

/// <summary>The ledger does not allow it: not now, or not at the time at which it happened.</summary>
public sealed record ConsentDoesNotAllow(string Set, ConsentStateName State) : Problem(nameof(DisclosureForm.Ground), new Sentence(Set), new TextKey("consent.state." + State.Name));

/// <summary>How a use stands in the ledger, by the name of its state.</summary>
public sealed record ConsentStateName(string Name);

public sealed record PowerDoesNotFit(string Power) : Problem(nameof(DisclosureForm.Ground), new Sentence(Power));

/// <summary>Something is about to be passed on, and nothing allows it.</summary>
public sealed record NothingAllowsIt() : Problem(nameof(DisclosureForm.Ground));
public sealed record DisclosureTextTooLong(string Of, string Name, int Most) : Problem(Of, new TextKey("what." + Name), Most);
public sealed record DisclosureTextBroken(string Of, string Name) : Problem(Of, new TextKey("what." + Name));

public sealed record NoticeNotFound() : Problem("");
public sealed record NoticeIsAnswered() : Problem("");
public sealed record ToldHowMissing() : Problem(nameof(NoticeForm.How));
public sealed record AnswerMissing() : Problem(nameof(NoticeForm.Answer));
public sealed record AnswerNeedsWords() : Problem(nameof(NoticeForm.Words));
public sealed record NotToldYet() : Problem(nameof(NoticeForm.Answer));
