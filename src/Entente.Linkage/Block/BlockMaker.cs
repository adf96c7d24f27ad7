using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Makes the blocks of one rule: sorts records by key, splits what is too big by the rule's further parts, and drops what even then is too big.</summary>
internal sealed class BlockMaker(int records, KeyRules plan, int number, uint[] keys, int most)
{
    private readonly KeyRule rule = plan.Rules[number];
    private readonly ulong[] items = new ulong[records];
    private int count;
    private int split;

    public Blocks Make(out KeyReport report)
    {
        for (var record = 0; record < records; record++)
        {
            var key = keys[record * KeyPlan.Most + number];
            if (key != 0) items[count++] = (ulong)key << 32 | (uint)record;
        }

        var spare = new ulong[count];
        Radix.SortUpper(items, spare, count);
        var before = Pairs();
        foreach (var part in rule.Splits)
        {
            if (!Split(plan.Parts[part])) break;
            Radix.SortUpper(items, spare, count);
        }

        var blocks = Cut();
        report = new(rule.Name, blocks.Count, blocks.Pairs, split, before - blocks.Pairs);
        return blocks;
    }

    /// <summary>Gives the records of big blocks longer keys. Returns whether there were any.</summary>
    private bool Split(Func<int, uint> part)
    {
        var any = false;
        for (int from = 0, to; from < count; from = to)
        {
            to = End(from);
            if (to - from <= most) continue;
            any = true;
            split++;
            for (var i = from; i < to; i++)
            {
                var record = (int)(uint)items[i];
                var key = (uint)(ByteHash.Join(items[i] >> 32, part(record)) >> 32) | 1;
                keys[record * KeyPlan.Most + number] = key;
                items[i] = (ulong)key << 32 | (uint)record;
            }
        }

        return any;
    }

    private Blocks Cut()
    {
        var order = new int[count];
        var starts = new List<int>();
        var kept = 0;
        for (int from = 0, to; from < count; from = to)
        {
            to = End(from);
            if (to - from is var size && size > most)
            {
                for (var i = from; i < to; i++) keys[(int)(uint)items[i] * KeyPlan.Most + number] = 0;
                continue;
            }

            if (size < 2) continue;
            starts.Add(kept);
            for (var i = from; i < to; i++) order[kept++] = (int)(uint)items[i];
        }

        starts.Add(kept);
        Array.Resize(ref order, kept);
        return new(order, [.. starts]);
    }

    private int End(int from)
    {
        var key = items[from] >> 32;
        var to = from + 1;
        while (to < count && items[to] >> 32 == key) to++;
        return to;
    }

    private long Pairs()
    {
        long pairs = 0;
        for (int from = 0, to; from < count; from = to)
        {
            to = End(from);
            pairs += (long)(to - from) * (to - from - 1) / 2;
        }

        return pairs;
    }
}
