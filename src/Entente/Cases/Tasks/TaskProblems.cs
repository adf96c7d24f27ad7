using Entente.Access;
using Entente.Foundation;

namespace Entente.Cases.Tasks;

public sealed record TaskNotFound() : Problem("");
public sealed record TaskIsEnded() : Problem("");
public sealed record TaskChanged() : Problem("");
public sealed record TaskOfAnotherRole(Role Role) : Problem("", new TextKey("role." + Role));
public sealed record DoneMissing() : Problem(nameof(TaskForm.Done));
public sealed record DoneTooLong(int Most) : Problem(nameof(TaskForm.Done), Most);
public sealed record DoneBroken() : Problem(nameof(TaskForm.Done));
public sealed record DaysMissing() : Problem(nameof(TaskForm.Days));
public sealed record NotBeyondItsDay() : Problem(nameof(TaskForm.Days));
public sealed record WhyMissing() : Problem(nameof(TaskForm.Because));
public sealed record WhyTooLong(int Most) : Problem(nameof(TaskForm.Because), Most);
public sealed record WhyBroken() : Problem(nameof(TaskForm.Because));
