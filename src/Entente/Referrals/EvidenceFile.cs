using Entente.Access;
using Entente.Foundation;

namespace Entente.Referrals;

/// <summary>A file that supports an account. What it is was found out from its content, whatever its name says.</summary>
public sealed class EvidenceFile : IProtected
{
    public const long MostBytes = 25L << 20;
    public const int MostFiles = 100;

    public static DataKind Kind => DataKind.EvidenceFiles;

    [Open] public required EvidenceFileId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; set; }
    [Personal] public required string Name { get; init; }
    [Open] public required string MediaType { get; init; }
    [Open] public required long Size { get; init; }
    /// <summary>SHA-256 of the content: the same file is kept once, and shows when it was changed.</summary>
    [Open] public required string Hash { get; init; }
    [Personal] public required string Summary { get; init; }
    [Personal] public PartialDate? MadeOn { get; init; }
    [Open] public required UserId AddedBy { get; init; }
    [Open] public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>The bytes of a file, apart from what is known of it so that lists stay light.</summary>
public sealed class FileContent
{
    [Open] public required EvidenceFileId Id { get; init; }
    [Sensitive] public required byte[] Bytes { get; init; }
}

/// <summary>What a file is, by its first bytes; null for what this centre does not take.</summary>
public static class FileTypes
{
    private static readonly (string MediaType, int At, byte[] Mark)[] Marks =
    [
        ("application/pdf", 0, "%PDF-"u8.ToArray()),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/png", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/gif", 0, "GIF8"u8.ToArray()),
        ("image/webp", 8, "WEBP"u8.ToArray()),
        ("image/heic", 4, "ftypheic"u8.ToArray()),
        ("audio/wav", 8, "WAVE"u8.ToArray()),
        ("audio/mpeg", 0, "ID3"u8.ToArray()),
        ("audio/ogg", 0, "OggS"u8.ToArray()),
        ("audio/mp4", 4, "ftypM4A"u8.ToArray()),
        ("video/mp4", 4, "ftyp"u8.ToArray()),
    ];

    public static string? Of(ReadOnlySpan<byte> content)
    {
        foreach (var (mediaType, at, mark) in Marks)
        {
            if (content.Length >= at + mark.Length && content.Slice(at, mark.Length).SequenceEqual(mark)) return mediaType;
        }

        // A zip is taken only as an office document: others may hold anything.
        if (content.StartsWith("PK\u0003\u0004"u8))
        {
            if (content.IndexOf("word/"u8) >= 0) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            if (content.IndexOf("xl/"u8) >= 0) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            return null;
        }

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
