using Entente.Linkage.Fields;

namespace Entente.Linkage.Block;

/// <summary>Lays records in memory by the sound of their names: those that meet under most keys are then neighbours, and comparing them doesn't wait for memory.</summary>
internal static class Layout
{
    /// <summary>What a record's names sound like is asked for so many records before.</summary>
    private const int Before = 16;

    public static Records ByName(Records records)
    {
        var names = new KeyParts(records);
        if (!names.HasFamily && !names.HasGiven) return records;
        var order = new ulong[records.Count];
        for (var record = 0; record < order.Length; record++)
        {
            names.Fetch(record + Before);
            var sound = names.Family(record) & 0xFFFF_0000 | names.Given(record) >> 16;
            order[record] = (ulong)sound << 32 | (uint)record;
        }

        Radix.SortUpper(order, new ulong[order.Length], order.Length);
        return records.Laid(order);
    }
}
