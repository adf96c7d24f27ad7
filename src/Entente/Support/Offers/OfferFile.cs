using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>One offer as this reader may see it: the needs before it is accepted, and afterwards, to those who work with the person, who they are and how to reach them safely.</summary>
public sealed class OfferFile(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets, Calendars calendars)
{
    /// <summary>What of the referral tells whoever helps who the person is and how to reach them, each with the part of the data whose consent it needs. Where they are and what happened is not among it.</summary>
    private static readonly (string Question, string Set)[] Person =
        [("H1", MayBeNamed.Identity), ("H2", MayBeNamed.Identity), ("H3", MayBeNamed.Identity), ("H4", MayBeNamed.Identity), ("F1", MayBeNamed.Contact)];

    public async Task<Result<OfferView>> ReadAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SupportOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Reference == known, ct) is not { } offer) return new OfferNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportOffers, Verb.Read, offer, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, offer, ct);
        var state = offer.StateAt(act.When);
        // After support ended they are still asked how they are, where they agreed to it: for so long its people stay assigned.
        var works = state is OfferState.Accepted or OfferState.Ended && act.Reader.Role == Role.SupportProvider && relation.HasFlag(Relation.Assigned);
        var may = Gate.Weigh(db, act, DataKind.SupportOffers, Verb.Approve, relation, offer).Allowed;
        var provider = (await db.OrganisationNamesAsync([offer.Organisation], ct)).GetValueOrDefault(offer.Organisation, "");
        var told = works ? await ToldAsync(offer, provider, act, ct) : [];
        var named = told.Contains(MayBeNamed.Identity);
        var view = new OfferView(offer, state)
        {
            Provider = provider,
            AnsweredBy = (await db.NamesAsync([offer.AnsweredBy ?? default], ct)).Values.FirstOrDefault() ?? "",
            MayAnswer = may && state == OfferState.Sent,
            MayAddColleague = may && state == OfferState.Accepted,
            Colleagues = may ? await db.AssignablesAsync(offer.Organisation, Role.SupportProvider, act.When, ct) : [],
            IsMine = works,
            IsNamed = named,
            Person = named ? await PersonAsync(offer, told, act, ct) : [],
        };
        await ledger.RememberAsync(act, new Seen(works ? "support offer with the person" : "support offer", offer.Reference.Text, 1) { Dossier = offer.Dossier }, ct);
        return view;
    }

    /// <summary>Which parts of the data the provider may be told, now.</summary>
    private async Task<IReadOnlyList<string>> ToldAsync(SupportOffer offer, string provider, Act act, CancellationToken ct)
    {
        var lines = await MayBeNamed.LedgerAsync(db, offer.Dossier, ct);
        var about = await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(c => c.Dossier == offer.Dossier, ct);
        var isChild = about.IsChildOn(calendars.Of(offer.Territory).DayOf(act.When), (await db.ComingOfAgeAsync(offer.Dossier, ct))?.By);
        return [.. new[] { MayBeNamed.Identity, MayBeNamed.Contact }.Where(set => MayBeNamed.Holds(offer.Naming, lines, provider, offer.Territory, isChild, act.When, set))];
    }

    /// <summary>Past the row filter, because a provider reads no referral: what of it may be told is weighed answer by answer. Cells that need agreement or a named power open by what the offer rests on.</summary>
    private async Task<IReadOnlyList<ShownAnswer>> PersonAsync(SupportOffer offer, IReadOnlyList<string> told, Act act, CancellationToken ct)
    {
        if (await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == offer.Dossier && r.Sort == ReferralSort.Referral, ct) is not { } referral) return [];
        var relation = await Gate.RelationAsync(db, act.Reader, referral, ct);
        var set = sets[referral.Questions];
        var sight = new ReferralSight(set, kind => db.Matrix.Ask(act.Reader, kind, Verb.Read, relation, agreed: true).Shape);
        // A way to reach somebody often names them: it goes with the name, or not at all.
        return [.. Person.Where(p => told.Contains(p.Set)).Select(p => set.Find(p.Question)).OfType<Question>().SelectMany(q => ReadReferral.Lines(sight, referral, q)).Where(a => a.Shape == Shape.Full)];
    }
}

/// <summary>An offer with what this reader may see and do.</summary>
public sealed record OfferView(SupportOffer Offer, OfferState State)
{
    public string Provider { get; init; } = "";

    public string AnsweredBy { get; init; } = "";

    public bool MayAnswer { get; init; }

    public bool MayAddColleague { get; init; }

    public IReadOnlyList<Assignable> Colleagues { get; init; } = [];

    /// <summary>Whether this reader works with the person: they may open the case.</summary>
    public bool IsMine { get; init; }

    /// <summary>Whether they may be told who the person is, now.</summary>
    public bool IsNamed { get; init; }

    public IReadOnlyList<ShownAnswer> Person { get; init; } = [];

    public override string ToString() => Offer.Reference.Text;
}
