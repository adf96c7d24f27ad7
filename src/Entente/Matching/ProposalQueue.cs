using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Pairs that wait for a person, likeliest first: those of which the reader may see one side and at least be pointed to the other, and that their purpose asks to see.</summary>
public sealed class ProposalQueue(EntenteDb db, Ledger ledger, Sides sides)
{
    public const int PageSize = 25;

    public async Task<QueuePage> ReadAsync(QueueQuery query, Act act, CancellationToken ct)
    {
        var lines = new List<QueueLine>();
        var after = query.After is { } from ? await db.Proposals.AsNoTracking().Where(p => p.Reference == from).Select(p => new Place(p.Score, p.Id)).FirstOrDefaultAsync(ct) : null;
        var now = await db.LinesAsync(act.Purpose, act.When, ct);
        var more = now is not null;
        while (more && lines.Count <= query.Most)
        {
            var found = await NextAsync(query, now!.Value, after, act, ct);
            more = found.Count > query.Most;
            if (found.Count > 0) after = new(found[^1].Score, found[^1].Id);
            var known = await sides.OfAsync([.. found.SelectMany(p => new[] { p.Left, p.Right })], false, act, ct);
            lines.AddRange(from p in found
                           where known.ContainsKey(p.Left) && known.ContainsKey(p.Right)
                           select new QueueLine(p.Reference, now!.Value.Call(p.Probability), p.State, known[p.Left], known[p.Right], Told.Of(known[p.Left], known[p.Right], p.Reasons), p.ProposedAt));
        }

        var shown = lines.Take(query.Most).ToList();
        await ledger.RememberAsync(act, new Seen("matches", query.Of?.Text ?? "", shown.Count), ct);
        return new(shown, lines.Count > query.Most ? shown[^1].Reference : null);
    }

    /// <summary>Whoever sees few records is led by those and has their pairs sorted here; whoever sees many is led by the likeliest pairs. The other way round either would look through everything.</summary>
    private async Task<List<Proposal>> NextAsync(QueueQuery query, MatchLines lines, Place? after, Act act, CancellationToken ct)
    {
        var mine = Mine(query, act);
        if (!query.Mine && query.Of is null && !db.Sight.OnlyAssigned(Record.Kinds))
        {
            return await Ask(db.Proposals.AsNoTracking().Where(p => mine.Any(r => r.Id == p.Left || r.Id == p.Right)), query, lines, after).ToListAsync(ct);
        }

        // Their ids first, and asked of both sides alone: with two subqueries, or with the state beside them, a database reads every pair.
        var few = await mine.Select(r => r.Id).ToArrayAsync(ct);
        var pairs = await db.Proposals.AsNoTracking().Where(p => EF.Parameter(few).Contains(p.Left) || EF.Parameter(few).Contains(p.Right)).ToListAsync(ct);
        return [.. pairs.Where(p => p.State == query.State && lines.Shows(p) && p.Probability >= LeastOf(query, lines) && (after is null || p.Score < after.Score || (p.Score == after.Score && p.Id.CompareTo(after.Id) < 0)))
            .OrderByDescending(p => p.Score).ThenByDescending(p => p.Id).Take(query.Most + 1)];
    }

    /// <summary>From which probability the reader asks to see pairs, among those that are shown to them.</summary>
    private static double LeastOf(QueueQuery query, MatchLines lines) => query.AtLeast switch
    {
        MatchStrength.AlmostCertain => lines.AlmostCertain,
        MatchStrength.Likely => lines.Likely,
        _ => 0,
    };

    private IQueryable<Record> Mine(QueueQuery query, Act act)
    {
        var mine = db.Records.AsNoTracking();
        if (query.Mine)
        {
            var me = act.Reader.User;
            mine = mine.Where(r => db.Set<Assignment>().Where(a => a.User == me && a.Until == null).Select(a => a.Dossier).Contains(r.Dossier));
        }

        // The record's own reference finds its pairs, and those of everything else in its dossier.
        if (query.Of is { } of)
        {
            DossierId none = default;
            var named = db.Records.Where(x => x.Reference == of);
            mine = mine.Where(r => r.Reference == of || (r.Dossier != none && named.Any(x => x.Dossier == r.Dossier)));
        }

        return mine;
    }

    // For the database alone: an expression asked of a list would be compiled anew for each page.
    private static IQueryable<Proposal> Ask(IQueryable<Proposal> asked, QueueQuery query, MatchLines lines, Place? after)
    {
        asked = asked.Where(p => p.State == query.State);
        var (line, least) = (lines.Possible, LeastOf(query, lines));
        // What people have decided stays, whatever the line: see MatchLines.Shows.
        if (query.State is ProposalState.Open or ProposalState.Withdrawn) asked = asked.Where(p => p.ByHand || p.Probability >= line);
        if (least > 0) asked = asked.Where(p => p.Probability >= least);
        if (after is { } place) asked = asked.Where(p => p.Score < place.Score || (p.Score == place.Score && p.Id < place.Id));
        return asked.OrderByDescending(p => p.Score).ThenByDescending(p => p.Id).Take(query.Most + 1);
    }

    private sealed record Place(double Score, ProposalId Id);
}

/// <param name="Of">Only pairs of this record, or of its dossier.</param>
/// <param name="After">The last reference of the page before.</param>
/// <param name="Most">Lines to a page.</param>
public sealed record QueueQuery(ProposalState State = ProposalState.Open, MatchStrength AtLeast = MatchStrength.Possible, bool Mine = false, Reference? Of = null, Reference? After = null, int Most = ProposalQueue.PageSize);

public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, Reference? Next);

/// <summary>One pair in the queue.</summary>
/// <param name="Strength">Null: below the line; it is there because people put it there or decided about it.</param>
public sealed record QueueLine(Reference Reference, MatchStrength? Strength, ProposalState State, Side Left, Side Right, Told Why, DateTimeOffset ProposedAt)
{
    public override string ToString() => Reference.Text;
}
