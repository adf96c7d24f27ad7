using Entente.Access;
using Entente.Support.Offers;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>The inbox of a support provider, and for the centre's people what they asked.</summary>
public sealed class IndexModel(SupportInbox inbox, AccessMatrix matrix, Acts acts) : PageModel
{
    public InboxPage Inbox { get; private set; } = new([], [], [], []);

    /// <summary>Whether this reader answers for a provider.</summary>
    public bool Answers { get; private set; }

    public bool SeesPlacements { get; private set; }

    /// <summary>Whether this reader may see how providers answer, in figures.</summary>
    public bool Counts { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var act = acts.Now();
        Answers = matrix.Ask(act.Reader, DataKind.SupportOffers, Verb.Approve).Allowed;
        SeesPlacements = matrix.Ask(act.Reader, DataKind.Placement, Verb.Read).Allowed;
        Counts = matrix.Ask(act.Reader, DataKind.StatisticsMicro, Verb.Read).Allowed;
        Inbox = await inbox.ReadAsync(act, ct);
    }
}

/// <summary>Offers for a table.</summary>
public sealed record OfferLines(string Caption, IReadOnlyList<OfferLine> Lines);
