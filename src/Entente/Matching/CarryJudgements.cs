using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>What becomes of the pairs of a corrected record: open ones are withdrawn, what people decided is carried to its successor.</summary>
internal sealed class CarryJudgements(Entities entities, IdSource ids)
{
    /// <summary>Adds the changes to the context and tells how many decisions were carried.</summary>
    public async Task<int> RunAsync(EntenteDb db, IReadOnlyList<RecordId> superseded, Act machine, CancellationToken ct)
    {
        var carried = 0;
        foreach (var slice in superseded.Chunk(1_000)) carried += await CarryAsync(db, slice, machine, ct);
        return carried;
    }

    private async Task<int> CarryAsync(EntenteDb db, RecordId[] old, Act machine, CancellationToken ct)
    {
        foreach (var proposal in await db.Proposals.Where(p => (old.Contains(p.Left) || old.Contains(p.Right)) && (p.State == ProposalState.Open || p.State == ProposalState.Unsure)).ToListAsync(ct)) proposal.Withdraw();

        var successors = await db.Records.AsNoTracking().Where(r => old.Contains(r.Id)).Select(r => new { r.Id, r.SupersededBy }).ToDictionaryAsync(r => r.Id, r => r.SupersededBy, ct);
        var judged = await db.Judgements.Where(j => j.InForce && (old.Contains(j.Left) || old.Contains(j.Right))).ToListAsync(ct);
        var carried = 0;
        foreach (var judgement in judged)
        {
            var from = successors.ContainsKey(judgement.Left) ? judgement.Left : judgement.Right;
            if (successors[from] is not { } successor || successor == judgement.Left || successor == judgement.Right) continue;
            var carry = judgement.CarryTo(ids, from, successor);
            var (left, right) = (carry.Left, carry.Right);
            if (await db.Judgements.AnyAsync(j => j.InForce && j.Left == left && j.Right == right, ct)) continue;
            db.Judgements.Add(carry);
            judgement.TakeBack();
            if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Left == judgement.Left && p.Right == judgement.Right, ct) is { } was) db.Proposals.Add(was.CarryTo(ids, carry, machine.When));
            carried++;
        }

        if (carried > 0) await entities.FollowAsync(db, [.. judged.SelectMany(j => new[] { j.Left, j.Right }), .. successors.Values.OfType<RecordId>()], ct);
        return carried;
    }
}
