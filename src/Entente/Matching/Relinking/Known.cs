using Entente.Linkage;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>What is proposed and what people have said about some records and any other.</summary>
internal sealed class Known
{
    private const int Slice = 5_000;
    private readonly Dictionary<(RecordId, RecordId), Proposal> _proposals = [];
    private readonly Dictionary<(RecordId, RecordId), Judgement> _judged = [];
    private readonly Dictionary<RecordId, List<RecordId>> _with = [];

    public static async Task<Known> OfAsync(EntenteDb all, RecordId[] records, CancellationToken ct)
    {
        var known = new Known();
        foreach (var slice in records.Chunk(Slice))
        {
            foreach (var p in await all.Proposals.AsNoTracking().Where(p => EF.Parameter(slice).Contains(p.Left)).ToListAsync(ct)) known.Add(p);
            foreach (var p in await all.Proposals.AsNoTracking().Where(p => EF.Parameter(slice).Contains(p.Right)).ToListAsync(ct)) known.Add(p);
            var inForce = all.Judgements.AsNoTracking().Where(j => j.InForce);
            foreach (var j in await inForce.Where(j => EF.Parameter(slice).Contains(j.Left)).Select(j => new { j.Left, j.Right, j.Judgement }).ToListAsync(ct)) known.Add(j.Left, j.Right, j.Judgement);
            foreach (var j in await inForce.Where(j => EF.Parameter(slice).Contains(j.Right)).Select(j => new { j.Left, j.Right, j.Judgement }).ToListAsync(ct)) known.Add(j.Left, j.Right, j.Judgement);
        }

        return known;
    }

    /// <summary>The other side of each pair that is known of this record.</summary>
    public IReadOnlyList<RecordId> With(RecordId record) => _with.GetValueOrDefault(record, []);

    public (Proposal? Proposal, Judgement Judged) About(RecordId one, RecordId other)
    {
        var pair = Pairs.Of(one, other);
        return (_proposals.GetValueOrDefault(pair), _judged.GetValueOrDefault(pair));
    }

    private void Add(Proposal proposal)
    {
        if (_proposals.TryAdd((proposal.Left, proposal.Right), proposal)) Tie(proposal.Left, proposal.Right);
    }

    private void Add(RecordId left, RecordId right, Judgement judgement)
    {
        _judged[(left, right)] = judgement;
        Tie(left, right);
    }

    private void Tie(RecordId left, RecordId right)
    {
        foreach (var (one, other) in ((RecordId, RecordId)[])[(left, right), (right, left)])
        {
            if (!_with.TryGetValue(one, out var list)) _with[one] = list = [];
            list.Add(other);
        }
    }
}
