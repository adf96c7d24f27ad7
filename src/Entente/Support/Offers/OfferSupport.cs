using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>Asks a provider to help the person of a case, and takes back what was asked. Several may be asked at once; the first to accept helps.</summary>
public sealed class OfferSupport(EntenteDb db, Gate gate, IdSource ids, QuestionSets sets, SupportTerms terms, Calendars calendars)
{
    public const int MostWhy = 500;

    public async Task<Result<SupportOffer>> RunAsync(Reference reference, OfferForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportOffers, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var provider = Reference.TryParse(form.Provider, out var asked) ? (await db.ProvidersAsync(act.When, ct)).FirstOrDefault(p => p.Reference == asked) : null;
        var calendar = calendars.Of(about.Territory);
        var isChild = about.IsChildOn(calendar.DayOf(act.When), (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);
        var offer = SupportOffer.From(form, about, isChild, provider?.Id, sets.Current, terms, calendar, ids, act);
        if (offer.IsRefused) return offer;
        if (offer.Value.Naming == Naming.Agreed && !MayBeNamed.Holds(Naming.Agreed, await MayBeNamed.LedgerAsync(db, about.Dossier, ct), provider!.Name, about.Territory, isChild, act.When, MayBeNamed.Identity)) return new PersonSaidNo();
        var others = await db.SupportOffers.IgnoreQueryFilters(["access"]).Where(o => o.Dossier == about.Dossier && (o.State == OfferState.Sent || o.State == OfferState.Accepted)).ToListAsync(ct);
        if (others.Exists(o => o.State == OfferState.Accepted)) return new AnotherProviderHelps();
        if (others.Exists(o => o.Organisation == provider!.Id && o.StateAt(act.When) == OfferState.Sent)) return new AskedAlready();

        try
        {
            // The place of the one before is free only once it is written down that its time ran out.
            var late = others.Where(o => o.Expire(act.When)).Select(o => (Event)new SupportOfferExpired(o.Reference, o.Organisation, o.Dossier)).ToList();
            if (late.Count > 0) await db.CommitAsync(Act.OfMachine(act.When), late, ct);
            db.Add(offer.Value);
            await db.CommitAsync(act, new SupportOffered(offer.Value.Reference, about.Reference, provider!.Id, offer.Value.Naming, offer.Value.Until, about.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }
        catch (DbUpdateException)
        {
            // Somebody asked the same provider in this very moment.
            db.ChangeTracker.Clear();
            if (!await db.SupportOffers.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Dossier == about.Dossier && o.Organisation == provider!.Id && o.State == OfferState.Sent, ct)) throw;
            return new AskedAlready();
        }

        return offer;
    }

    /// <summary>Takes an offer back. Where it was accepted, the provider's people no longer work on the dossier from this moment, in the same commit.</summary>
    public async Task<Result<SupportOffer>> RecallAsync(Reference about, string? reference, string? why, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SupportOffers.SingleOrDefaultAsync(o => o.Reference == known && o.Case == about, ct) is not { } offer) return new OfferNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportOffers, Verb.Write, offer, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (string.IsNullOrWhiteSpace(why)) return new RecallReasonMissing();
        if (why.Length > MostWhy) return new WordsTooLong("Why", MostWhy);
        if (NormalForms.IsBroken(why)) return new WordsBroken("Why");

        var accepted = offer.State == OfferState.Accepted;
        if (offer.Recall(act) is { } no) return no;
        List<Event> happened = [new SupportRecalled(offer.Reference, offer.Organisation, accepted, offer.Dossier)];
        if (accepted) happened.AddRange(await db.EndWorkOfAsync(offer.Dossier, offer.Organisation, act.When, ct));

        try
        {
            await db.CommitAsync(act with { Because = why.Trim() }, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChangedMeanwhile();
        }

        return offer;
    }
}
