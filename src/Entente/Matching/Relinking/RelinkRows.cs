using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>A run's pairs and groups in bulk, within the commit of the step.</summary>
internal static class RelinkRows
{
    private static readonly string[] PairColumns = ["Run", "Number", "Left", "Right", "Kind", "Judged", "Proposal", "Version", "ProbabilityBefore", "Score", "Now", "Outcome"];
    private static readonly string[] MemberColumns = ["Run", "Group", "Record", "Nearest", "NearestBits", "Known", "Bridge", "Judged"];

    /// <summary>Those of the pairs that the run does not have yet: one whose records came into its scope in between may be met from both sides.</summary>
    public static async Task<List<Found>> NewAsync(EntenteDb all, RelinkId run, IReadOnlyList<Found> found, CancellationToken ct)
    {
        var has = new HashSet<(RecordId, RecordId)>();
        foreach (var slice in found.Select(f => f.Pair.Left).Distinct().Chunk(5_000))
        {
            foreach (var p in await all.RelinkPairs.AsNoTracking().Where(p => p.Run == run && EF.Parameter(slice).Contains(p.Left)).Select(p => new { p.Left, p.Right }).ToListAsync(ct)) has.Add((p.Left, p.Right));
        }

        return [.. found.Where(f => has.Add(f.Pair))];
    }

    /// <summary>Numbered on from those that the run has.</summary>
    public static Task WriteAsync(EntenteDb all, RelinkId run, int after, IReadOnlyList<Found> found, CancellationToken ct) =>
        all.Bulk.InsertAsync(all, "relink_pairs", PairColumns, found.Select((f, i) =>
        {
            // Of a judged pair the proposal is not open: what it was called is no part of what waits.
            var waits = f.Known is { State: ProposalState.Open } open ? open : null;
            return new object?[]
            {
                run.Value, after + i + 1, f.Pair.Left.Value, f.Pair.Right.Value, f.Kind.ToString(), f.Judged.ToString(), f.Known?.Id.Value, f.Known?.Version,
                waits?.Probability, f.Now.Score, ImportPlan.Write(f.Now), nameof(RelinkOutcome.Waiting),
            };
        }), ct);

    public static Task WriteAsync(EntenteDb all, IEnumerable<RelinkMember> members, CancellationToken ct) =>
        all.Bulk.InsertAsync(all, "relink_members", MemberColumns, members.Select(m => new object?[] { m.Run.Value, m.Group, m.Record.Value, m.Nearest?.Value, m.NearestBits, m.Known, m.Bridge, m.Judged }), ct);
}
