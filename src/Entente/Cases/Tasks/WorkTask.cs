using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Tasks;

/// <summary>Something that somebody has to do about a dossier by a day, or be warned of: raised by a rule, ended by a person who says what was done, or by what made it needless.</summary>
/// <remarks>Each stands under the row of what it gives away, as a step of the chronology does: that a person turns 18 is for those who may know that they are a child.</remarks>
public sealed class WorkTask : IProtectedByRow, IOfDossier
{
    private WorkTask() { }

    public static DataKind Kind => DataKind.Clocks;

    public static IReadOnlyList<DataKind> Kinds { get; } = [DataKind.Clocks, DataKind.ChildFlags, DataKind.ReferralFacts, DataKind.DecisionOutcome, DataKind.RiskAssessment, DataKind.SupportPlan, DataKind.NonPunishment, DataKind.SupportNotes, DataKind.PrivilegedNotes, DataKind.DecisionDraft, DataKind.Appeals];

    [Open] public required TaskId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; private set; }
    [Open] public required DataKind RowKind { get; init; }

    /// <summary>The code of its template in data/tasks/templates.json.</summary>
    [Open] public required string Template { get; init; }

    /// <summary>What it was raised for, besides its template: the same is raised once, however often somebody looks. Of a birthday it holds the day.</summary>
    [Personal] public required string Key { get; init; }

    /// <summary>The role whose work it is.</summary>
    [Open] public required Role ForRole { get; init; }

    /// <summary>The last day for it. A birthday is told by it, so it is shown to those who may know the person's birth date.</summary>
    [Personal] public required DateOnly DueOn { get; set; }

    /// <summary>The clock that it warns of.</summary>
    [Open] public Reference? Clock { get; init; }

    /// <summary>How much of the clock had run, in hundredths.</summary>
    [Open] public int? Share { get; init; }
    [Open] public required DateTimeOffset RaisedAt { get; init; }
    [Open] public UserId? Owner { get; private set; }
    [Open] public DateOnly? PutOffUntil { get; private set; }
    [Sensitive] public string PutOffBecause { get; private set; } = "";
    [Open] public TaskState State { get; private set; }
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public UserId? EndedBy { get; private set; }

    /// <summary>What was done, in the words of whoever did it.</summary>
    [Sensitive] public string Done { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => State == TaskState.Open;

    /// <summary>Raises a task of a template for one role, on whatever belongs to the dossier.</summary>
    public static WorkTask Raise(IdSource ids, TaskTemplate template, Role role, IProtected about, DateOnly due, string key, Act act, Reference? clock = null, UserId? owner = null) => new()
    {
        Id = ids.Next<TaskId>(),
        Reference = Reference.New("TASK"),
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        RowKind = template.Kind,
        Template = template.Code,
        Key = $"{key} {role}",
        ForRole = role,
        DueOn = due,
        Clock = clock,
        Share = template.Share,
        RaisedAt = act.When,
        Owner = owner,
    };

    /// <summary>Somebody says that they do it. A colleague may take it over.</summary>
    public void Take(UserId who) => (Owner, Version) = (who, Version + 1);

    public void Finish(string done, Act act) => (State, Done, EndedAt, EndedBy, Owner, Version) = (TaskState.Done, done, act.When, act.Reader.User, Owner ?? act.Reader.User, Version + 1);

    public void PutOff(DateOnly until, string because) => (PutOffUntil, PutOffBecause, Version) = (until, because, Version + 1);

    /// <summary>It is no longer to be done: a later warning took its place, or what it waited for has happened.</summary>
    public void Close(TaskState how, DateTimeOffset when) => (State, EndedAt, Version) = (how, when, Version + 1);

    /// <summary>Its clock's last day is another now.</summary>
    public void Move(DateOnly due) => (DueOn, Version) = (due, Version + 1);

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    public override string ToString() => Reference.Text;
}

public readonly record struct TaskId(long Value) : IId<TaskId>, IComparable<TaskId>
{
    public int CompareTo(TaskId other) => Value.CompareTo(other.Value);
    public static bool operator <(TaskId left, TaskId right) => left.Value < right.Value;
    public static bool operator >(TaskId left, TaskId right) => left.Value > right.Value;
    public static bool operator <=(TaskId left, TaskId right) => left.Value <= right.Value;
    public static bool operator >=(TaskId left, TaskId right) => left.Value >= right.Value;

    public static TaskId From(long value) => new(value);
}

/// <summary>How a task stands: to be done, done by somebody, overtaken by a later warning of the same thing, or no longer needed.</summary>
public enum TaskState { Open, Done, Overtaken, NotNeeded }
