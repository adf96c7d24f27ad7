using Entente.Foundation;

namespace Entente.Support.Plans;

public sealed record StepNotFound() : Problem("");
public sealed record EntitlementMissing() : Problem(nameof(StepForm.Entitlement));
public sealed record GoalMissing() : Problem(nameof(StepForm.Goal));
public sealed record StepMissing() : Problem(nameof(StepForm.What));
public sealed record WhoMissing() : Problem(nameof(StepForm.Who));
public sealed record StepStateMissing() : Problem(nameof(StepForm.State));

/// <summary>Something that is over says what came of it: what was needed, given and refused is what the law asks to be shown.</summary>
public sealed record OutcomeNotSaid() : Problem(nameof(StepForm.Outcome));
