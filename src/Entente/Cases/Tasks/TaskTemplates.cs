using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;

namespace Entente.Cases.Tasks;

/// <summary>What raises a task.</summary>
public enum TaskTrigger { Clock, Birthday, ChildReferred, AgeChanged, CompanionInterpreted, GroundsPositive, NeedReview, FollowUp, NeedsAgain, SignsAgain, CameBack, ChargeRuns, AnswerWaited, NoteFollowUp, NoteAsked, NoteGiven, CopyAsked, CorrectionAsked, SampleDisagrees, SessionsMissed, SessionDoubtful, InterestsReview, GuardianMissing, AppealHearing, AppealSentBack, AnotherLookAsked, EarlyEndAnswered }

/// <summary>A task that a rule raises, from data/tasks/templates.json: what raises it, for whom, by when, and by which source.</summary>
public sealed record TaskTemplate
{
    public required string Code { get; init; }
    public required TaskTrigger On { get; init; }

    /// <summary>The roles that are told, each by a task of its own.</summary>
    public required IReadOnlyList<Role> For { get; init; }

    /// <summary>The row of the matrix of what the task gives away: whoever may not read that does not see it.</summary>
    public required DataKind Kind { get; init; }

    /// <summary>Of a clock: which kinds of period, and how much of it has run.</summary>
    public IReadOnlyList<ClockKind> Clocks { get; init; } = [];
    public int? Share { get; init; }

    /// <summary>Of a birthday: how many months before it; 0 is the day.</summary>
    public int? MonthsBefore { get; init; }

    /// <summary>Of a day that was set with the person: how many days before it; 0 is the day.</summary>
    public int? DaysBefore { get; init; }

    /// <summary>Of all else: how long there is for it.</summary>
    public int? DueInWorkingDays { get; init; }
    public required string Source { get; init; }
    public required FactStatus Status { get; init; }
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;
    public DateOnly ValidTo { get; init; } = DateOnly.MaxValue;

    public bool Holds(DateOnly day) => day >= ValidFrom && day <= ValidTo;

    internal string? Slip() =>
        For.Count == 0 || !For.All(r => AccessMatrix.Shipped.Reading(r, Kind).Count > 0 && AccessMatrix.Shipped.Reading(r, DataKind.Tasks).Count > 0) ? $"is for somebody who may not read {Kind}, or has no tasks"
        : !WorkTask.Kinds.Contains(Kind) ? $"gives away {Kind}, which no task does"
        : On == TaskTrigger.Clock ? (Share is >= 1 and <= 100 && Clocks.Count > 0 ? null : "needs a share of 1 to 100 and kinds of clocks")
        : On == TaskTrigger.Birthday ? (MonthsBefore is not >= 0 ? "needs monthsBefore" : Kind == DataKind.ChildFlags ? null : "tells a birthday, which stands under child-flags")
        : On is TaskTrigger.NoteFollowUp or TaskTrigger.AppealHearing ? null
        : On is TaskTrigger.NeedReview or TaskTrigger.FollowUp or TaskTrigger.AnswerWaited or TaskTrigger.InterestsReview or TaskTrigger.GuardianMissing ? (DaysBefore is >= 0 ? null : "needs daysBefore")
        : DueInWorkingDays is >= 0 ? null : "needs dueInWorkingDays";
}

/// <summary>Every template of a task.</summary>
public sealed class TaskTemplates
{
    private TaskTemplates(IReadOnlyList<TaskTemplate> templates)
    {
        All = templates;
        Plain = [.. templates.Where(t => t.On != TaskTrigger.Birthday).Select(t => t.Code)];
    }

    public static TaskTemplates Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<TaskTemplate> All { get; }

    public TaskTemplate? Find(string code) => All.FirstOrDefault(t => t.Code == code);

    public IReadOnlyList<TaskTemplate> On(TaskTrigger trigger, DateOnly day) => [.. All.Where(t => t.On == trigger && t.Holds(day))];

    /// <summary>The warnings of the highest share that a clock has come to: one who was away is told how it stands, not what was so before.</summary>
    public IReadOnlyList<TaskTemplate> Reached(ClockKind kind, int share, DateOnly day)
    {
        var reached = On(TaskTrigger.Clock, day).Where(t => t.Clocks.Contains(kind) && t.Share <= share).ToList();
        return [.. reached.Where(t => t.Share == reached.Max(r => r.Share))];
    }

    /// <summary>The tasks of the last mark before an eighteenth birthday that has come.</summary>
    public IReadOnlyList<TaskTemplate> Reached(ComingOfAge age, DateOnly today)
    {
        var reached = On(TaskTrigger.Birthday, today).Where(t => age.IsWithin(t.MonthsBefore!.Value, today)).ToList();
        return [.. reached.Where(t => t.MonthsBefore == reached.Min(r => r.MonthsBefore))];
    }

    /// <summary>Whether this reader may know the day of a task: a birthday is the birth date, and for those who may read that whole; of a risk those know the day who may read more of it than that there is one. What the list no longer has may have been one.</summary>
    internal bool ShowsDay(EntenteDb db, Act act, Relation relation, WorkTask task) => task.RowKind switch
    {
        DataKind.ChildFlags when !Plain.Contains(task.Template) => IsWhole(db, act, DataKind.Identity, relation, task),
        DataKind.RiskAssessment => IsWhole(db, act, DataKind.RiskAssessment, relation, task),
        _ => true,
    };

    private static bool IsWhole(EntenteDb db, Act act, DataKind kind, Relation relation, WorkTask task) => Gate.Weigh(db, act, kind, Verb.Read, relation, task) is { Allowed: true, Shape: Shape.Full };

    /// <summary>Codes of templates whose day is nobody's birthday.</summary>
    internal IReadOnlyList<string> Plain { get; }

    /// <summary>The tasks of the last mark before a day that was set with the person, and has come near.</summary>
    public IReadOnlyList<TaskTemplate> Reached(TaskTrigger trigger, DateOnly due, DateOnly today)
    {
        var reached = On(trigger, today).Where(t => today.DayNumber >= due.DayNumber - t.DaysBefore!.Value).ToList();
        return [.. reached.Where(t => t.DaysBefore == reached.Min(r => r.DaysBefore))];
    }

    public static TaskTemplates From(DataFolder data)
    {
        var all = data.Read<TemplatesFile>("tasks/templates.json").Templates;
        foreach (var twice in all.CountBy(t => t.Code).Where(t => t.Value > 1)) throw new InvalidDataException($"data/tasks/templates.json: {twice.Key} stands {twice.Value} times.");
        foreach (var template in all)
        {
            if (template.Slip() is { } slip) throw new InvalidDataException($"data/tasks/templates.json: {template.Code} {slip}.");
        }

        return new(all);
    }

    private sealed record TemplatesFile(IReadOnlyList<TaskTemplate> Templates);
}
