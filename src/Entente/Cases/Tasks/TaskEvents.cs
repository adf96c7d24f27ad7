using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Tasks;

/// <summary>A rule raised a task.</summary>
[NoStep("Who may know of a task depends on what it gives away, which differs from task to task: the case's page of tasks tells it.")]
public sealed record TaskRaised(Reference Task, string Template, Role For, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody says that they do it.</summary>
[NoStep("Told on the case's page of tasks, to whoever may know of the task.")]
public sealed record TaskTaken(Reference Task, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody did it. What they did is not in the log.</summary>
[NoStep("Told on the case's page of tasks, to whoever may know of the task.")]
public sealed record TaskDone(Reference Task, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody put it off, for a reason that is not in the log.</summary>
[NoStep("Told on the case's page of tasks, to whoever may know of the task.")]
public sealed record TaskPutOff(Reference Task, DateOnly Until, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>It was overtaken, or is no longer needed.</summary>
[NoStep("Told on the case's page of tasks, to whoever may know of the task.")]
public sealed record TaskClosed(Reference Task, TaskState As, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The clock that it warns of ends on another day now.</summary>
[NoStep("That the clock changed is a step of its own.")]
public sealed record TaskMoved(Reference Task, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>It went to another team, because its referral did.</summary>
[NoStep("That the referral was given to a team is a step of its own.")]
public sealed record TaskGivenToTeam(Reference Task, TeamId Team, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
