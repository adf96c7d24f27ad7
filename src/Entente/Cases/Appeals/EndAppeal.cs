using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Appeals;

/// <summary>Writes down what a court decided. Where the decision fell or was sent back, the next one is begun in the same commit; nobody who had a part in the first takes it (<see cref="ConflictOfInterest"/>).</summary>
public sealed class EndAppeal(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<Appeal>> RunAsync(string? reference, AppealOutcomeForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Appeals.SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } appeal
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == appeal.Case, ct) is not { } about) return new AppealNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Appeals, Verb.Write, appeal, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (appeal.Version != form.Version) return new AppealChangedMeanwhile();
        var calendar = calendars.Of(about.Territory);
        var today = calendar.DayOf(act.When);
        if (DecideAppeal.Wrong(form, appeal, today) is { Count: > 0 } wrong) return wrong.ToList();

        List<Event> happened = [];
        int? next = null;
        if (form.Outcome is AppealOutcome.Remitted or AppealOutcome.Quashed)
        {
            if (regimes.On(about.Territory, today) is not { } regime) return new NoRegimeInForce();
            next = await NextAsync(about, appeal, form, regime, happened, act, ct);
            foreach (var template in templates.On(TaskTrigger.AppealSentBack, today))
            {
                var raising = new TaskRaising(db, ids, act);
                raising.Raise(template, about, calendar.AddWorkingDays(today, template.DueInWorkingDays!.Value), appeal.Reference.Text, []);
                happened.AddRange(raising.Happened);
            }
        }

        appeal.End(form.Outcome!.Value, form.On!.Value, form.Words!.Trim(), next);
        var later = await db.AppealHearings.IgnoreQueryFilters(["access"]).AsNoTracking().Where(h => h.Appeal == appeal.Reference && !h.IsCalledOff).Select(h => h.Reference).ToListAsync(ct);
        happened.AddRange(await KeepAppeal.NoLongerAsync(db, templates, appeal.Dossier, later, act.When, ct));
        happened.Insert(0, new AppealEnded(appeal.Reference, about.Reference, appeal.Outcome!.Value, next, appeal.Dossier));
        try
        {
            await db.CommitAsync(act, happened, ct);
            return appeal;
        }
        catch (DbUpdateException)
        {
            // Somebody ended it, or began a decision, a moment before: the caller sees what stands now.
            var began = db.ChangeTracker.Entries<Grounds>().FirstOrDefault(e => e.State == EntityState.Added)?.Entity.Number;
            db.ChangeTracker.Clear();
            if (await db.Appeals.AsNoTracking().AnyAsync(a => a.Id == appeal.Id && a.Version != form.Version, ct)
                || (began is { } number && await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().AnyAsync(g => g.Case == about.Id && g.Number == number, ct))) return new AppealChangedMeanwhile();
            throw;
        }
    }

    /// <summary>The number of the decision that follows: begun now, or a later one that is in hand or gave the person what they ask for. A later refusal answers no court.</summary>
    private async Task<int> NextAsync(Case about, Appeal appeal, AppealOutcomeForm form, Regime regime, List<Event> happened, Act act, CancellationToken ct)
    {
        var soFar = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id).ToListAsync(ct);
        var challenged = soFar.Single(g => g.Number == appeal.Decision);
        if (soFar.Where(g => g.Number > challenged.Number && g.Stage == challenged.Stage).MaxBy(g => g.Number) is { } later && (later.IssuedAt is null || later.Outcome == GroundsOutcome.Positive)) return later.Number;
        var asked = new BeginForm { AskedBy = AskedBy.Court, AskedOn = form.On, Ground = AgainGround.CourtSentBack, Material = form.Words };
        var begun = Grounds.Begin(about, regime, ids, act, soFar.Max(g => g.Number) + 1, new(challenged.Stage, challenged), asked);
        db.Add(begun);
        happened.Add(new DecisionBegun(about.Reference, begun.Stage, begun.Number, true, about.Dossier));
        happened.AddRange(await clocks.AskedAgainAsync(db, about, regime, act, ct));
        return begun.Number;
    }
}
