using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Raises what a referral or a decision asks somebody to do (rules L2 and L7, a child referred, a positive decision), and keeps warnings true when their clock changes.</summary>
public sealed class FollowTasks(TaskTemplates templates, QuestionSets questions, Calendars calendars, IdSource ids) : IFollower
{
    /// <summary>What was sent longer ago was written before anybody followed it: its hour has passed, and a hundred late tasks hide the one that matters.</summary>
    private const int FreshDays = 31;

    public string Name => "tasks";

    public bool Follows(string what) => what is nameof(ReferralSent) or nameof(GroundsIssued) or nameof(ClockStopped) or nameof(ClockExtended) or nameof(ClockResumed) or nameof(ReferralRouted) or nameof(RoutingTakenBack) or nameof(TaskRaised);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Where(e => e.What is nameof(ClockStopped) or nameof(ClockExtended) or nameof(ClockResumed)).Select(e => e.About).Distinct()) happened.AddRange(await ClocksAsync(db, dossier, machine, ct));
        foreach (var dossier in entries.Where(e => e.What is nameof(ReferralRouted) or nameof(RoutingTakenBack) or nameof(TaskRaised)).Select(e => e.About).Distinct()) happened.AddRange(await TeamAsync(db, dossier, ct));
        foreach (var entry in entries.Where(e => e.At > machine.When.AddDays(-FreshDays)))
        {
            if (entry.What == nameof(ReferralSent)) happened.AddRange(await SentAsync(db, entry, machine, ct));
            else if (entry.What == nameof(GroundsIssued)) happened.AddRange(await DecidedAsync(db, entry, machine, ct));
        }

        return happened;
    }

    private async Task<IReadOnlyList<Event>> SentAsync(EntenteDb db, AuditEntry entry, Act machine, CancellationToken ct)
    {
        var sent = entry.Read<ReferralSent>();
        if (await db.ReferralAsync(sent.Referral, ct) is not { } referral) return [];
        var triggers = new List<TaskTrigger>();
        if (referral is { IsChild: true, Sort: ReferralSort.Referral }) triggers.Add(TaskTrigger.ChildReferred);
        // What was answered for the child is not sent; that the answer changed stands in the log of the draft.
        if (!referral.IsChild && await db.Set<AuditEntry>().AsNoTracking().AnyAsync(e => e.About == entry.About && e.What == nameof(AgeAnswerChanged), ct)) triggers.Add(TaskTrigger.AgeChanged);
        // Of one who refused to be named nobody can ask again.
        if (!referral.IsAnonymous && Rules.CompanionInterpreted(questions[referral.Questions].Asked(referral.Answers)) is not null) triggers.Add(TaskTrigger.CompanionInterpreted);
        return await RaiseAsync(db, triggers, referral, referral.Territory, referral.SentAt, sent.Referral, machine, ct);
    }

    private async Task<IReadOnlyList<Event>> DecidedAsync(EntenteDb db, AuditEntry entry, Act machine, CancellationToken ct)
    {
        var issued = entry.Read<GroundsIssued>();
        return issued.Outcome == GroundsOutcome.Positive && await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == issued.Case, ct) is { } found
            ? await RaiseAsync(db, [TaskTrigger.GroundsPositive], found, found.Territory, entry.At, issued.Case, machine, ct)
            : [];
    }

    private async Task<IReadOnlyList<Event>> RaiseAsync(EntenteDb db, List<TaskTrigger> triggers, IProtected about, string territory, DateTimeOffset since, Reference key, Act machine, CancellationToken ct)
    {
        if (triggers.Count == 0) return [];
        var calendar = calendars.Find(territory);
        var day = TaskRaising.DayOf(calendar, since);
        var told = await db.TasksOfAsync([about.Dossier], ct);
        var raising = new TaskRaising(db, ids, machine);
        foreach (var template in triggers.SelectMany(t => templates.On(t, day)))
        {
            var due = calendar?.AddWorkingDays(day, template.DueInWorkingDays!.Value) ?? day.AddDays(template.DueInWorkingDays!.Value);
            raising.Raise(template, about, due, key.Text, told);
        }

        return raising.Happened;
    }

    /// <summary>How each clock stands now, not what each line did to it: read again after a kill, it ends the same.</summary>
    private async Task<IReadOnlyList<Event>> ClocksAsync(EntenteDb db, DossierId dossier, Act machine, CancellationToken ct)
    {
        var warnings = (await db.TasksOfAsync([dossier], ct)).Where(t => t.IsOpen && t.Clock is not null).ToList();
        if (warnings.Count == 0) return [];
        var clocks = (await db.ClocksOfAsync(dossier, ct)).ToDictionary(c => c.Reference);
        var (raising, moved) = (new TaskRaising(db, ids, machine), new List<Event>());
        foreach (var task in warnings)
        {
            if (!clocks.TryGetValue(task.Clock!.Value, out var clock)) continue;
            if (clock.IsStopped || !task.Key.StartsWith($"{clock.Reference.Text} {clock.Extensions.Count} ", StringComparison.Ordinal))
            {
                raising.Close(task, TaskState.NotNeeded);
            }
            else if (clock.Due is { } due && due != task.DueOn)
            {
                task.Move(due);
                moved.Add(new TaskMoved(task.Reference, dossier));
            }
        }

        return [.. raising.Happened, .. moved];
    }

    /// <summary>A task raised while its referral was being given to a team came under the team before: it goes where the referral stands now.</summary>
    private static async Task<List<Event>> TeamAsync(EntenteDb db, DossierId dossier, CancellationToken ct)
    {
        var teams = await db.Referrals.AsNoTracking().Where(r => r.Dossier == dossier).OrderBy(r => r.Id).Select(r => r.Team).ToListAsync(ct);
        if (teams.Count == 0) return [];
        var elsewhere = (await db.TasksOfAsync([dossier], ct)).Where(t => t.Team != teams[^1]).ToList();
        foreach (var task in elsewhere) task.GiveTo(teams[^1]);
        return [.. elsewhere.Select(t => new TaskGivenToTeam(t.Reference, t.Team, dossier))];
    }
}
