using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching;

/// <summary>What follows from people's judgements: which records belong together, and which "same" cannot be followed.</summary>
public sealed record Components(IReadOnlyList<IReadOnlyList<RecordId>> Groups, IReadOnlySet<JudgementId> Conflicts)
{
    /// <summary>
    /// Joins along "same" in the order of deciding; a join that would bring together two records judged different is left out and reported.
    /// Earlier decisions hold against later ones, so the outcome depends on nothing but the judgements themselves.
    /// </summary>
    public static Components Of(IEnumerable<PairJudgement> inForce)
    {
        var all = inForce.OrderBy(j => j.At).ThenBy(j => j.Id.Value).ToList();
        var apart = all.Where(j => j.Judgement == Judgement.Different).ToList();
        var groups = new Dictionary<RecordId, HashSet<RecordId>>();
        var conflicts = new HashSet<JudgementId>();
        foreach (var same in all.Where(j => j.Judgement == Judgement.Same))
        {
            var (left, right) = (GroupOf(same.Left), GroupOf(same.Right));
            if (left == right) continue;
            if (apart.Any(d => (left.Contains(d.Left) && right.Contains(d.Right)) || (left.Contains(d.Right) && right.Contains(d.Left))))
            {
                conflicts.Add(same.Id);
                continue;
            }

            left.UnionWith(right);
            foreach (var record in right) groups[record] = left;
        }

        var distinct = groups.Values.Distinct().Where(g => g.Count > 1).Select(g => (IReadOnlyList<RecordId>)[.. g.OrderBy(r => r.Value)]).OrderBy(g => g[0].Value).ToList();
        return new(distinct, conflicts);

        HashSet<RecordId> GroupOf(RecordId record) => groups.TryGetValue(record, out var group) ? group : groups[record] = [record];
    }
}
