using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Exit;

/// <summary>Keeps what came of asking somebody who left. Signs that they are trafficked again are told to the desk and a supervisor at once, in the same commit.</summary>
public sealed class AnswerFollowUp(EntenteDb db, Gate gate, IdSource ids, ExitTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<FollowUp>> RunAsync(string? reference, AfterwardsForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == known, ct) is not { } asked) return new FollowUpNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, asked, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == asked.Case, ct) is not { } about) return new FollowUpNotFound();
        var calendar = calendars.Of(about.Territory);
        if (asked.Answer(form, terms, calendar, act) is { Count: > 0 } problems) return problems.ToList();

        List<Event> happened = [new FollowUpAnswered(asked.Reference, asked.Exit, asked.Months, asked.State, asked.Dossier), .. await db.NoLongerDueAsync(templates, asked.Dossier, TaskTrigger.FollowUp, asked.DueOn, act.When, ct)];
        if (asked.Signs == AgainSigns.Yes)
        {
            happened.Add(new TraffickedAgainFeared(asked.Reference, asked.Case, asked.Dossier));
            happened.AddRange(db.RaiseNow(ids, templates, TaskTrigger.SignsAgain, asked, asked.Reference.Text, calendar, act));
        }

        if (asked.NeedsAgain == true) happened.AddRange(db.RaiseNow(ids, templates, TaskTrigger.NeedsAgain, asked, asked.Reference.Text, calendar, act));
        happened.AddRange(await LastAsync(asked, form, act, ct));
        try
        {
            await db.CommitAsync(act, happened, ct);
            return asked;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChangedMeanwhile();
        }
    }

    /// <summary>Whoever wants no more is asked no more; and once nobody is to be asked, the provider has no reason to have the case open.</summary>
    private async Task<IReadOnlyList<Event>> LastAsync(FollowUp asked, AfterwardsForm form, Act act, CancellationToken ct)
    {
        List<Event> happened = [];
        var later = await db.FollowUps.IgnoreQueryFilters(["access"]).Where(f => f.Exit == asked.Exit && f.Id != asked.Id && f.State == FollowUpState.Due).ToListAsync(ct);
        if (form.GoOn == false) happened.AddRange(await db.DropAsync(templates, later, act.When, ct));
        if (later.Exists(f => f.State == FollowUpState.Due)) return happened;
        var exit = await db.SupportExits.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(e => e.Reference == asked.Exit, ct);
        // The same provider may support them again by now.
        if (exit is null || await db.SupportOffers.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Dossier == asked.Dossier && o.Organisation == exit.Provider && o.State == OfferState.Accepted, ct)) return happened;
        return [.. happened, .. await db.EndWorkOfAsync(asked.Dossier, exit.Provider, act.When, ct)];
    }
}
