using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Needs;

/// <summary>Keeps the next version of what a person needs in one area. Of two who look at one area at once, the second is shown what the first wrote.</summary>
public sealed class AssessNeed(EntenteDb db, Gate gate, IdSource ids, NeedTerms terms, TaskTemplates templates, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Need>> RunAsync(Reference reference, NeedForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.RiskAssessment, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        // Past the row filter: who may write a first one and read no other's does not write over it unseen.
        var before = await db.Needs.IgnoreQueryFilters(["access"]).SingleOrDefaultAsync(n => n.Dossier == about.Dossier && n.Area == form.Area && n.SupersededAt == null, ct);
        var need = Need.From(form, about, before, terms, sets.Current, calendars.Of(about.Territory), ids, act);
        if (need.IsRefused) return need;
        if (form.Number != (before?.Number ?? 0)) return new AssessedMeanwhile();

        List<Event> happened = [new NeedAssessed(need.Value.Reference, about.Reference, need.Value.Area, need.Value.Number, need.Value.HasRisk, need.Value.ReviewOn, about.Dossier)];
        if (before is not null)
        {
            before.Supersede(act.When);
            if (need.Value.ReviewOn != before.ReviewOn) happened.AddRange(await ReviewedAsync(before, act, ct));
        }

        try
        {
            db.Add(need.Value);
            await db.CommitAsync(act, happened, ct);
            return need;
        }
        catch (DbUpdateException fault)
        {
            db.ChangeTracker.Clear();
            if (await db.Needs.IgnoreQueryFilters(["access"]).AnyAsync(n => n.Dossier == about.Dossier && n.Area == form.Area && n.Number >= need.Value.Number, ct)) return new AssessedMeanwhile();
            // Somebody worked on a reminder in this very moment.
            if (fault is DbUpdateConcurrencyException) return new ChangedMeanwhile();
            throw;
        }
    }

    /// <summary>Ends the reminders of that day once nothing of the case waits for it any longer.</summary>
    private async Task<IReadOnlyList<Event>> ReviewedAsync(Need before, Act act, CancellationToken ct)
    {
        if (await db.Needs.IgnoreQueryFilters(["access"]).AnyAsync(n => n.Dossier == before.Dossier && n.Id != before.Id && n.SupersededAt == null && n.ReviewOn == before.ReviewOn, ct)) return [];
        return await db.NoLongerDueAsync(templates, before.Dossier, TaskTrigger.NeedReview, before.ReviewOn, act.When, ct);
    }
}
