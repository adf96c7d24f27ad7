using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
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
        // Not just any person of the dossier: exploiters and companions stand there too, under other rows of the matrix.
        var people = await db.Records.AsNoTracking().Where(r => dossiers.Contains(r.Dossier) && r.Schema == "Person" && r.RowKind == DataKind.ReferralFacts && r.SupersededBy == null).OrderBy(r => r.Id).ToListAsync(ct);
        var born = people.GroupBy(p => p.Dossier).ToDictionary(g => g.Key, g => g.First().First("birthDate"));
        var tasks = (await db.TasksOfAsync(dossiers, ct)).ToLookup(t => t.Dossier);
        var happened = new List<Event>();
        foreach (var child in referrals)
        {
            if (!PartialDate.TryParse(born.GetValueOrDefault(child.Dossier), out var date) || ComingOfAge.Of(date) is not { } age) continue;
            var today = calendars.Find(child.Territory)?.DayOf(act.When) ?? DateOnly.FromDateTime(act.When.UtcDateTime);
            foreach (var template in templates.Reached(age, today)) happened.AddRange(Raise(db, template, child, age, [.. tasks[child.Dossier]], act));
        }

        return await WarnOfClocks.CommitAsync(db, act, happened, ct);
    }

    /// <summary>A birth date that was corrected is another day, and told anew.</summary>
    private List<Event> Raise(EntenteDb db, TaskTemplate template, Referral child, ComingOfAge age, IReadOnlyList<WorkTask> told, Act act)
    {
        var happened = new List<Event>();
        var key = $"{child.Reference.Text} {age.From:yyyyMMdd}";
        foreach (var role in template.For.Where(r => !told.Any(t => t.Template == template.Code && t.Key == $"{key} {r}")))
        {
            var before = told.Where(t => t.IsOpen && t.ForRole == role && templates.Find(t.Template)?.On == TaskTrigger.Birthday).ToList();
            happened.AddRange(before.Select(t => WarnOfClocks.Overtake(t, act)));
            var task = WorkTask.Raise(ids, template, role, child, age.From, key, act, owner: before.Select(t => t.Owner).FirstOrDefault(o => o is not null));
            db.Add(task);
            happened.Add(new TaskRaised(task.Reference, task.Template, role, task.Dossier));
        }

        return happened;
    }
}
