using Entente.Foundation;

namespace Entente.Triage.Many;

public sealed record NothingChosen() : Problem("Chosen");

/// <param name="Most">How many may be dealt with at once.</param>
public sealed record TooManyChosen(int Most) : Problem("Chosen", Most);

public sealed record ManyGone() : Problem("");

/// <summary>What was chosen is for whoever chose it, in the role and for the purpose in which they did.</summary>
public sealed record ChosenBySomebodyElse(string Who) : Problem("", Who);

public sealed record ActionMissing() : Problem(nameof(ManyForm.Action));

public sealed record ToTeamMissing() : Problem(nameof(ManyForm.Team));

public sealed record ToPersonMissing() : Problem(nameof(ManyForm.Person));

public sealed record RuleRoleMissing() : Problem(nameof(ManyForm.Role));

/// <summary>The team has no rule for this role yet.</summary>
public sealed record NoSharingRule() : Problem(nameof(ManyForm.Role));

public sealed record NotReady() : Problem("");

public sealed record NothingWouldHappen() : Problem("");

public sealed record RunWentOn() : Problem("");

/// <param name="Minutes">How long it can be taken back.</param>
public sealed record TooLateToUndo(int Minutes) : Problem("", Minutes);

public sealed record NothingToUndo() : Problem("");
