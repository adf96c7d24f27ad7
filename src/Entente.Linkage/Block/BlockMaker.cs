using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Makes the blocks of one rule: writes each record's key, sorts, splits what is too big by the rule's further parts, and drops what even then is too big.</summary>
internal sealed class BlockMaker(int records, KeyRule rule, int number, uint[] keys, int most)
{
    private readonly ulong[] items = new ulong[records];
    private int count;
    private int split;

    public Blocks Make(out KeyReport report)
    {
        for (var record = 0; record < records; record++)
        {
            var key = Key(record);
            if (key == 0) continue;
            keys[record * KeyPlan.Most + number] = key;
            items[count++] = (ulong)key << 32 | (uint)record;
        }

        var spare = new ulong[count];
        Radix.SortUpper(items, spare, count);
        var before = Pairs();
        foreach (var part in rule.Splits)
        {
            if (!Split(part)) break;
            Radix.SortUpper(items, spare, count);
        }

        var blocks = Cut();
        report = new(rule.Name, blocks.Count, blocks.Pairs, split, before - blocks.Pairs);
        return blocks;
    }

    private uint Key(int record)
    {
        ulong key = (ulong)number + 1;
        foreach (var part in rule.Parts)
        {
            var value = part(record);
            if (value == 0) return 0;
            key = ByteHash.Join(key, value);
        }

        return (uint)(key >> 32) | 1;
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
