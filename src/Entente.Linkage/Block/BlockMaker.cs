using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Makes the blocks of one rule: sorts records by key, splits what is too big by the rule's further parts, and drops what even then is too big.</summary>
/// <remarks>Keys that were split or dropped go into <c>stops</c>, so that a record that comes later is given the same key.</remarks>
internal sealed class BlockMaker(BlockRoom room, KeyRules plan, int number, uint[] keys, int most, HashSet<uint> stops)
{
    private readonly KeyRule rule = plan.Rules[number];
    private readonly ulong[] items = room.Items;
    private int count;
    private int split;
    private int largest;

    public Blocks Make(out KeyReport report)
    {
        for (var record = 0; record < room.Records; record++)
        {
            var key = keys[record * KeyPlan.Most + number];
            if (key != 0) items[count++] = (ulong)key << 32 | (uint)record;
        }

        Radix.SortHashed(items, room.Spare, count);
        var big = new List<(int From, int To)>();
        var before = Look(0, count, big);
        foreach (var part in rule.Splits)
        {
            var left = new List<(int From, int To)>();
            foreach (var (from, to) in big) Split(from, to, plan.Parts[part], left);
            big = left;
        }

        foreach (var (from, to) in big)
        {
            stops.Add((uint)(items[from] >> 32));
            for (var i = from; i < to; i++) keys[(int)(uint)items[i] * KeyPlan.Most + number] = 0;
        }

        var blocks = Cut();
        report = new(rule.Name, blocks.Count, blocks.Pairs, split, before - blocks.Pairs) { Largest = largest, LeftOut = big.Count };
        return blocks;
    }

    /// <summary>Gives the records of a big block longer keys, and puts equal ones side by side. Adds what is still too big.</summary>
    private void Split(int from, int to, Func<int, uint> part, List<(int From, int To)> big)
    {
        split++;
        stops.Add((uint)(items[from] >> 32));
        for (var i = from; i < to; i++)
        {
            var record = (int)(uint)items[i];
            var key = (uint)(ByteHash.Join(items[i] >> 32, part(record)) >> 32) | 1;
            keys[record * KeyPlan.Most + number] = key;
            items[i] = (ulong)key << 32 | (uint)record;
        }

        items.AsSpan(from, to - from).Sort();
        Look(from, to, big);
    }

    /// <summary>Adds where the blocks that are too big lie, and says how many pairs all blocks hold.</summary>
    private long Look(int first, int last, List<(int From, int To)> big)
    {
        var pairs = 0L;
        for (int from = first, to; from < last; from = to)
        {
            to = End(from, last);
            pairs += (long)(to - from) * (to - from - 1) / 2;
            if (to - from > largest) largest = to - from;
            if (to - from > most) big.Add((from, to));
        }

        return pairs;
    }

    private Blocks Cut()
    {
        var (order, starts) = (room.Order, room.Starts);
        var (kept, blocks) = (0, 0);
        for (int from = 0, to; from < count; from = to)
        {
            to = End(from, count);
            if (to - from is var size && (size < 2 || size > most)) continue;
            starts[blocks++] = kept;
            for (var i = from; i < to; i++) order[kept++] = (int)(uint)items[i];
        }

        starts[blocks] = kept;
        return new(order.AsSpan(0, kept).ToArray(), starts.AsSpan(0, blocks + 1).ToArray());
    }

    private int End(int from, int last)
    {
        var key = items[from] >> 32;
        var to = from + 1;
        while (to < last && items[to] >> 32 == key) to++;
        return to;
    }
}
