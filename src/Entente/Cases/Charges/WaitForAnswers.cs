using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>Has a prosecutor asked again who was given a pack and has not answered, and once more after each such time, also where somebody ended the task without an answer.</summary>
public sealed class WaitForAnswers(IStore store, Ledger ledger, ChargeTerms terms, TaskTemplates templates, Calendars calendars, IdSource ids, TimeProvider clock)
{
    /// <summary>Looks at every charge that waits and returns how many tasks were raised. Asked again it finds nothing.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        var near = DateOnly.FromDateTime(act.When.UtcDateTime).AddDays(1);
        await using var list = store.Open(Access.Reader.Machine);
        var waiting = await list.Charges.AsNoTracking().Where(c => c.ChaseOn != null && c.ChaseOn <= near).Select(c => c.Dossier).Distinct().ToListAsync(ct);
        var raised = 0;
        foreach (var some in waiting.Chunk(200))
        {
            await using var db = store.Open(Access.Reader.Machine);
            var charges = await db.Charges.AsNoTracking().Where(c => some.Contains(c.Dossier) && c.ChaseOn != null).OrderBy(c => c.Id).ToListAsync(ct);
            var territories = await db.Cases.AsNoTracking().Where(c => some.Contains(c.Dossier)).ToDictionaryAsync(c => c.Dossier, c => c.Territory, ct);
            var tasks = (await db.TasksOfAsync(some, ct)).ToLookup(t => t.Dossier);
            var raising = new TaskRaising(db, ids, act);
            foreach (var charge in charges)
            {
                var today = TaskRaising.DayOf(calendars.Find(territories.GetValueOrDefault(charge.Dossier, "")), act.When);
                if (Due(charge.ChaseOn!.Value, today, terms.ChaseAfterDays) is not { } due) continue;
                foreach (var template in templates.Reached(TaskTrigger.AnswerWaited, due, today))
                {
                    raising.Raise(template, charge, due, $"{charge.Reference.Text} {due:yyyy-MM-dd}", [.. tasks[charge.Dossier]], t => t.Template == template.Code && t.Key.StartsWith(charge.Reference.Text + " ", StringComparison.Ordinal));
                }
            }

            raised += await raising.CommitAsync(ct);
        }

        return raised;
    }

    /// <summary>The last day on which the prosecutor was to be asked again; null while none has come.</summary>
    public static DateOnly? Due(DateOnly first, DateOnly today, int days) => today < first ? null : first.AddDays((today.DayNumber - first.DayNumber) / days * days);
}
