using Entente.Linkage.Block;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Train;

/// <summary>Compared pairs to learn from.</summary>
internal sealed class PairSample
{
    private PairSample(IReadOnlyList<(int A, int B)> pairs, int width, double weight)
    {
        (Pairs, Weight) = (pairs, weight);
        Levels = new byte[pairs.Count * width];
        Rarity = new float[pairs.Count * width];
    }

    public int Count => Pairs.Count;

    /// <summary>So many of them, the first, were drawn by lot; the others are there because people answered them.</summary>
    public int Drawn { get; private init; }

    public IReadOnlyList<(int A, int B)> Pairs { get; }

    /// <summary>How many pairs of the file each stands for.</summary>
    public double Weight { get; }

    public byte[] Levels { get; }
    public float[] Rarity { get; }

    /// <summary>Pairs drawn blindly: nearly all strangers. All pairs where the file has no more than asked for.</summary>
    public static PairSample Blind(Records records, PairComparer comparer, int wanted, ulong seed, int threads)
    {
        var byRank = new int[records.Count];
        for (var record = 0; record < records.Count; record++) byRank[records.Ranks[record]] = record;
        var pairs = new List<(int, int)>(wanted);
        if (records.Pairs <= wanted)
        {
            for (var i = 0; i < records.Count; i++)
            {
                for (var j = i + 1; j < records.Count; j++) pairs.Add((byRank[i], byRank[j]));
            }
        }
        else
        {
            var draw = new Draw(seed);
            while (pairs.Count < wanted)
            {
                var (i, j) = (draw.Below(records.Count), draw.Below(records.Count));
                if (i != j) pairs.Add((byRank[i], byRank[j]));
            }
        }

        return Of(comparer, pairs, pairs.Count == 0 ? 0 : records.Pairs / pairs.Count, threads);
    }

    /// <summary>Pairs that meet under a rule and hold a record that was drawn.</summary>
    /// <param name="also">Pairs that people answered: the record of the lower rank first; they are in it whether they were drawn or not.</param>
    public static PairSample Met(Records records, KeyIndex index, PairComparer comparer, int wanted, ulong seed, int threads, IEnumerable<(int A, int B)>? also = null)
    {
        var meetings = index.Reports.Sum(r => r.Pairs);
        var rate = Math.Min(1, wanted / (2.0 * Math.Max(meetings, 1)));
        var drawn = new bool[records.Count];
        var bound = (uint)(rate * uint.MaxValue);
        for (var record = 0; record < records.Count; record++) drawn[record] = (uint)(Tables.ByteHash.Join(seed, (ulong)records.Ranks[record]) >> 32) <= bound;
        var found = new List<(int, int)>[index.Blocks.Count];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, rule => found[rule] = Meetings(records, index, rule, drawn));
        var pairs = found.SelectMany(p => p).ToList();
        // Copies that one record stands for are a pair that met, too: where all have copies, there would be no match to learn from.
        if (records.Copies is { } copies) pairs.AddRange(Enumerable.Range(0, records.Count).Where(r => drawn[r] && copies.Times(records.Rows[r]) > 1).Select(r => (r, r)));
        pairs.Sort((x, y) => Rank(x).CompareTo(Rank(y)));
        var byLot = pairs.Count;
        if (also is not null) pairs.AddRange(also.Except(pairs).OrderBy(Rank).ToArray());
        return Of(comparer, pairs, 1 / (1 - (1 - rate) * (1 - rate)), threads, byLot);

        long Rank((int A, int B) pair) => (long)records.Ranks[pair.A] << 32 | (uint)records.Ranks[pair.B];
    }

    private static List<(int, int)> Meetings(Records records, KeyIndex index, int rule, bool[] drawn)
    {
        var pairs = new List<(int, int)>();
        var blocks = index.Blocks[rule];
        for (var block = 0; block < blocks.Count; block++)
        {
            var members = blocks[block];
            foreach (var a in members)
            {
                if (!drawn[a]) continue;
                foreach (var b in members)
                {
                    if (a == b || (drawn[b] && records.Ranks[a] > records.Ranks[b]) || !index.Belongs(rule, a, b)) continue;
                    pairs.Add(records.Ranks[a] < records.Ranks[b] ? (a, b) : (b, a));
                }
            }
        }

        return pairs;
    }

    private static PairSample Of(PairComparer comparer, List<(int A, int B)> pairs, double weight, int threads, int? drawn = null)
    {
        var width = comparer.Count;
        var sample = new PairSample(pairs, width, weight) { Drawn = drawn ?? pairs.Count };
        const int Step = 2_048;
        const int Before = 6;
        Parallel.For(0, (pairs.Count + Step - 1) / Step, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            var to = Math.Min(pairs.Count, (part + 1) * Step);
            for (var i = part * Step; i < to; i++)
            {
                if (i + 2 * Before < to) comparer.Fetch(pairs[i + 2 * Before].A, pairs[i + 2 * Before].B);
                if (i + Before < to) comparer.FetchValues(pairs[i + Before].A, pairs[i + Before].B);
                comparer.Compare(pairs[i].A, pairs[i].B, sample.Levels.AsSpan(i * width, width), sample.Rarity.AsSpan(i * width, width));
            }
        });
        return sample;
    }
}
