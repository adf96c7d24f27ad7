using Entente.Foundation;

namespace Entente.Matching.Relinking;

public sealed record RelinkGone() : Problem("");

public sealed record ScopeMissing() : Problem(nameof(RelinkForm.Scope));

public sealed record SourceNotFound() : Problem(nameof(RelinkForm.Source));

public sealed record ImportNotFound() : Problem(nameof(RelinkForm.Import));

public sealed record SinceMissing() : Problem(nameof(RelinkForm.Since));

public sealed record SinceInFuture() : Problem(nameof(RelinkForm.Since));

public sealed record RelinkWhyMissing() : Problem(nameof(RelinkForm.Why));

public sealed record RelinkWhyTooLong() : Problem(nameof(RelinkForm.Why), RelinkForm.MostWhy);

public sealed record RelinkWhyBroken() : Problem(nameof(RelinkForm.Why));

/// <summary>One run at a time.</summary>
public sealed record AnotherRunGoesOn(string Who) : Problem("", Who);

/// <summary>What it found is for whoever started it, in the role and for the purpose in which they did.</summary>
public sealed record StartedBySomebodyElse(string Who) : Problem("", Who);

public sealed record NotReadyToMake() : Problem("");

public sealed record NoChangeChosen() : Problem(nameof(RelinkForm.Kinds));

/// <summary>The preview was made with another model than today's.</summary>
public sealed record ModelChangedSince(string Then, string Now) : Problem("", Then, Now);

public sealed record NothingMadeToUndo() : Problem("");

public sealed record RunMovedOn() : Problem("");

/// <summary>The pairs were cleared after their time.</summary>
public sealed record FindingsCleared() : Problem("");
