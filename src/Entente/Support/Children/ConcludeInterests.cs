using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>Keeps the next version of what is in a child's best interests in one question. Of two who conclude at once, the second is shown what the first wrote.</summary>
public sealed class ConcludeInterests(EntenteDb db, Gate gate, IdSource ids, ChildTerms terms, TaskTemplates templates, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<BestInterests>> RunAsync(Reference reference, BestInterestsForm form, Act act, CancellationToken ct)
    {
        var opened = await db.OpenForChildAsync(gate, reference, DataKind.ChildFlags, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, today) = (opened.Value, calendars.Of(opened.Value.Territory).DayOf(act.When));
        if (!await db.IsChildNowAsync(about, today, ct)) return new IsNoChild();

        BestInterests? before = null;
        if (!string.IsNullOrEmpty(form.First))
        {
            if (!Reference.TryParse(form.First, out var first) || await db.BestInterests.SingleOrDefaultAsync(b => b.First == first && b.Dossier == about.Dossier && b.SupersededAt == null, ct) is not { } now) return new InterestsNotFound();
            before = now;
        }

        var next = BestInterests.From(form, about, before, terms, sets.Current, ids, act, today);
        if (next.IsRefused) return next;
        if (form.Number != (before?.Number ?? 0)) return new ConcludedMeanwhile();
        List<Event> happened = [new BestInterestsConcluded(next.Value.Reference, reference, next.Value.Question, next.Value.Number, next.Value.Views.Length > 0, next.Value.ReviewOn, about.Dossier)];
        if (before is not null)
        {
            before.Supersede(act.When);
            if (before.ReviewOn != next.Value.ReviewOn) happened.AddRange(await ReviewedAsync(before, act, ct));
        }

        try
        {
            db.Add(next.Value);
            await db.CommitAsync(act, happened, ct);
            return next;
        }
        catch (DbUpdateException fault)
        {
            db.ChangeTracker.Clear();
            if (await db.BestInterests.IgnoreQueryFilters(["access"]).AnyAsync(b => b.First == next.Value.First && b.Number >= next.Value.Number, ct)) return new ConcludedMeanwhile();
            // Somebody worked on a reminder in this very moment.
            if (fault is DbUpdateConcurrencyException) return new ConcludedMeanwhile();
            throw;
        }
    }

    /// <summary>Ends the reminders of that day once no question of the case waits for it any longer.</summary>
    private async Task<IReadOnlyList<Event>> ReviewedAsync(BestInterests before, Act act, CancellationToken ct)
    {
        if (await db.BestInterests.IgnoreQueryFilters(["access"]).AnyAsync(b => b.Dossier == before.Dossier && b.Id != before.Id && b.SupersededAt == null && b.ReviewOn == before.ReviewOn, ct)) return [];
        return await db.NoLongerDueAsync(templates, before.Dossier, TaskTrigger.InterestsReview, before.ReviewOn, act.When, ct);
    }
}
