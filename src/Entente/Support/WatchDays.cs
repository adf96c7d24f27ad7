using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Children;
using Entente.Support.Exit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support;

/// <summary>Tells the right people before a day that was set with a person, and on it: a need is to be looked at again, somebody who left is to be asked how they are, a child's best interests are to be looked at again, a child has no guardian. What a later mark says takes the place of the earlier one.</summary>
public sealed class WatchDays(IStore store, Ledger ledger, TaskTemplates templates, ChildTerms children, Calendars calendars, IdSource ids, TimeProvider clock)
{
    /// <summary>Dossiers in one commit.</summary>
    private const int Batch = 200;

    /// <summary>Looks at every such day and returns how many tasks were raised. Asked again it finds nothing.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        var near = DateOnly.FromDateTime(act.When.UtcDateTime).AddDays(1 + templates.All.Max(t => t.DaysBefore ?? 0));
        await using var list = store.Open(Reader.Machine);
        var dossiers = await list.Needs.Where(n => n.SupersededAt == null && n.ReviewOn <= near).Select(n => n.Dossier).Distinct().ToListAsync(ct);
        dossiers = [.. dossiers.Union(await list.FollowUps.Where(f => f.State == FollowUpState.Due && f.DueOn <= near).Select(f => f.Dossier).Distinct().ToListAsync(ct))];
        dossiers = [.. dossiers.Union(await list.ChildDossiersAsync(near, ct))];
        var raised = 0;
        foreach (var some in dossiers.Chunk(Batch)) raised += await TellAsync(some, near, act, ct);
        return raised;
    }

    private async Task<int> TellAsync(IReadOnlyList<DossierId> some, DateOnly near, Act act, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var needs = await db.Needs.AsNoTracking().Where(n => some.Contains(n.Dossier) && n.SupersededAt == null && n.ReviewOn <= near).OrderBy(n => n.Id).ToListAsync(ct);
        var asked = await db.FollowUps.AsNoTracking().Where(f => some.Contains(f.Dossier) && f.State == FollowUpState.Due && f.DueOn <= near).OrderBy(f => f.Id).ToListAsync(ct);
        var cases = await db.Cases.AsNoTracking().Where(c => some.Contains(c.Dossier)).ToDictionaryAsync(c => c.Dossier, ct);
        var tasks = (await db.TasksOfAsync(some, ct)).ToLookup(t => t.Dossier);
        // Areas of one day are one task, named after the last that was put on that day: one more area is told of anew where the others are done.
        IEnumerable<Day> days = needs.GroupBy(n => (n.Dossier, n.ReviewOn)).Select(g => g.Last()).Select(n => new Day(TaskTrigger.NeedReview, n, n.Reference.Text, n.ReviewOn))
            .Concat(asked.Select(f => new Day(TaskTrigger.FollowUp, f, f.Reference.Text, f.DueOn)))
            .Concat(await db.ChildDaysAsync([.. cases.Values], near, children, calendars, act.When, ct));
        var raising = new TaskRaising(db, ids, act);
        foreach (var day in days)
        {
            var today = TaskRaising.DayOf(calendars.Find(cases.GetValueOrDefault(day.About.Dossier)?.Territory), act.When);
            foreach (var template in templates.Reached(day.Trigger, day.On, today))
            {
                raising.Raise(template, day.About, day.On, day.Key, [.. tasks[day.About.Dossier]], t => templates.Tells(t, day.Trigger, day.On), same: t => t.IsOpen && t.DueOn == day.On);
            }
        }

        return await raising.CommitAsync(ct);
    }
}

/// <summary>A day on which somebody is told, and what it is for.</summary>
/// <param name="Key">What it is told for: once, however often somebody looks.</param>
internal sealed record Day(TaskTrigger Trigger, IProtected About, string Key, DateOnly On)
{
    public override string ToString() => Key;
}
