namespace Entente.Referrals;

/// <summary>What a file is, by its first bytes; null for what this centre does not take.</summary>
public static class FileTypes
{
    private static readonly (string MediaType, int At, byte[] Mark)[] Marks =
    [
        ("application/pdf", 0, "%PDF-"u8.ToArray()),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/png", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/gif", 0, "GIF8"u8.ToArray()),
        ("image/webp", 8, "WEBPVP8"u8.ToArray()),
        ("image/heic", 4, "ftypheic"u8.ToArray()),
        ("audio/wav", 8, "WAVEfmt "u8.ToArray()),
        ("audio/mpeg", 0, "ID3"u8.ToArray()),
        ("audio/ogg", 0, "OggS"u8.ToArray()),
        ("audio/mp4", 4, "ftypM4A "u8.ToArray()),
        // The brands that telephones and cameras write (ISO/IEC 14496-12); any other may hold anything.
        ("video/mp4", 4, "ftypisom"u8.ToArray()),
        ("video/mp4", 4, "ftypiso2"u8.ToArray()),
        ("video/mp4", 4, "ftypmp41"u8.ToArray()),
        ("video/mp4", 4, "ftypmp42"u8.ToArray()),
        ("video/mp4", 4, "ftypavc1"u8.ToArray()),
        ("video/mp4", 4, "ftyp3gp"u8.ToArray()),
        ("video/quicktime", 4, "ftypqt  "u8.ToArray()),
    ];

    public static string? Of(ReadOnlySpan<byte> content)
    {
        foreach (var (mediaType, at, mark) in Marks)
        {
            if (content.Length >= at + mark.Length && content.Slice(at, mark.Length).SequenceEqual(mark) && (at != 8 || content.StartsWith("RIFF"u8))) return mediaType;
        }

        // A zip, or the older office format, is taken only as a document without a program in it.
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith(OfficeDocument.OldMark)) return OfficeDocument.TypeOf(content);
        return IsText(content) ? "text/plain" : null;
    }

    /// <summary>A name without folders, control characters or tricks of direction, for showing and for saving.</summary>
    public static string Sanitise(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. bare.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format && "<>:\"|?*".IndexOf(c, StringComparison.Ordinal) < 0)]).Trim(' ', '.');
        if (clean.Length > 120) clean = clean[^120..];
        return clean.Length == 0 ? "file" : clean;
    }

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content.IndexOf((byte)0) >= 0 || !System.Text.Unicode.Utf8.IsValid(content)) return false;
        // What a browser might run is no text to us.
        var head = System.Text.Encoding.UTF8.GetString(content[..Math.Min(content.Length, 2_000)]).ToUpperInvariant();
        return !head.Contains("<SCRIPT", StringComparison.Ordinal) && !head.Contains("<HTML", StringComparison.Ordinal) && !head.Contains("<SVG", StringComparison.Ordinal) && !head.StartsWith("#!", StringComparison.Ordinal);
    }
}
