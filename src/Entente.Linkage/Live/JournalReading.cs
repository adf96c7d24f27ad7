using System.Buffers.Binary;
using System.Globalization;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>How the reading of a journal went, from its first change to the end of its last whole one.</summary>
/// <remarks>
/// What does not read is one of two things. At the end it is a write that a crash cut short: nobody was told that it is kept, and it is left out.
/// Where a later write stands behind it, it was on disk before that one began, and was acknowledged: it is damage, and silence about it would lose what was promised.
/// </remarks>
/// <param name="Changes">How many changes were whole.</param>
/// <param name="End">In bytes, where the last whole one ends.</param>
/// <param name="Cut">How many bytes of an unfinished write lie behind.</param>
/// <param name="Damage">In bytes, where the first damage begins; null where there is none.</param>
internal sealed record JournalReading(int Changes, long End, long Cut, long? Damage)
{
    public static JournalReading Of(FileStream file, Action<byte[]> found, bool mend)
    {
        var changes = 0;
        long end = 0;
        long? damage = null;
        for (long at = 0; at >= 0; at = Next(file, at + 1))
        {
            if (at > end)
            {
                damage ??= end;
                if (!mend) throw Damaged(file, end, at, changes);
            }

            file.Position = end = at;
            while (Entry(file) is { } entry)
            {
                found(entry);
                changes++;
                end = file.Position;
            }

            at = end;
        }

        return new(changes, end, file.Length - end, damage);
    }

    private static FormatException Damaged(FileStream file, long from, long to, int before) => new(string.Create(CultureInfo.InvariantCulture,
        $"{Path.GetFileName(file.Name)} is damaged from byte {from} to {to}: changes there were on disk and were acknowledged. {before:N0} before them are whole, and so is what begins behind them. Nothing was changed. Put a copy of the folder back, or open it to be mended: what is whole is taken, what is damaged is left out, and the file is kept beside as it is."));

    /// <summary>The entry that begins here, with the file placed behind it; null where there is no whole one.</summary>
    private static byte[]? Entry(FileStream file)
    {
        Span<byte> head = stackalloc byte[Journal.Head];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head) & ~Journal.Begins;
        if (length > file.Length - file.Position) return null;
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return ByteHash.Of(bytes) == BinaryPrimitives.ReadUInt64LittleEndian(head[4..]) ? bytes : null;
    }

    /// <summary>Where the next whole write begins; -1 where none does. Only one below 16 MiB is looked for, or any four bytes might be a length.</summary>
    private static long Next(FileStream file, long from)
    {
        file.Position = Math.Min(from, file.Length);
        for (var read = 1; file.ReadByte() is var value and >= 0; read++)
        {
            if (value != Journal.Begins >> 24 || read < 4) continue;
            var (start, back) = (file.Position - 4, file.Position);
            file.Position = start;
            if (Entry(file) is not null) return start;
            file.Position = back;
        }

        return -1;
    }
}
