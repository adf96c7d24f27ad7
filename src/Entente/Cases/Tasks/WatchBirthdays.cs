using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Raises what must be done six, three and one months before a referred child turns 18, and on the day: from then on they decide themselves whether to stay, and nothing ends because nobody asked (rule L5).</summary>
public sealed class WatchBirthdays(IStore store, Ledger ledger, TaskTemplates templates, Calendars calendars, IdSource ids, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Looks at every child who was referred and returns how many tasks were raised. Asked again it finds nothing.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        await using var list = store.Open(Reader.Machine);
        var refused = list.Cases.Where(c => c.Status == CaseStatus.NoReasonableGrounds).Select(c => c.Dossier);
        var children = await list.Referrals.AsNoTracking().Where(r => r.IsChild && r.Sort == ReferralSort.Referral && !refused.Contains(r.Dossier)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        var raised = 0;
        foreach (var some in children.Chunk(Batch)) raised += await RaiseAsync(some, act, ct);
        return raised;
    }

    private async Task<int> RaiseAsync(IReadOnlyList<ReferralId> some, Act act, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var referrals = await db.Referrals.AsNoTracking().Where(r => some.Contains(r.Id)).ToListAsync(ct);
        var dossiers = referrals.Select(r => r.Dossier).ToList();
        var ages = await db.ComingOfAgeAsync(dossiers, ct);
        var tasks = (await db.TasksOfAsync(dossiers, ct)).ToLookup(t => t.Dossier);
        var raising = new TaskRaising(db, ids, act);
        foreach (var child in referrals)
        {
            if (!ages.TryGetValue(child.Dossier, out var age)) continue;
            var today = TaskRaising.DayOf(calendars.Find(child.Territory), act.When);
            // A birth date that was corrected is another day, and told anew.
            var key = $"{child.Reference.Text} {age.From:yyyyMMdd}";
            foreach (var template in templates.Reached(age, today)) raising.Raise(template, child, age.From, key, [.. tasks[child.Dossier]], t => templates.Find(t.Template)?.On == TaskTrigger.Birthday);
        }

        return await raising.CommitAsync(ct);
    }
}
