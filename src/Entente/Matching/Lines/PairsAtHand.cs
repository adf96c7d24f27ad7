using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Lines;

/// <summary>The probabilities of all pairs that wait and of all that people decided about, of the whole centre and without saying which pairs they are.</summary>
/// <remarks>Only shares and, to whoever sets the lines, sums are made of it; whether a reader may know of a pair is asked where pairs are listed.</remarks>
public sealed record PairsAtHand(IReadOnlyList<double> Open, IReadOnlyList<JudgedChance> Judged)
{
    public ExpectedError ErrorFrom(double line) => ExpectedError.Of(Open, line);

    public PeopleFound PeopleFrom(double line) => PeopleFound.Of(Judged, line);

    /// <summary>Scores alone, which the index on them holds: a list asks for this each time it is shown.</summary>
    public static Task<PairsAtHand> ReadAsync(EntenteDb db, CancellationToken ct) => ReadAsync(db.Proposals.AsNoTracking(), ct);

    /// <summary>Without what people put there by hand, which is shown whatever the line: for what a change would do.</summary>
    public static Task<PairsAtHand> ScoredByModelAsync(EntenteDb db, CancellationToken ct) => ReadAsync(db.Proposals.AsNoTracking().Where(p => !p.ByHand), ct);

    private static async Task<PairsAtHand> ReadAsync(IQueryable<Proposal> asked, CancellationToken ct)
    {
        var (open, judged) = (new List<double>(), new List<JudgedChance>());
        var rows = asked.Where(p => p.State == ProposalState.Open || p.State == ProposalState.Same || p.State == ProposalState.Different).Select(p => new { p.State, p.Score });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var chance = MatchLines.ChanceOf(row.Score);
            if (row.State == ProposalState.Open) open.Add(chance);
            else judged.Add(new(chance, row.State == ProposalState.Same));
        }

        return new(open, judged);
    }
}

/// <summary>What other lines would do to the pairs that wait, for one purpose.</summary>
/// <param name="Appear">Pairs that would be shown and are not.</param>
/// <param name="Disappear">Pairs that are shown and would not be. They stay as they are, for other purposes and for lower lines.</param>
/// <param name="Renamed">Pairs that are shown either way and would be called otherwise.</param>
/// <param name="Before">Pairs by what they are called now: possible, likely, almost certain.</param>
/// <param name="After">The same with the other lines.</param>
public sealed record LinesPreview(int Appear, int Disappear, int Renamed, IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    public static LinesPreview Of(IReadOnlyList<double> open, MatchLines now, MatchLines then)
    {
        var (appear, disappear, renamed, before, after) = (0, 0, 0, new int[3], new int[3]);
        foreach (var p in open)
        {
            var (was, becomes) = (now.Call(p), then.Call(p));
            if (was is { } called) before[(int)called]++;
            if (becomes is { } other) after[(int)other]++;
            if (was == becomes) continue;
            if (was is null) appear++;
            else if (becomes is null) disappear++;
            else renamed++;
        }

        return new(appear, disappear, renamed, before, after);
    }
}
