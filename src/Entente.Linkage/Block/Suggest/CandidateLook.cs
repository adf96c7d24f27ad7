using System.Runtime.InteropServices;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Counts what each candidate brings, draws some of the pairs, and notes which candidates find each of them. No pair is compared for that.</summary>
/// <param name="records">The records.</param>
/// <param name="candidates">At most <see cref="Candidates.Most"/>.</param>
/// <param name="mostInBlock">Blocks above so many records are left out, as they are when linking.</param>
/// <param name="wanted">About so many pairs are drawn.</param>
/// <param name="seed">Where drawing begins.</param>
/// <param name="threads">How many threads may work.</param>
internal sealed class CandidateLook(Records records, IReadOnlyList<Candidate> candidates, int mostInBlock, int wanted, ulong seed, int threads)
{
    /// <summary>So many pairs more than wanted may be held on the way.</summary>
    private const int Loose = 4;

    // Keyed by two numbers, not by both in one: the runtime hashes a long number to its halves' difference, and records that meet lie side by side.
    private readonly Dictionary<(int A, int B), ulong> drawn = [];
    private uint bound = uint.MaxValue;

    /// <summary>For each candidate what became of its blocks.</summary>
    public KeyReport[] Reports { get; } = new KeyReport[candidates.Count];

    /// <summary>How many pairs of the file each drawn one stands for.</summary>
    public double Weight => 1 / (1 - (1 - Rate) * (1 - Rate));

    /// <summary>Goes through all candidates.</summary>
    /// <param name="known">Pairs whose answer is known, for which, too, is noted who finds them; may be empty.</param>
    /// <param name="found">For each of them, a bit for each candidate that finds it.</param>
    /// <returns>The drawn pairs in the order of their ranks, each with a bit for each candidate that finds it.</returns>
    public (int A, int B, ulong By)[] Run(IReadOnlyList<(int A, int B)> known, ulong[] found, CancellationToken stop)
    {
        for (int from = 0, to; from < candidates.Count; from = to)
        {
            stop.ThrowIfCancellationRequested();
            // A rule that brings its pairs itself is looked at alone: beside others it would not be given those that they bring.
            to = from + 1;
            while (to < candidates.Count && to < from + KeyPlan.Most && !candidates[from].Rule.IsForWholeFiles && !candidates[to].Rule.IsForWholeFiles) to++;
            var some = candidates.Skip(from).Take(to - from).Select(c => c.Rule).ToArray();
            var index = KeyIndex.Build(records, KeyPlan.Of(records, records.Count, some), mostInBlock, threads);
            for (var i = 0; i < some.Length; i++)
            {
                Reports[from + i] = index.Reports[i];
                Draw(index.Blocks[i], 1UL << from + i);
            }

            var keyed = !some[0].IsForWholeFiles;
            for (var i = 0; i < known.Count; i++)
            {
                var (a, b) = known[i];
                found[i] |= (keyed ? Shared(index.Keys, a, b) : index.FirstShared(a, b) == 0 ? 1UL : 0) << from;
            }
        }

        Thin(wanted);
        var pairs = drawn.Select(d => (d.Key.A, d.Key.B, By: d.Value)).ToArray();
        Array.Sort(pairs, (x, y) => (records.Ranks[x.A], records.Ranks[x.B]).CompareTo((records.Ranks[y.A], records.Ranks[y.B])));
        return pairs;
    }

    private double Rate => Math.Min(1, (bound + 1.0) / (uint.MaxValue + 1.0));

    private bool IsDrawn(int record) => (uint)(ByteHash.Join(seed, (ulong)records.Ranks[record]) >> 32) <= bound;

    private void Draw(Blocks blocks, ulong bit)
    {
        // By counts alone, so that the order of records does not tell in what is drawn.
        while (drawn.Count + 2 * Rate * blocks.Pairs > Loose * (double)wanted && bound > 1) Halve();
        for (var block = 0; block < blocks.Count; block++)
        {
            var members = blocks[block];
            foreach (var a in members)
            {
                if (!IsDrawn(a)) continue;
                foreach (var b in members)
                {
                    if (a == b || (IsDrawn(b) && records.Ranks[a] > records.Ranks[b])) continue;
                    var pair = records.Ranks[a] < records.Ranks[b] ? (a, b) : (b, a);
                    CollectionsMarshal.GetValueRefOrAddDefault(drawn, pair, out _) |= bit;
                }
            }
        }

        Thin(Loose * wanted);
    }

    private void Thin(int most)
    {
        while (drawn.Count > most && bound > 1) Halve();
    }

    private void Halve()
    {
        bound /= 2;
        foreach (var pair in drawn.Keys)
        {
            if (!IsDrawn(pair.A) && !IsDrawn(pair.B)) drawn.Remove(pair);
        }
    }

    private static ulong Shared(uint[] keys, int a, int b)
    {
        var shared = 0UL;
        for (var rule = 0; rule < KeyPlan.Most; rule++)
        {
            if (keys[a * KeyPlan.Most + rule] is var key and not 0 && key == keys[b * KeyPlan.Most + rule]) shared |= 1UL << rule;
        }

        return shared;
    }
}
