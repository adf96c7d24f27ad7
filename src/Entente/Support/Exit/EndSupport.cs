using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Cases.EarlyEnds;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Exit;

/// <summary>Ends a provider's support of a person. Where they agreed to be asked afterwards the provider keeps the case open for that; otherwise it is shut to its people in the same commit.</summary>
public sealed class EndSupport(EntenteDb db, Gate gate, IdSource ids, ExitTerms terms, Regimes regimes, Calendars calendars)
{
    public async Task<Result<SupportExit>> RunAsync(Reference reference, ExitForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        if (await db.SupportOffers.IgnoreQueryFilters(["access"]).SingleOrDefaultAsync(o => o.Dossier == about.Dossier && o.State == OfferState.Accepted, ct) is not { } offer) return new NobodySupports();
        // A floor that this reader may not see protects all the same.
        var clocks = await db.Clocks.IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => c.Dossier == about.Dossier).ToListAsync(ct);
        var calendar = calendars.Of(about.Territory);
        var beside = await BesideAsync(about, calendar.DayOf(act.When), ct);
        var decided = DecideExit.From(form, about, offer, clocks, terms, calendar, ids, act, beside);
        if (decided.IsRefused) return decided;

        var exit = decided.Value;
        offer.End();
        List<Event> happened = [new SupportEnded(exit.Reference, about.Reference, offer.Reference, offer.Organisation, exit.Reason, exit.Wish, exit.Consent, exit.LeftOn, about.Dossier)];
        var asked = FollowUp.Of(exit, terms, ids);
        if (asked.Count == 0) happened.AddRange(await db.EndWorkOfAsync(offer.Dossier, offer.Organisation, act.When, ct));
        db.AddRange([exit, .. asked]);
        var turned = false;
        // Within the commit, where nobody else can write: a court that was asked, or an early end taken back, in this moment counts.
        db.Alongside(async token =>
        {
            turned = beside != await BesideAsync(about, calendar.DayOf(act.When), token);
            if (turned) throw new InvalidOperationException("What keeps support changed meanwhile.");
        });
        try
        {
            await db.CommitAsync(act, happened, ct);
            return exit;
        }
        catch (InvalidOperationException) when (turned)
        {
            db.ChangeTracker.Clear();
            return new ChangedMeanwhile();
        }
        catch (DbUpdateException fault)
        {
            // Somebody ended it, or took the offer back, in this very moment.
            db.ChangeTracker.Clear();
            if (fault is DbUpdateConcurrencyException || await db.SupportOffers.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Id == offer.Id && o.State != OfferState.Accepted, ct)) return new ChangedMeanwhile();
            throw;
        }
    }

    private async Task<SupportFloor> BesideAsync(Case about, DateOnly today, CancellationToken ct) => new(
        await db.CourtKeepsSupportAsync(about.Dossier, ct), await db.EarlyEndInForceAsync(about.Dossier, ct) is { EndsSupport: true }, regimes.On(about.Territory, today) is { RecoveryUntilConcluded: true });
}
