using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Free words: a title, a product's name, a description. Two agree by the words that they share, in whatever order; a word that few values have counts most.</summary>
/// <remarks>The cosine of the two sets of words, each weighed by the logarithm of how rare it is (after Spärck Jones 1972). Words that are written joined on one side are one word; a slip counts in a long word of letters, for of model numbers one that is a letter off is another model.</remarks>
internal sealed class WordsField : Field
{
    private const int Most = 24;
    private const int ShortestSlip = 6;

    /// <summary>A value of which no word is known is worth this, so that nothing is divided by nothing.</summary>
    private const float Least = 0.01f;

    private static readonly string[] Told = ["same", "nearly all words", "most words", "many words", "some words", "different"];
    private static readonly float[] Bounds = [0.85f, 0.65f, 0.45f, 0.25f];

    private readonly Distinct values;
    private readonly Cleaner cleaner;
    private readonly Dictionary<ulong, int> seen = [];
    private readonly int known;

    public WordsField(string name, Cleaner cleaner, Distinct values, Shares shares) : base(name, cleaner.Role, shares)
    {
        (this.values, this.cleaner, known) = (values, cleaner, Math.Max(2, values.Count - 1));
        var once = new HashSet<ulong>();
        for (var value = 1; value < values.Count; value++)
        {
            once.Clear();
            foreach (var range in values[value].Split((byte)' ')) once.Add(ByteHash.Of(values[value][range]));
            foreach (var word in once) seen[word] = seen.GetValueOrDefault(word) + 1;
        }
    }

    public override IReadOnlyList<string> Levels => Told;

    public override int FirstUnlike => 4;

    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        var alike = values[a].SequenceCompareTo(values[b]) < 0 ? Alike(values[a], values[b]) : Alike(values[b], values[a]);
        for (var level = 0; level < Bounds.Length; level++)
        {
            if (alike >= Bounds[level]) return level + 1;
        }

        return Bounds.Length + 1;
    }

    public override int Count => values.Count;

    public override int Take(ReadOnlySpan<byte> written)
    {
        var number = values.Add(cleaner.Of(written));
        Shares.Grow(values.Count);
        return number;
    }

    public override ReadOnlySpan<byte> Bytes(int value) => values[value];

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);

    private float Alike(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Span<Range> inA = stackalloc Range[Most], inB = stackalloc Range[Most];
        Span<float> ofA = stackalloc float[Most], ofB = stackalloc float[Most];
        inA = inA[..Words(a, inA)];
        inB = inB[..Words(b, inB)];
        var (wholeA, wholeB) = (Weigh(a, inA, ofA), Weigh(b, inB, ofB));
        var (usedA, usedB, shared) = (0u, 0u, 0f);
        for (var i = 0; i < inA.Length; i++)
        {
            for (var j = 0; j < inB.Length; j++)
            {
                if ((usedA >> i & 1) != 0 || (usedB >> j & 1) != 0 || !a[inA[i]].SequenceEqual(b[inB[j]])) continue;
                Pair(i, j, ofA[i], ref usedA, ref usedB, ref shared);
            }
        }

        shared += Joined(a, inA, ofA, b, inB, ofB, ref usedA, ref usedB) + Joined(b, inB, ofB, a, inA, ofA, ref usedB, ref usedA);
        for (var i = 0; i < inA.Length; i++)
        {
            for (var j = 0; j < inB.Length && (usedA >> i & 1) == 0; j++)
            {
                if ((usedB >> j & 1) == 0 && IsSlip(a[inA[i]], b[inB[j]])) Pair(i, j, Math.Min(ofA[i], ofB[j]), ref usedA, ref usedB, ref shared);
            }
        }

        return shared / MathF.Sqrt(Math.Max(Least, wholeA) * Math.Max(Least, wholeB));

        static void Pair(int i, int j, float worth, ref uint usedA, ref uint usedB, ref float shared)
        {
            usedA |= 1u << i;
            usedB |= 1u << j;
            shared += worth;
        }
    }

    /// <summary>What a word of one side is worth that stands parted in two on the other.</summary>
    private static float Joined(ReadOnlySpan<byte> a, Span<Range> inA, Span<float> ofA, ReadOnlySpan<byte> b, Span<Range> inB, Span<float> ofB, ref uint usedA, ref uint usedB)
    {
        var shared = 0f;
        for (var i = 0; i < inA.Length; i++)
        {
            if ((usedA >> i & 1) != 0) continue;
            var word = a[inA[i]];
            for (var j = 0; j + 1 < inB.Length; j++)
            {
                if ((usedB >> j & 3) != 0) continue;
                var first = b[inB[j]];
                var second = b[inB[j + 1]];
                if (first.Length + second.Length != word.Length || !word.StartsWith(first) || !word.EndsWith(second)) continue;
                usedA |= 1u << i;
                usedB |= 3u << j;
                shared += MathF.Sqrt(ofA[i] * (ofB[j] + ofB[j + 1]));
                break;
            }
        }

        return shared;
    }

    private static bool IsSlip(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        Math.Min(a.Length, b.Length) >= ShortestSlip && !a.ContainsAnyInRange((byte)'0', (byte)'9') && !b.ContainsAnyInRange((byte)'0', (byte)'9') && Edits.Within(a, b, 1);

    private float Weigh(ReadOnlySpan<byte> text, Span<Range> words, Span<float> weights)
    {
        var whole = 0f;
        for (var i = 0; i < words.Length; i++) whole += weights[i] = MathF.Log(1 + known / (float)Math.Max(1, seen.GetValueOrDefault(ByteHash.Of(text[words[i]]))));
        return whole;
    }

    private static int Words(ReadOnlySpan<byte> text, Span<Range> words)
    {
        var count = 0;
        foreach (var range in text.Split((byte)' '))
        {
            if (count < words.Length) words[count++] = range;
        }

        return count;
    }
}
