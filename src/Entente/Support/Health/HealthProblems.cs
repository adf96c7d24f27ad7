using Entente.Foundation;

namespace Entente.Support.Health;

public sealed record HealthNotFound() : Problem("");
public sealed record HealthCategoryMissing() : Problem(nameof(HealthForm.Category));
public sealed record HealthWhatMissing() : Problem(nameof(HealthForm.What));
public sealed record HealthToldByMissing() : Problem(nameof(HealthForm.ToldBy));
public sealed record HealthUrgencyMissing() : Problem(nameof(HealthForm.IsUrgent));

/// <summary>Urgent treatment waits for no consent record; that it was given, or asked for, is said.</summary>
public sealed record UrgentTreatmentNotSaid() : Problem(nameof(HealthForm.Done));

/// <summary>Somebody else wrote the next version first. It is shown, and nothing entered is lost.</summary>
public sealed record HealthChangedMeanwhile() : Problem("");

/// <summary>Nobody outside is told without a line of the ledger in which the person agreed to it.</summary>
public sealed record HealthConsentMissing() : Problem(nameof(HealthShareForm.Consent));
public sealed record HealthConsentNoLongerHolds() : Problem(nameof(HealthShareForm.Consent));
public sealed record HealthPartsMissing() : Problem(nameof(HealthShareForm.Parts));

/// <summary>It is shared by this consent already.</summary>
public sealed record HealthSharedAlready() : Problem(nameof(HealthShareForm.Consent));
