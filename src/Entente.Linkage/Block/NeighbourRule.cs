using Entente.Linkage.Fields;

namespace Entente.Linkage.Block;

/// <summary>Sorts records by values and has each meet those that stand near it: what differs only towards its end is found. Equal ones stand in the order of a hash of their ids, so that the file's order tells nothing.</summary>
/// <remarks>Hernández and Stolfo 1995 call it sorted neighbourhood. Of many equal records only those near each other meet; the others are counted as lost.</remarks>
internal sealed class NeighbourRule(BlockingRule rule) : IPairRule
{
    public ulong[] Pairs(Records records, int mostInBlock, out KeyReport report)
    {
        var fields = rule.Parts.Select(p => RuleParts.Find(records, p, p.Column)).ToArray();
        var places = fields.Select(f => Places(records, f)).ToArray();
        var order = Enumerable.Range(0, records.Count).Where(r => records.Cell(r, fields[0]) != 0).ToArray();
        Array.Sort(order, (a, b) => Compare(a, b) is var by and not 0 ? by : records.Ranks[a].CompareTo(records.Ranks[b]));
        var pairs = new List<ulong>(order.Length * (rule.Window - 1));
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = i + 1; j < Math.Min(order.Length, i + rule.Window); j++) pairs.Add(Pair(order[i], order[j]));
        }

        var (lost, largest) = (0L, 0);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && Compare(order[from], order[to]) == 0; to++) { }
            var (size, apart) = (to - from, Math.Max(0L, to - from - rule.Window));
            largest = Math.Max(largest, size);
            lost += apart * (apart + 1) / 2; // pairs of equal records that stand too far from each other
        }

        report = new(rule.ToString(), order.Length > 1 ? 1 : 0, pairs.Count, 0, lost) { Largest = largest };
        pairs.Sort();
        return [.. pairs];

        int Compare(int a, int b)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                var (x, y) = (places[i][records.Cell(a, fields[i])], places[i][records.Cell(b, fields[i])]);
                if (x != y) return x.CompareTo(y);
            }

            return 0;
        }
    }

    public static ulong Pair(int a, int b) => a < b ? (ulong)a << 32 | (uint)b : (ulong)b << 32 | (uint)a;

    /// <summary>For each value of a field its place when all are sorted. A date's number is its place.</summary>
    private static int[] Places(Records records, Field field)
    {
        var values = Enumerable.Range(0, field.Count).ToArray();
        if (field is DateField) return values;
        Array.Sort(values, (a, b) => a == 0 || b == 0 ? a.CompareTo(b) : field.Bytes(a).SequenceCompareTo(field.Bytes(b)));
        var places = new int[values.Length];
        for (var place = 0; place < values.Length; place++) places[values[place]] = place;
        return places;
    }
}
