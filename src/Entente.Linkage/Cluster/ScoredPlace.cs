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

/// <summary>Finds the reasons for places.</summary>
internal sealed class ScoredPlaces(IReadOnlyList<string> ids, Func<int, int, double?> score, Judged judged, double threshold)
{
    public ScoredPlace Of(int record, string cluster, int[] members)
    {
        var (nearest, most, known) = (-1, double.NegativeInfinity, 0);
        foreach (var other in members)
        {
            if (other == record || score(record, other) is not { } bits) continue;
            known++;
            if (nearest < 0 || bits > most || (bits == most && StringComparer.Ordinal.Compare(ids[other], ids[nearest]) < 0)) (nearest, most) = (other, bits);
        }

        return new(ids[record], cluster, members.Length, nearest < 0 ? null : ids[nearest], nearest < 0 ? 0 : most, known, IsBridge(record, members), judged.With(record).Any(members.Contains));
    }

    /// <summary>Whether the others fall apart without it. What people judged the same holds together as well.</summary>
    private bool IsBridge(int record, int[] members)
    {
        if (members.Length < 3) return false;
        var first = members.First(m => m != record);
        var reached = new HashSet<int> { first };
        var next = new Queue<int>(reached);
        while (next.TryDequeue(out var at))
        {
            var together = judged.Together(at);
            foreach (var other in members)
            {
                if (other != record && !reached.Contains(other) && (score(at, other) >= threshold || together.Contains(other)))
                {
                    reached.Add(other);
                    next.Enqueue(other);
                }
            }
        }

        return reached.Count < members.Length - 1;
    }
}
