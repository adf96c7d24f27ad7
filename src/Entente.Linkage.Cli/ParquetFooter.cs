using System.Buffers.Binary;

namespace Entente.Linkage.Cli;

/// <summary>The first and last bytes of a Parquet file, which tell whether it is whole before anything is decoded.</summary>
internal static class ParquetFooter
{
    private const int Mark = 4;

    /// <summary>The mark at both ends and the length of the footer between them.</summary>
    private const int Least = Mark + 4 + Mark;

    /// <summary>Whether a file says of itself that it is Parquet.</summary>
    public static bool Begins(FileStream file)
    {
        if (!file.CanSeek) return false; // a pipe is CSV: Parquet is read from its end
        Span<byte> start = stackalloc byte[Mark];
        var read = file.ReadAtLeast(start, Mark, false);
        file.Position = 0;
        return read == Mark && (start.SequenceEqual("PAR1"u8) || start.SequenceEqual("PARE"u8));
    }

    /// <summary>Refuses a file that is encrypted or not whole.</summary>
    public static void Check(Stream file, string source)
    {
        if (file.Length < Least) throw new FormatException($"{source} begins as a Parquet file and ends after {file.Length:N0} bytes. It was cut off; copy or export it again.");
        Span<byte> end = stackalloc byte[8];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        file.Position = 0;
        if (end[4..].SequenceEqual("PARE"u8)) throw new FormatException($"{source} is an encrypted Parquet file. Export it without encryption.");
        if (!end[4..].SequenceEqual("PAR1"u8)) throw new FormatException($"{source} begins as a Parquet file and does not end as one. It was cut off or is still being written; copy or export it again.");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (length == 0 || length > file.Length - Least) throw new FormatException($"{source} says that its footer is {length:N0} bytes long, in a file of {file.Length:N0}. It is damaged; copy or export it again.");
    }
}
