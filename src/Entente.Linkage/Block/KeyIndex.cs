using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Each record's keys, and the blocks they make. A pair is met under each key that it shares and belongs to the first of them.</summary>
internal sealed class KeyIndex
{
    private const int Step = 4_096;

    /// <summary>Where people mostly have more records than this, blocks need more room for them.</summary>
    private const double Many = 4;

    /// <summary>So many times as many records as a person then has under the surest rule fit into any block.</summary>
    private const double Roomy = 2.2;

    private readonly uint[] keys;

    private readonly int keyed; // so many rules go by one key; those behind bring pairs that belong to no rule before them

    private KeyIndex(uint[] keys, int keyed, List<Blocks> blocks, List<KeyReport> reports, HashSet<uint>[] stops) => (this.keys, this.keyed, this.blocks, this.reports, Stops) = (keys, keyed, blocks, reports, stops);

    private readonly List<Blocks> blocks;
    private readonly List<KeyReport> reports;

    public IReadOnlyList<Blocks> Blocks => blocks;
    public IReadOnlyList<KeyReport> Reports => reports;

    /// <summary>For each rule the keys that too many records had.</summary>
    public IReadOnlyList<HashSet<uint>> Stops { get; }

    /// <summary>All records' keys, <see cref="KeyPlan.Most"/> to a record.</summary>
    public uint[] Keys => keys;

    /// <summary>Finds out which keys are too common, and makes the blocks.</summary>
    public static KeyIndex Build(Records records, KeyRules plan, int mostInBlock, int threads)
    {
        var stops = plan.Rules.Select(_ => new HashSet<uint>()).ToArray();
        return Make(records, new(plan, stops, records.Identity), (rule, room) => Math.Max(mostInBlock / plan.Rules[rule].Weak, Math.Min(room, mostInBlock)), mostInBlock, threads);
    }

    /// <summary>Makes blocks of any size by keys of which is known beforehand which are too common.</summary>
    public static KeyIndex Build(Records records, KeyWriter writer, int threads) => Make(records, writer, (_, _) => int.MaxValue, 0, threads);

    private static KeyIndex Make(Records records, KeyWriter writer, Func<int, int, int> most, int mostInBlock, int threads)
    {
        var keys = BigPages.Of<uint>(records.Count * KeyPlan.Most);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, (records.Count + Step - 1) / Step, options, part =>
        {
            var last = Math.Min(records.Count, (part + 1) * Step);
            for (var from = part * Step; from < last; from += KeyWriter.Together)
            {
                var to = Math.Min(last, from + KeyWriter.Together);
                writer.Write(from, to, keys.AsSpan(from * KeyPlan.Most, (to - from) * KeyPlan.Most));
            }
        });
        var plan = writer.Plan;
        var blocks = new Blocks[plan.Rules.Length];
        var reports = new KeyReport[blocks.Length];
        var stops = writer.Stops.ToArray();
        // Under the surest rule hardly anything but one person's records meets: what it finds says how many a block must have room for under any other.
        var rooms = new ConcurrentBag<BlockRoom> { new(records.Count) };
        var least = 2;
        if (blocks.Length > 0) Fill(0);
        if (blocks.Length > 0 && blocks[0].Typical > Many) least = (int)(blocks[0].Typical * Roomy);
        Parallel.For(1, blocks.Length, options, Fill);
        var index = new KeyIndex(keys, blocks.Length, [.. blocks], [.. reports], stops);
        foreach (var rule in plan.Others) index.Add(rule.Pairs(records, mostInBlock, out var report), report);
        return index;

        void Fill(int rule)
        {
            if (!rooms.TryTake(out var room)) room = new(records.Count);
            blocks[rule] = new BlockMaker(room, plan, rule, keys, most(rule, least), stops[rule], records.Identity).Make(out reports[rule]);
            rooms.Add(room);
        }
    }

    /// <summary>Where blocks were dropped: how many records have no key under which they could meet another, in words; else null.</summary>
    public string? Unmet()
    {
        if (Blocks.Count > keyed || Reports.All(r => r.LeftOut == 0)) return null;
        var unmet = 0;
        for (var at = 0; at < keys.Length; at += KeyPlan.Most)
        {
            if (keys.AsSpan(at, KeyPlan.Most).IndexOfAnyExcept(0u) < 0) unmet++;
        }

        return unmet == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Take care: {unmet:N0} records have no key left, as too many others share what they say or they say too little; they were compared with nobody. A higher --block, or columns that say more, bring them in.");
    }

    /// <summary>Asks for a record's keys some time before they are read.</summary>
    public void Fetch(int record) => Ahead.Fetch(keys, record * KeyPlan.Most);

    /// <summary>The first rule under which two records meet, or -1.</summary>
    public int FirstShared(int a, int b)
    {
        var first = FirstShared(keys, a, b);
        for (var rule = keyed; first < 0 && rule < Blocks.Count; rule++) first = Blocks[rule].Pair(a, b) ? rule : -1;
        return first;
    }

    /// <summary>Whether two records of a block of a rule are for it to compare, and not for one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Belongs(int rule, int a, int b) => rule >= keyed || FirstShared(keys, a, b) == rule;

    /// <summary>Takes in pairs that a rule brought, without those that rules before it bring: each is a block of two.</summary>
    private void Add(ulong[] pairs, KeyReport report)
    {
        var order = new List<int>(2 * pairs.Length);
        foreach (var pair in pairs)
        {
            var (a, b) = ((int)(pair >> 32), (int)(uint)pair);
            if (FirstShared(a, b) < 0) order.AddRange([a, b]);
        }

        blocks.Add(new([.. order], [.. Enumerable.Range(0, order.Count / 2 + 1).Select(i => 2 * i)]));
        reports.Add(report);
    }

    /// <summary>The same, given all records' keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstShared(uint[] keys, int a, int b)
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
internal sealed record KeyReport(string Rule, int Blocks, long Pairs, int Split, long Lost)
{
    /// <summary>How many records the largest block had before any was split or dropped.</summary>
    public int Largest { get; init; }

    /// <summary>How many blocks were still too big once nothing was left to split them by.</summary>
    public int LeftOut { get; init; }

    public string InWords() => Invariant($"By {Rule}: {Pairs:N0} pairs meet in {Blocks:N0} blocks{Loss()}");

    /// <summary>How many blocks that nothing could split were halved by lot until they were small.</summary>
    public int Halved { get; init; }

    private string Loss() => (Halved == 0 ? "" : Invariant($"; {Halved:N0} blocks that nothing could split were parted by lot, so that their records meet some of each other under each key")) + Dropped();

    private string Dropped() => (Split, LeftOut) switch
    {
        (0, 0) => Lost == 0 ? "." : Invariant($"; {Lost:N0} pairs of equal records stand too far from each other and do not meet here."),
        (0, _) => Invariant($"; {LeftOut:N0} blocks were too big and were left out, {Lost:N0} pairs no longer meet here."),
        _ => Invariant($"; {Split:N0} blocks were too big and were split, {Lost:N0} pairs no longer meet here."),
    };

    private static string Invariant(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
