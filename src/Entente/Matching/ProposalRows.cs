using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Proposals in bulk: which pairs need none, and the writing of the others within the commit of the step.</summary>
internal static class ProposalRows
{
    private const int Slice = 5_000;

    private static readonly string[] Columns = ["Id", "Reference", "Left", "Right", "Probability", "Score", "Prior", "Reasons", "Model", "ProposedAt", "State", "ByHand", "Version"];

    public static Task WriteAsync(EntenteDb db, IReadOnlyList<Proposal> proposals, CancellationToken ct) =>
        db.Bulk.InsertAsync(db, "proposals", Columns, proposals.Select(p => new object?[]
        {
            p.Id.Value, p.Reference.Text, p.Left.Value, p.Right.Value, p.Probability, p.Score, p.Prior, ReasonsJson.Write(p.Reasons), p.Model, p.ProposedAt, p.State.ToString(), p.ByHand, p.Version,
        }), ct);

    /// <summary>Pairs of these older records that are proposed already or that people have decided about.</summary>
    public static async Task<HashSet<(RecordId Left, RecordId Right)>> KnownAsync(EntenteDb db, IEnumerable<RecordId> lefts, CancellationToken ct)
    {
        // What this very step has carried over is known too, though not saved yet.
        var known = db.Proposals.Local.Select(p => (p.Left, p.Right)).Concat(db.Judgements.Local.Where(j => j.InForce).Select(j => (j.Left, j.Right))).ToHashSet();
        foreach (var slice in lefts.Distinct().Order().Chunk(Slice))
        {
            foreach (var p in await db.Proposals.Where(p => EF.Parameter(slice).Contains(p.Left)).Select(p => new { p.Left, p.Right }).ToListAsync(ct)) known.Add((p.Left, p.Right));
            foreach (var j in await db.Judgements.Where(j => EF.Parameter(slice).Contains(j.Left) && j.InForce).Select(j => new { j.Left, j.Right }).ToListAsync(ct)) known.Add((j.Left, j.Right));
        }

        return known;
    }
}
