using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Room in which one thread makes blocks, rule after rule.</summary>
/// <param name="records">How many records there are.</param>
internal sealed class BlockRoom(int records)
{
    public int Records => records;
    public ulong[] Items { get; } = BigPages.Of<ulong>(records);
    public ulong[] Spare { get; } = BigPages.Of<ulong>(records);
    public int[] Order { get; } = new int[records];
    public int[] Starts { get; } = new int[records / 2 + 1];
}
