using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Block;

/// <summary>Each record's keys, and the blocks they make. A pair is met under each key that it shares and belongs to the first of them.</summary>
internal sealed class KeyIndex
{
    private readonly uint[] keys;

    private KeyIndex(IReadOnlyList<KeyRule> rules, uint[] keys, Blocks[] blocks, KeyReport[] reports)
    {
        (Rules, this.keys, Blocks, Reports) = (rules, keys, blocks, reports);
    }

    public IReadOnlyList<KeyRule> Rules { get; }
    public IReadOnlyList<Blocks> Blocks { get; }
    public IReadOnlyList<KeyReport> Reports { get; }

    public static KeyIndex Build(Records records, IReadOnlyList<KeyRule> rules, int mostInBlock, int threads)
    {
        var keys = new uint[records.Count * KeyPlan.Most];
        var blocks = new Blocks[rules.Count];
        var reports = new KeyReport[rules.Count];
        Parallel.For(0, rules.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, rule =>
        {
            var maker = new BlockMaker(records.Count, rules[rule], rule, keys, mostInBlock);
            blocks[rule] = maker.Make(out reports[rule]);
        });
        return new(rules, keys, blocks, reports);
    }

    /// <summary>The first rule under which two records meet, or -1.</summary>
    public int FirstShared(int a, int b)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(keys);
        var (first, second) = ((nuint)(a * KeyPlan.Most), (nuint)(b * KeyPlan.Most));
        var left = Vector256.LoadUnsafe(ref start, first);
        var equal = (Vector256.Equals(left, Vector256.LoadUnsafe(ref start, second)) & ~Vector256.Equals(left, Vector256<uint>.Zero)).ExtractMostSignificantBits();
        left = Vector256.LoadUnsafe(ref start, first + 8);
        equal |= (Vector256.Equals(left, Vector256.LoadUnsafe(ref start, second + 8)) & ~Vector256.Equals(left, Vector256<uint>.Zero)).ExtractMostSignificantBits() << 8;
        return equal == 0 ? -1 : System.Numerics.BitOperations.TrailingZeroCount(equal);
    }
}

/// <summary>What became of a rule's blocks.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Blocks">How many blocks of two records or more.</param>
/// <param name="Pairs">How many pairs they hold, before each is given to its first rule.</param>
/// <param name="Split">How many blocks were too big and were split.</param>
/// <param name="Lost">How many pairs are no longer met under this rule because of that; another rule may still meet them.</param>
internal sealed record KeyReport(string Rule, int Blocks, long Pairs, int Split, long Lost);
