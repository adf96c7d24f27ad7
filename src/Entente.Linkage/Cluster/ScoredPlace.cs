namespace Entente.Linkage.Cluster;

/// <summary>Why a record is in its cluster, where only the scores of pairs are known.</summary>
/// <param name="Record">The record's id.</param>
/// <param name="Cluster">The cluster's id: that of one of its records.</param>
/// <param name="Members">How many records the cluster has, this one among them.</param>
/// <param name="Nearest">The record of the cluster that ties it most; null where only judgements tie it.</param>
/// <param name="NearestBits">How much the nearest speaks for it, as log2 of the odds; 0 where there is none.</param>
/// <param name="Known">Of how many other records of the cluster a score is known.</param>
/// <param name="Bridge">Whether the others hang together only through it: it may join two people.</param>
/// <param name="Judged">Whether people judged it against another record of the cluster.</param>
public sealed record ScoredPlace(string Record, string Cluster, int Members, string? Nearest, double NearestBits, int Known, bool Bridge, bool Judged);

/// <summary>Finds the reasons for places: for a cluster in time linear in its records and in the pairs and judgements between them.</summary>
/// <param name="ids">The records' ids.</param>
/// <param name="heads">The cluster of each record.</param>
/// <param name="known">For each record the others of its cluster of which a score is known, in bits.</param>
/// <param name="judged">What people said.</param>
/// <param name="threshold">In bits, from where on a pair holds together.</param>
internal sealed class ScoredPlaces(IReadOnlyList<string> ids, int[] heads, IReadOnlyList<(int Other, double Bits)>[] known, Judged judged, double threshold)
{
    /// <summary>The places of a cluster's records.</summary>
    public IEnumerable<ScoredPlace> Of(IReadOnlyList<int> members)
    {
        var at = members.Index().ToDictionary(m => m.Item, m => m.Index);
        // What people judged the same holds together as well.
        var bridges = CutPoints.Of([.. members.Select(m => (IReadOnlyList<int>)[.. known[m].Where(k => k.Bits >= threshold).Select(k => k.Other).Concat(judged.Together(m)).Where(at.ContainsKey).Select(o => at[o])])]);
        return members.Select((m, i) => Of(m, members.Count, bridges[i]));
    }

    private ScoredPlace Of(int record, int members, bool bridge)
    {
        var (nearest, most) = (-1, double.NegativeInfinity);
        foreach (var (other, bits) in known[record])
        {
            if (nearest < 0 || bits > most || (bits == most && StringComparer.Ordinal.Compare(ids[other], ids[nearest]) < 0)) (nearest, most) = (other, bits);
        }

        return new(ids[record], ids[heads[record]], members, nearest < 0 ? null : ids[nearest], nearest < 0 ? 0 : most, known[record].Count, bridge, judged.With(record).Any(o => heads[o] == heads[record]));
    }
}
