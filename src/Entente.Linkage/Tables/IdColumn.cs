using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>The column of the records' ids: as nearly each is another, they are kept as they come and not numbered.</summary>
internal sealed class IdColumn(string name)
{
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = [];
    private ulong[] hashes = [];

    public string Name => name;

    public ReadOnlySpan<byte> Bytes(int row)
    {
        var from = row == 0 ? 0 : ends[row - 1];
        return bytes.AsSpan(from, ends[row] - from);
    }

    /// <summary>The ids' hashes in their order, where some are empty or there twice; else empty.</summary>
    private ulong[] sorted = [];

    /// <summary>What a cluster that is called by a row's record is called: the id, and where that is empty or another row's too, the row's number behind it, so that no two clusters are called alike.</summary>
    public string Label(int row)
    {
        if (sorted.Length == 0 || (hashes[row] != 0 && !Twice(hashes[row]))) return Text(row);
        var label = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Text(row)}#{row + 1}");
        while (Array.BinarySearch(sorted, ByteHash.Of(Encoding.UTF8.GetBytes(label))) >= 0) label += "#";
        return label;
    }

    /// <summary>Whether labels are other than ids.</summary>
    public bool Labels => sorted.Length > 0;

    private bool Twice(ulong hash) => Array.BinarySearch(sorted, hash) is var at && ((at > 0 && sorted[at - 1] == hash) || (at + 1 < sorted.Length && sorted[at + 1] == hash));

    public string Text(int row) => Encoding.UTF8.GetString(Bytes(row));

    /// <summary>A hash of each id; of none where there is none.</summary>
    public ReadOnlySpan<ulong> Hashes => hashes;

    /// <summary>The hash of a row's id.</summary>
    public ulong Hash(int row) => hashes[row];

    /// <summary>Room for so many rows; what is there stays.</summary>
    public void Reserve(int rows)
    {
        if (ends.Length >= rows) return;
        Array.Resize(ref ends, rows);
        Array.Resize(ref hashes, rows);
    }

    /// <summary>Takes the id of the next row.</summary>
    public void Set(int row, ReadOnlySpan<byte> id)
    {
        var from = row == 0 ? 0 : ends[row - 1];
        if (from + id.Length > bytes.Length) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, from + (long)id.Length)));
        id.CopyTo(bytes.AsSpan(from));
        ends[row] = from + id.Length;
        hashes[row] = id.IsEmpty ? 0 : ByteHash.Of(id);
    }

    /// <summary>The ids of some rows alone.</summary>
    public IdColumn Only(int[] rows)
    {
        var only = new IdColumn(Name);
        only.Reserve(rows.Length);
        for (var at = 0; at < rows.Length; at++) only.Set(at, Bytes(rows[at]));
        only.Close(rows.Length);
        return only;
    }

    public void Close(int rows)
    {
        Array.Resize(ref ends, rows);
        Array.Resize(ref hashes, rows);
        Array.Resize(ref bytes, Math.Max(1, rows == 0 ? 0 : ends[^1]));
    }

    /// <summary>How many rows carry no id or one that another row before carries.</summary>
    public int Repeated()
    {
        var sorted = hashes.AsSpan().ToArray();
        Block.Radix.SortHashed(sorted, new ulong[sorted.Length], sorted.Length);
        var repeated = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] == 0 || (i > 0 && sorted[i] == sorted[i - 1])) repeated++;
        }

        if (repeated > 0) this.sorted = sorted;
        return repeated;
    }

    /// <summary>The first row with an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var hash = ByteHash.Of(id);
        for (var row = 0; row < ends.Length; row++)
        {
            if (hashes[row] == hash && Bytes(row).SequenceEqual(id)) return row;
        }

        return -1;
    }

    /// <summary>How many rows carry the id of a row.</summary>
    public int Times(int row)
    {
        var times = 0;
        for (var other = 0; other < ends.Length; other++)
        {
            if (hashes[other] == hashes[row] && Bytes(other).SequenceEqual(Bytes(row))) times++;
        }

        return times;
    }

    /// <summary>Asks for where an id lies, some time before it is read.</summary>
    public void Fetch(int row) => Ahead.Fetch(ends, row);

    /// <summary>Asks for an id itself, some time after <see cref="Fetch"/>.</summary>
    public void FetchBytes(int row) => Ahead.Fetch(bytes, ends[row]);
}
