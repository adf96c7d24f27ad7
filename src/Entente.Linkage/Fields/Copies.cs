namespace Entente.Linkage.Fields;

/// <summary>Rows that say the same in every compared column, more of them than a block takes: one of them stands for all where pairs are sought, learned from and scored.</summary>
/// <remarks>Without that, a thousand copies of one report fill each of their blocks, and none of them meets another. Fewer copies than that are records like any others.</remarks>
internal sealed class Copies
{
    /// <summary>So many rows may say the same and still be a record each: as many as meet in a block.</summary>
    public const int Most = 40;

    private readonly int[] standIn;
    private readonly Dictionary<int, int> times;

    private Copies(int[] standIn, Dictionary<int, int> times)
    {
        (this.standIn, this.times) = (standIn, times);
        Kept = [.. Enumerable.Range(0, standIn.Length).Where(row => standIn[row] == row)];
    }

    /// <summary>The rows that stay, in the file's order.</summary>
    public int[] Kept { get; }

    /// <summary>For each row the one that stands for it: itself, or the copy whose id has the lowest hash.</summary>
    public ReadOnlySpan<int> StandIn => standIn;

    /// <summary>How many rows a row that stays stands for, itself included.</summary>
    public int Times(int row) => times.GetValueOrDefault(row, 1);

    /// <summary>A row that says the same as one that stands for others, or for which another stands.</summary>
    public int Other(int row) => standIn[row] != row ? standIn[row] : Enumerable.Range(0, standIn.Length).First(other => other != row && standIn[other] == row);

    /// <summary>Looks for them: null where there are none, which one quick look at each row mostly shows.</summary>
    /// <param name="cells">All rows' numbers.</param>
    /// <param name="width">How many a row has.</param>
    /// <param name="identities">A hash of each row's id.</param>
    /// <param name="most">So many rows may say the same and still be a record each.</param>
    /// <param name="alone">Whether a row must stay a record of its own: because people judged it, or because its source holds each person but once.</param>
    public static Copies? Find(int[] cells, int width, ulong[] identities, int most, Func<int, bool> alone)
    {
        var found = Alike(cells, width, identities.Length, most);
        if (found.Count == 0) return null;
        int[]? standIn = null;
        var times = new Dictionary<int, int>();
        foreach (var rows in found)
        {
            rows.RemoveAll(row => alone(row));
            if (rows.Count <= most) continue;
            standIn ??= [.. Enumerable.Range(0, identities.Length)];
            var first = rows.MinBy(row => (identities[row], row));
            foreach (var row in rows) standIn[row] = first;
            times[first] = rows.Count;
        }

        return standIn is null ? null : new(standIn, times);
    }

    /// <summary>Whether two records say the same.</summary>
    public static bool Same(int[] cells, int width, int a, int b) => cells.AsSpan(a * width, width).SequenceEqual(cells.AsSpan(b * width, width));

    /// <summary>A hash of what a record says.</summary>
    public static ulong Hash(ReadOnlySpan<int> cells)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var cell in cells)
        {
            hash = (hash ^ (uint)cell) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        return hash;
    }

    /// <summary>Crowds of rows that say the same, and something.</summary>
    private static List<List<int>> Alike(int[] cells, int width, int rows, int most)
    {
        // Rows are first counted by a short hash, of which there are a quarter as many as rows: where no count is high, nothing is looked at twice.
        var bits = Math.Max(6, System.Numerics.BitOperations.Log2((uint)rows | 1) - 1);
        var counts = new byte[1 << bits];
        var high = false;
        for (var row = 0; row < rows; row++)
        {
            ref var count = ref counts[Hash(cells.AsSpan(row * width, width)) >> 64 - bits];
            if (count < byte.MaxValue) count++;
            high |= count > most;
        }

        if (!high) return [];
        var crowds = new Dictionary<ulong, List<int>>();
        for (var row = 0; row < rows; row++)
        {
            var hash = Hash(cells.AsSpan(row * width, width));
            if (counts[hash >> 64 - bits] <= most || cells.AsSpan(row * width, width).IndexOfAnyExcept(0) < 0) continue;
            while (crowds.TryGetValue(hash, out var others) && !Same(cells, width, others[0], row)) hash++;
            if (!crowds.TryGetValue(hash, out var crowd)) crowds[hash] = crowd = [];
            crowd.Add(row);
        }

        return [.. crowds.Values.Where(c => c.Count > most).OrderBy(c => c[0])];
    }
}

/// <summary>Which rows are folded into one.</summary>
/// <param name="Most">So many rows may say the same and still be a record each.</param>
/// <param name="Alone">Whether a row stays a record of its own in any case.</param>
internal sealed record Folding(int Most, Func<int, bool> Alone);
