using Entente.Foundation;

namespace Entente.Support.Exit;

/// <summary>Nobody supports this person now, so nothing can end.</summary>
public sealed record NobodySupports() : Problem("");

/// <summary>A reason that the law forbids (Directive 2011/36/EU, article 11(3)).</summary>
public sealed record NeverAReason(string Law) : Problem(nameof(ExitForm.Reason), Law);

/// <summary>The recovery period is a floor: before its last day support ends by the person's own wish, and by nothing else.</summary>
public sealed record FloorStillRuns(DateOnly? Until) : Problem(nameof(ExitForm.Reason), Until)
{
    protected override string Variant => Until is null ? "paused" : "";
}

/// <summary>Nobody has decided yet whether there are grounds, so the recovery period has not begun: the floor is still ahead.</summary>
public sealed record FloorIsAhead() : Problem(nameof(ExitForm.Reason));

/// <summary>A child does not leave protection by saying so (Directive 2011/36/EU, articles 13 and 14).</summary>
public sealed record ChildsWishIsNotEnough() : Problem(nameof(ExitForm.Reason));
/// <summary>A court looks at a decision, and support goes on until it has answered.</summary>
public sealed record CourtStillLooks() : Problem(nameof(ExitForm.Reason));

/// <summary>The law has the recovery period last until the conclusive decision, and nobody has taken it.</summary>
public sealed record NotConcludedYet() : Problem(nameof(ExitForm.Reason));

/// <summary>No decision ended the recovery period and support with it.</summary>
public sealed record NoEarlyEndDecided() : Problem(nameof(ExitForm.Reason));
public sealed record ReasonMissing() : Problem(nameof(ExitForm.Reason));
public sealed record WishMissing() : Problem(nameof(ExitForm.Wish));
public sealed record WishSaysOtherwise() : Problem(nameof(ExitForm.Wish));
public sealed record WishWordsMissing() : Problem(nameof(ExitForm.WishWords));
public sealed record DecidedByMissing() : Problem(nameof(ExitForm.DecidedBy));
public sealed record LeftOnMissing() : Problem(nameof(ExitForm.LeftOn));
public sealed record LeftOnInFuture() : Problem(nameof(ExitForm.LeftOn));
public sealed record LeftBeforeHelped(DateOnly Since) : Problem(nameof(ExitForm.LeftOn), Since);
public sealed record WhereToMissing() : Problem(nameof(ExitForm.WhereTo));
public sealed record SafetyMissing() : Problem(nameof(ExitForm.Safety));
public sealed record HandedOverMissing() : Problem(nameof(ExitForm.HandedOver));
public sealed record RiskMissing() : Problem(nameof(ExitForm.Risk));
public sealed record AfterwardsMissing() : Problem(nameof(ExitForm.Consent));
public sealed record WayMissing() : Problem(nameof(ExitForm.Way));

public sealed record FollowUpNotFound() : Problem("");
public sealed record FollowUpIsOver() : Problem("");
public sealed record NotDueYet(DateOnly Day) : Problem("", Day);
public sealed record ReachedMissing() : Problem(nameof(AfterwardsForm.Reached));
public sealed record FollowUpWayMissing() : Problem(nameof(AfterwardsForm.Way));
public sealed record HowTheyAreMissing() : Problem(nameof(AfterwardsForm.HowTheyAre));
public sealed record NeedsAgainMissing() : Problem(nameof(AfterwardsForm.NeedsAgain));
public sealed record GoOnMissing() : Problem(nameof(AfterwardsForm.GoOn));
public sealed record SignsMissing() : Problem(nameof(AfterwardsForm.Signs));
public sealed record SignsWordsMissing() : Problem(nameof(AfterwardsForm.SignsWords));
