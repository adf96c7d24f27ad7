using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Makes the blocks of one rule: sorts records by key, splits what is too big by the rule's further parts, and halves or drops what even then is too big.</summary>
/// <remarks>Keys that were split or dropped go into <c>stops</c>, so that a record that comes later is given the same key.</remarks>
internal sealed class BlockMaker(BlockRoom room, KeyRules plan, int number, uint[] keys, int most, HashSet<uint> stops, Func<int, ulong> identity)
{
    private readonly KeyRule rule = plan.Rules[number];
    private readonly ulong[] items = room.Items;
    private int count;
    private int split;
    private int largest;
    private int halved;

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
        var tops = big.Select(b => (b.From, b.To, Key: (uint)(items[b.From] >> 32))).ToArray();
        foreach (var part in rule.Splits)
        {
            var left = new List<(int From, int To)>();
            foreach (var (from, to) in big) Split(from, to, plan.Parts[part], left);
            big = left;
        }

        if (rule.IsSure) big = Halve(tops, big);
        foreach (var (from, to) in big)
        {
            stops.Add((uint)(items[from] >> 32));
            for (var i = from; i < to; i++) keys[(int)(uint)items[i] * KeyPlan.Most + number] = 0;
        }

        var blocks = Cut();
        report = new(rule.Name, blocks.Count, blocks.Pairs, split, before - blocks.Pairs) { Largest = largest, LeftOut = big.Count, Halved = halved };
        return blocks;
    }

    /// <summary>Halves what nothing split. Where that is most of a block as it first was, all of it is halved: it will be one person's many records, and those with a slip belong with the others.</summary>
    /// <returns>What cannot be halved either.</returns>
    private List<(int From, int To)> Halve((int From, int To, uint Key)[] tops, List<(int From, int To)> big)
    {
        var left = new List<(int From, int To)>();
        foreach (var top in tops)
        {
            var within = big.Where(b => b.From >= top.From && b.To <= top.To).ToArray();
            if (within.Sum(b => b.To - b.From) * 2 > top.To - top.From) Halve(top.From, top.To, top.Key, left);
            else Array.ForEach(within, b => Halve(b.From, b.To, (uint)(items[b.From] >> 32), left));
        }

        return left;
    }

    private void Halve(int from, int to, uint key, List<(int From, int To)> left)
    {
        halved++;
        stops.Add(key);
        stops.Add(Halving.Mark(key));
        var open = new Stack<(int From, int To, uint Key, int Depth)>([(from, to, key, 0)]);
        while (open.TryPop(out var part))
        {
            if (part.To - part.From <= most) continue;
            if (part.Depth == Halving.Most)
            {
                left.Add((part.From, part.To));
                continue;
            }

            stops.Add(part.Key);
            for (var i = part.From; i < part.To; i++)
            {
                var record = (int)(uint)items[i];
                var half = Halving.Half(part.Key, number, part.Depth, identity(record));
                keys[record * KeyPlan.Most + number] = half;
                items[i] = (ulong)half << 32 | (uint)record;
            }

            items.AsSpan(part.From, part.To - part.From).Sort();
            for (int first = part.From, last; first < part.To; first = last)
            {
                last = Math.Min(End(first, part.To), part.To);
                open.Push((first, last, (uint)(items[first] >> 32), part.Depth + 1));
            }
        }
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
