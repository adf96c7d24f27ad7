using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Support.Offers;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Support;

/// <summary>Home of a provider: whom it is asked to help, the soonest to run out first.</summary>
public sealed class AskedPanel(SupportInbox inbox, OfferWords words, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 4;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.SupportOffers, Verb.Approve).Allowed) return null;
        var page = await inbox.LookAsync(act, ct);
        IReadOnlyList<HomeLine> lines =
            [.. page.Waiting.Take(Most).Select(l => new HomeLine(l.Offer.Reference.Text, $"/support/{l.Offer.Reference.ToRoute()}", texts["home.asked.until", string.Join(", ", words.NeedsOf(l.Offer).Concat(words.WantedOf(l.Offer))), texts.Moment(l.Offer.Until)],
                l.Offer.Danger == OfferDanger.NoneKnown ? "" : texts["offer.danger." + l.Offer.Danger], OfferWords.Colour(l.Offer.Danger)))];
        return new("home.asked", "home.asked.none", "/support", lines) { IsLive = true };
    }
}

/// <summary>Home of whoever asks providers: people for whom nobody who was asked will help.</summary>
public sealed class AskElsewherePanel(SupportInbox inbox, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 6;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.SupportOffers, Verb.Write).Allowed) return null;
        var page = await inbox.LookAsync(act, ct);
        return new("home.elsewhere", "home.elsewhere.none", "/support",
            [.. page.ToAskElsewhere.Take(Most).Select(l => new HomeLine(l.Offer.Case.Text, $"/cases/{l.Offer.Case.ToRoute()}/support", texts["home.elsewhere.since", texts.Moment(l.Offer.AnsweredAt ?? l.Offer.Until)], texts["offer.state." + l.State], OfferWords.Colour(l.State)))]);
    }
}
