using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>A provider accepts or declines what it was asked. Accepting opens the person to whoever is to work with them, in the same commit.</summary>
public sealed class AnswerOffer(EntenteDb db, Gate gate, AssignDossier assign, SupportTerms terms)
{
    /// <param name="colleague">Reference of who is to work with the person; empty for whoever accepts.</param>
    public async Task<Result<SupportOffer>> AcceptAsync(string? reference, string? colleague, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened;
        var offer = opened.Value;
        var others = await db.SupportOffers.IgnoreQueryFilters(["access"]).Where(o => o.Dossier == offer.Dossier && o.Id != offer.Id && (o.State == OfferState.Sent || o.State == OfferState.Accepted)).ToListAsync(ct);
        if (offer.Accept(act) is { } closed) return closed;
        if (others.Exists(o => o.State == OfferState.Accepted)) return new AnotherProviderHelps();

        List<Event> happened = [new SupportAccepted(offer.Reference, offer.Organisation, offer.Dossier)];
        var given = await GiveAsync(offer, colleague, act, happened, ct);
        if (given is not null) return given.ToList();
        foreach (var other in others)
        {
            other.GoElsewhere();
            happened.Add(new SupportWentElsewhere(other.Reference, other.Organisation, other.Dossier));
        }

        return await CommitAsync(offer, happened, act, ct);
    }

    public async Task<Result<SupportOffer>> DeclineAsync(string? reference, DeclineForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened;
        var offer = opened.Value;
        if (offer.Decline(form, terms, act) is { Count: > 0 } problems) return problems.ToList();
        return await CommitAsync(offer, [new SupportDeclined(offer.Reference, offer.Organisation, offer.Reason, offer.Dossier)], act, ct);
    }

    /// <summary>One more of the provider's people is to work with a person whom it has taken on.</summary>
    public async Task<Result<SupportOffer>> AddColleagueAsync(string? reference, string? colleague, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened;
        var offer = opened.Value;
        if (offer.State != OfferState.Accepted) return new OfferIsNotOpen(offer.StateAt(act.When));
        if (string.IsNullOrWhiteSpace(colleague)) return new ColleagueMissing();
        List<Event> happened = [];
        if (await GiveAsync(offer, colleague, act, happened, ct) is { } refused) return refused.ToList();
        if (happened.Count == 0) return new AlreadyAssigned();
        return await CommitAsync(offer, happened, act, ct);
    }

    private async Task<Result<SupportOffer>> OpenAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SupportOffers.SingleOrDefaultAsync(o => o.Reference == known, ct) is not { } offer) return new OfferNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportOffers, Verb.Approve, offer, ct);
        return permission.Allowed ? offer : NotAllowed.By(permission);
    }

    /// <summary>Adds the assignment of whoever is to work with the person; null where nothing speaks against it.</summary>
    private async Task<IReadOnlyList<Problem>?> GiveAsync(SupportOffer offer, string? colleague, Act act, List<Event> happened, CancellationToken ct)
    {
        var who = act.Reader.User;
        if (!string.IsNullOrWhiteSpace(colleague))
        {
            var known = Reference.TryParse(colleague, out var named) ? (await db.AssignablesAsync(offer.Organisation, Role.SupportProvider, act.When, ct)).FirstOrDefault(a => a.Reference == named) : null;
            if (known is null) return [new ColleagueMissing()];
            who = known.User;
        }

        var prepared = await assign.PrepareAsync(offer.Dossier, who, Role.SupportProvider, act, ct);
        if (!prepared.IsRefused) happened.Add(DossierAssigned.Of(prepared.Value));
        return prepared.IsRefused && !prepared.Problems.All(p => p is AlreadyAssigned) ? prepared.Problems : null;
    }

    private async Task<Result<SupportOffer>> CommitAsync(SupportOffer offer, IReadOnlyList<Event> happened, Act act, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return offer;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody answered, or took it back, in this very moment: theirs stands, and is told.
            db.ChangeTracker.Clear();
            var stands = await db.SupportOffers.AsNoTracking().SingleAsync(o => o.Id == offer.Id, ct);
            return stands.StateAt(act.When) == OfferState.Sent ? new ChangedMeanwhile() : new OfferIsNotOpen(stands.StateAt(act.When));
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.SupportOffers.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Dossier == offer.Dossier && o.State == OfferState.Accepted && o.Id != offer.Id, ct)) throw;
            return new AnotherProviderHelps();
        }
    }
}
