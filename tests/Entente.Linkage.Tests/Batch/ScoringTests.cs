using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Score;

namespace Entente.Linkage.Tests.Batch;

/// <summary>What must hold for any two records, however the score is reached.</summary>
public sealed class ScoringTests
{
    private static readonly BatchResult Result = new BatchLinker().Link(Sightings.Read(Sightings.Csv(800)));
    private static readonly Weigher Weigher = new(Result.Records.Fields, Result.Model.Weights);
    private static readonly PairComparer Comparer = new(Result.Records);
    private static readonly Gen<(int, int)> Pairs = Gen.Select(Gen.Int[0, Result.Count - 1], Gen.Int[0, Result.Count - 1]);

    [Fact]
    public void A_score_is_the_same_from_either_side() => Pairs.Sample((a, b) => Score(a, b) == Score(b, a));

    [Fact]
    public void The_quick_way_gives_the_slow_ways_score_and_gives_up_nothing_that_reaches()
    {
        var filter = new PairFilter(Result.Records, Comparer, Weigher);
        // Pairs that were kept are near the edge or above it; blind ones are far below.
        var kept = Gen.Int[0, Result.Edges.Length - 1].Select(i => (Result.Edges[i].A, Result.Edges[i].B));
        Gen.Select(Gen.OneOf(Pairs, kept), Gen.Float[-20, 20]).Sample((pair, asked) =>
        {
            Glance[] pairs = [new(pair.Item1, pair.Item2)];
            var slow = Score(pair.Item1, pair.Item2);
            var reaches = filter.Sift(pairs, asked) == 1;
            var quick = pairs[0].Most;
            return Math.Abs(slow - asked) < 1e-3 || (reaches == slow >= asked && (!reaches || Math.Abs(quick - slow) < 1e-3));
        });
    }

    [Fact]
    public void Looking_at_all_fields_at_once_sees_what_looking_at_each_sees()
    {
        var cell = Gen.Int[0, 3];
        Gen.Select(Gen.Int[1, 16], cell.Array[48], Gen.Int[0, 16], Gen.Int[0, 16]).Sample((width, cells, a, b) =>
        {
            Agreement.Look(cells, a, b, width, out var same, out var other);
            for (var i = 0; i < 32; i++)
            {
                var (x, y) = i < width ? (cells[a + i], cells[b + i]) : (0, 0);
                if ((same >> i & 1) != (x != 0 && x == y ? 1u : 0u) || (other >> i & 1) != (x != 0 && y != 0 && x != y ? 1u : 0u)) return false;
            }

            return true;
        });
    }

    [Fact]
    public void The_parts_of_an_explanation_add_up_to_the_score() => Pairs.Sample((a, b) =>
    {
        var told = Result.Explain(Result.Records.Rows[a], Result.Records.Rows[b]);
        return Math.Abs(told.Prior + told.Rest + told.Reasons.Sum(r => r.Weight) - told.Score) < 1e-3 && Math.Abs(told.Score - Score(a, b) / Math.Log(2)) < 1e-3;
    });

    [Fact]
    public void Slips_are_counted_as_the_textbook_counts_them()
    {
        var word = Gen.Byte[(byte)'a', (byte)'c'].Array[0, 8];
        Gen.Select(word, word, Gen.Int[0, 2]).Sample((a, b, most) => Edits.Within(a, b, most) == Textbook(a, b) <= most && Edits.Within(a, b, most) == Edits.Within(b, a, most));
    }

    private static double Score(int a, int b)
    {
        var levels = new byte[Comparer.Count];
        var rarity = new float[Comparer.Count];
        Comparer.Compare(a, b, levels, rarity);
        return Weigher.Score(levels, rarity);
    }

    /// <summary>Optimal string alignment by the table.</summary>
    private static int Textbook(byte[] a, byte[] b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
