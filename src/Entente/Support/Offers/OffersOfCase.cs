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

/// <summary>Which providers were asked to help the person of a case, and what may be asked next.</summary>
public sealed class OffersOfCase(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<OffersView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportOffers, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var offers = await db.SupportOffers.AsNoTracking().Where(o => o.Dossier == about.Dossier).OrderByDescending(o => o.Id).ToListAsync(ct);
        var may = Gate.Weigh(db, act, DataKind.SupportOffers, Verb.Write, relation, about).Allowed;
        var names = await db.OrganisationNamesAsync(offers.Select(o => o.Organisation), ct);
        var lines = offers.Select(o => new OfferLine(o, o.StateAt(act.When), names.GetValueOrDefault(o.Organisation, ""))).ToList();
        var isChild = about.IsChildOn(calendars.Of(about.Territory).DayOf(act.When), (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);
        var view = new OffersView(about, lines)
        {
            IsChild = isChild,
            MayOffer = may && lines.All(l => l.State != OfferState.Accepted),
            MayRecall = may,
            Providers = may ? await db.ProvidersAsync(act.When, ct) : [],
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
            Proposed = may ? await ProposeAsync(about, isChild, act, relation, ct) : new(),
        };
        await ledger.RememberAsync(act, new Seen("case support", reference.Text, offers.Count) { Dossier = about.Dossier }, ct);
        return view;
    }

    /// <summary>What the referral says of needs, as far as this reader is shown it. Codes alone: words stay where they were written.</summary>
    private async Task<OfferForm> ProposeAsync(Case about, bool isChild, Act act, Relation relation, CancellationToken ct)
    {
        if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == about.Dossier && r.Sort == ReferralSort.Referral, ct) is not { } referral) return new();
        var sight = new ReferralSight(sets[referral.Questions], kind => Gate.Weigh(db, act, kind, Verb.Read, relation, about).Shape);
        return OfferProposal.From(referral, sets[referral.Questions], sets.Current, sight, isChild);
    }
}

/// <summary>An offer filled in as far as the referral goes.</summary>
public static class OfferProposal
{
    public static OfferForm From(Referral referral, QuestionSet set, QuestionSet current, ReferralSight sight, bool isChild)
    {
        var needs = Codes("P1");
        return new OfferForm
        {
            Needs = needs,
            Wanted = [.. Codes("E4").Where(c => c != "none")],
            Language = Shown("G1", "best") ? referral.Answers.First("G1", "best") : null,
            Danger = !Shown("A1", Part.Only) ? null : referral.Answers.First("A1") == "yes" ? OfferDanger.Now : referral.Answers.First("O1") is "yes" or "partly" ? OfferDanger.MayBe : OfferDanger.NoneKnown,
            Naming = isChild ? Naming.BestInterests : !Shown("E5", "provider") ? null : referral.Answers.All("E5", "provider").Contains("identity") ? Naming.Agreed : Naming.Withheld,
            Within = needs.Count > 0 ? "two-hours" : "next-day",
        };

        bool Shown(string question, string part) => set.Find(question) is { } asked && sight.Shows(asked, asked.Find(part));

        // A referral may have been sent with earlier questions; what is asked of a provider is worded by today's.
        IReadOnlyList<string> Codes(string question) => Shown(question, Part.Only) && current.Find(question) is { } now
            ? [.. referral.Answers.All(question).Where(c => now.Parts[0].Options!.Any(o => o.Code == c))]
            : [];
    }
}

/// <summary>The offers of one case.</summary>
public sealed record OffersView(Case Case, IReadOnlyList<OfferLine> Lines)
{
    /// <summary>Whether the person counts as a child today, and so is not asked to agree.</summary>
    public bool IsChild { get; init; }

    public bool MayOffer { get; init; }

    public bool MayRecall { get; init; }

    public bool IsChildShown { get; init; }

    public IReadOnlyList<Organisation> Providers { get; init; } = [];

    public OfferForm Proposed { get; init; } = new();

    public override string ToString() => Case.Reference.Text;
}

/// <summary>An offer in a list, as it stands now.</summary>
/// <param name="Provider">The name of the organisation that was asked.</param>
public sealed record OfferLine(SupportOffer Offer, OfferState State, string Provider)
{
    /// <summary>Whether the centre can take it back.</summary>
    public bool IsLive => State is OfferState.Sent or OfferState.Accepted;

    public override string ToString() => Offer.Reference.Text;
}
