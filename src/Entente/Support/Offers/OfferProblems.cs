using Entente.Foundation;

namespace Entente.Support.Offers;

public sealed record OfferNotFound() : Problem("");
public sealed record ProviderMissing() : Problem(nameof(OfferForm.Provider));
public sealed record NeedsMissing() : Problem(nameof(OfferForm.Needs));
public sealed record WishUnknown() : Problem(nameof(OfferForm.PlaceWishes));
public sealed record LanguageUnknown() : Problem(nameof(OfferForm.Language));
public sealed record DangerMissing() : Problem(nameof(OfferForm.Danger));
public sealed record NamingMissing() : Problem(nameof(OfferForm.Naming));

/// <summary>An adult decides for themselves who knows of them.</summary>
public sealed record AdultIsAsked() : Problem(nameof(OfferForm.Naming));

/// <summary>A child, or somebody who may be one, does not carry this by their own agreement.</summary>
public sealed record ChildIsNotAsked() : Problem(nameof(OfferForm.Naming));

public sealed record AnswerTimeMissing() : Problem(nameof(OfferForm.Within));

/// <summary>The ledger of consent says otherwise.</summary>
public sealed record PersonSaidNo() : Problem(nameof(OfferForm.Naming));

/// <summary>The same provider has not answered yet.</summary>
public sealed record AskedAlready() : Problem(nameof(OfferForm.Provider));

/// <summary>One provider at a time is responsible for a person.</summary>
public sealed record AnotherProviderHelps() : Problem("");

public sealed record OfferIsNotOpen(OfferState State) : Problem("", new TextKey($"offer.state.{State}"));

public sealed record ColleagueMissing() : Problem("Colleague");
public sealed record DeclineReasonMissing() : Problem(nameof(DeclineForm.Reason));
public sealed record DeclineWordsMissing() : Problem(nameof(DeclineForm.Words));
public sealed record WordsTooLong(string Of, int Most) : Problem(Of, Most);
public sealed record WordsBroken(string Of) : Problem(Of);
public sealed record RecallReasonMissing() : Problem("Why");
public sealed record OfferToRecallMissing() : Problem("Offer");
