using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>A rule under which a record has several keys. What its other parts say is in each of them.</summary>
internal sealed class SpreadRule(BlockingRule rule) : IPairRule
{
    /// <summary>So many keys are held at a time; a file with more is gone through several times, each time for a part of them.</summary>
    private const int Held = 1 << 24;

    public ulong[] Pairs(Records records, int mostInBlock, out KeyReport report)
    {
        var part = rule.Parts.Single(p => p.IsSpread);
        var others = rule.Parts.Where(p => !p.IsSpread).Select(p => RuleParts.Of(records, p)).ToArray();
        var field = RuleParts.Find(records, part, part.Column);
        ISpreadKeys spread = part.Kind == BlockingPartKind.OneSlip ? new OneSlipKeys(records, field, part) : new RareWordKeys(records, field, part, mostInBlock);
        var (pairs, blocks, largest, left, lost) = (new List<ulong>(), 0, 0, 0, 0L);
        var all = 0L;
        foreach (var (_, _) in Keys(records, spread, others)) all++;
        var passes = (ulong)(all / Held + 1);
        for (var pass = 0UL; pass < passes; pass++)
        {
            var items = Keys(records, spread, others).Where(k => k.Key % passes == pass).ToArray();
            Array.Sort(items);
            for (int from = 0, to; from < items.Length; from = to)
            {
                for (to = from + 1; to < items.Length && items[to].Key == items[from].Key; to++) { }
                var size = to - from;
                if (size < 2) continue;
                largest = Math.Max(largest, size);
                if (size > mostInBlock)
                {
                    left++;
                    lost += size * (size - 1L) / 2;
                    continue;
                }

                blocks++;
                for (var i = from; i < to; i++)
                {
                    for (var j = i + 1; j < to; j++) pairs.Add(NeighbourRule.Pair(items[i].Record, items[j].Record));
                }
            }
        }

        pairs.Sort();
        ulong[] once = [.. Once(pairs)];
        report = new(rule.ToString(), blocks, once.Length, 0, lost) { Largest = largest, LeftOut = left };
        return once;
    }

    private static IEnumerable<(ulong Key, int Record)> Keys(Records records, ISpreadKeys spread, Func<int, uint>[] others)
    {
        var keys = new List<ulong>();
        for (var record = 0; record < records.Count; record++)
        {
            var rest = 1UL;
            foreach (var other in others) rest = rest == 0 || other(record) is not (> 0 and var said) ? 0 : ByteHash.Join(rest, said);
            if (rest == 0) continue;
            keys.Clear();
            spread.Write(record, keys);
            keys.Sort();
            for (var i = 0; i < keys.Count; i++)
            {
                if (i == 0 || keys[i] != keys[i - 1]) yield return (ByteHash.Join(keys[i], rest), record);
            }
        }
    }

    private static IEnumerable<ulong> Once(List<ulong> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1]) yield return sorted[i];
        }
    }
}
