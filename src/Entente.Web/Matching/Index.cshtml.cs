using Entente.Foundation;
using Entente.Matching;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>S29: pairs that wait for somebody to say whether they are the same.</summary>
public sealed class IndexModel(ProposalQueue queue, Acts acts) : PageModel
{
    public QueuePage Queue { get; private set; } = new([], null);
    public QueueQuery Query { get; private set; } = new();

    public async Task OnGetAsync(ProposalState? state, MatchStrength? strength, bool mine, string? of, string? after, CancellationToken ct)
    {
        Query = new(state ?? ProposalState.Open, strength ?? MatchStrength.Possible, mine, Parsed(of), Parsed(after));
        Queue = await queue.ReadAsync(Query, acts.Now(), ct);
    }

    private static Reference? Parsed(string? text) => Reference.TryParse(text, out var reference) ? reference : null;
}
