namespace Entente.Linkage.Block;

/// <summary>The blocks of one rule: records one behind the other, and where each block begins. Blocks of one record are left out.</summary>
/// <param name="Order">Record numbers.</param>
/// <param name="Starts">Where each block begins in <paramref name="Order"/>, and where the last one ends.</param>
internal sealed record Blocks(int[] Order, int[] Starts)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<int> this[int block] => Order.AsSpan(Starts[block], Starts[block + 1] - Starts[block]);

    /// <summary>How many pairs they hold.</summary>
    public long Pairs
    {
        get
        {
            long pairs = 0;
            for (var block = 0; block < Count; block++) pairs += (long)(Starts[block + 1] - Starts[block]) * (Starts[block + 1] - Starts[block] - 1) / 2;
            return pairs;
        }
    }

    /// <summary>Whether two records are a block, where blocks are ascending pairs.</summary>
    public bool Pair(int a, int b)
    {
        var wanted = NeighbourRule.Pair(a, b);
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var here = NeighbourRule.Pair(Order[2 * middle], Order[2 * middle + 1]);
            if (here == wanted) return true;
            if (here < wanted) low = middle + 1;
            else high = middle - 1;
        }

        return false;
    }

    /// <summary>In how big a block a record of a block typically stands; 0 where there are none.</summary>
    public double Typical => Order.Length == 0 ? 0 : 1 + 2.0 * Pairs / Order.Length;
}
