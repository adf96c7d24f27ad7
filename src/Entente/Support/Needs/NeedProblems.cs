using Entente.Foundation;

namespace Entente.Support.Needs;

public sealed record NeedNotFound() : Problem("");
public sealed record AreaMissing() : Problem(nameof(NeedForm.Area));
public sealed record NeedMissing() : Problem(nameof(NeedForm.What));

/// <summary>Nobody's needs are written down over their head: their own words, or why there are none.</summary>
public sealed record ViewMissing() : Problem(nameof(NeedForm.View));
public sealed record ViewAndNoView() : Problem(nameof(NeedForm.WithoutView));
public sealed record UrgencyMissing() : Problem(nameof(NeedForm.Urgency));
public sealed record NothingDoneAboutRisk() : Problem(nameof(NeedForm.Done));
public sealed record ReviewMissing() : Problem(nameof(NeedForm.ReviewOn));
public sealed record ReviewNotAhead() : Problem(nameof(NeedForm.ReviewOn));
public sealed record ReviewTooLate(DateOnly Last) : Problem(nameof(NeedForm.ReviewOn), Last);

/// <summary>Somebody else saved a version of this area first. Both are on the page; nothing is overwritten.</summary>
public sealed record AssessedMeanwhile() : Problem("");
