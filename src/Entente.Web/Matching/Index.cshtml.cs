using Entente.Access;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>S29: pairs that wait for somebody to say whether they are the same.</summary>
public sealed class IndexModel(EntenteDb db, ProposalQueue queue, LinesFile lines, Acts acts) : PageModel
{
    public QueuePage Queue { get; private set; } = new([], null);
    public QueueQuery Query { get; private set; } = new();

    /// <summary>How often this list is wrong; null where their purpose works with no pairs.</summary>
    public ListOutlook? Outlook { get; private set; }

    public bool MayReadLines => db.Matrix.Ask(db.Reader, DataKind.Configuration, Verb.Read).Allowed;

    public async Task OnGetAsync(ProposalState? state, MatchStrength? strength, bool mine, string? of, string? after, CancellationToken ct)
    {
        Query = new(state ?? ProposalState.Open, strength ?? MatchStrength.Possible, mine, Parsed(of), Parsed(after));
        Queue = await queue.ReadAsync(Query, acts.Now(), ct);
        Outlook = await lines.OfListAsync(acts.Now(), ct);
    }

    private static Reference? Parsed(string? text) => Reference.TryParse(text, out var reference) ? reference : null;
}
