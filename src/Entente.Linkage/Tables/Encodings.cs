namespace Entente.Linkage.Tables;

/// <summary>Tells files that are not CSV in UTF-8 by their first bytes.</summary>
internal static class Encodings
{
    public static void Check(ReadOnlySpan<byte> start, string source)
    {
        if (start.IsEmpty) throw new FormatException($"{source} is empty.");
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw new FormatException($"{source} is in UTF-16. Save it as CSV in UTF-8.");
        if (start.StartsWith("PK\x03\x04"u8)) throw new FormatException($"{source} is a spreadsheet or a ZIP file. Save the sheet as CSV in UTF-8.");
        if (start.StartsWith("PAR1"u8)) throw new FormatException($"{source} is a Parquet file, and CSV is read here. entente-link reads Parquet; else export it as CSV in UTF-8.");
        if (start is [0x1F, 0x8B, ..]) throw new FormatException($"{source} is compressed with gzip. Unpack it first.");
    }
}
