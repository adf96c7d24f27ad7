using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Entente.Referrals;

/// <summary>Tells word-processor documents and sheets from other zips and compound files, and refuses those with a program (macros) in them.</summary>
/// <remarks>Office Open XML (ECMA-376, part 2: the content types part names what the main part is); the older binary format by its directory ([MS-CFB]).</remarks>
internal static class OfficeDocument
{
    private const string ContentTypes = "[Content_Types].xml";
    private const int MostParts = 2_000;
    private const long MostOfContentTypes = 1 << 20;
    private static readonly string[] Programs = ["vbaProject", "macrosheets/", "activeX/", "embeddings/"];

    private static readonly (string Main, string MediaType)[] Mains =
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    /// <summary>How a compound file of the older office begins.</summary>
    public static ReadOnlySpan<byte> OldMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Null for whatever is not such a document, or is one with a program in it.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content) => content.StartsWith(OldMark) ? OldType(content) : ZipType(content);

    private static string? ZipType(ReadOnlySpan<byte> content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
            if (zip.Entries.Count > MostParts || zip.Entries.Any(e => Programs.Any(p => e.FullName.Contains(p, StringComparison.OrdinalIgnoreCase)))) return null;
            if (zip.GetEntry(ContentTypes) is not { Length: > 0 and < MostOfContentTypes } named) return null;
            using var stream = named.Open();
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostOfContentTypes });
            var types = XDocument.Load(reader).Root!.Elements().Select(e => (string?)e.Attribute("ContentType")).ToHashSet();
            return Mains.FirstOrDefault(m => types.Contains(m.Main)).MediaType;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A directory entry's name stands in UTF-16: a "WordDocument" stream makes it a document, a "Macros" or "_VBA_PROJECT" storage one with a program.</summary>
    private static string? OldType(ReadOnlySpan<byte> content)
    {
        static byte[] Utf16(string text) => System.Text.Encoding.Unicode.GetBytes(text);
        if (content.IndexOf(Utf16("_VBA_PROJECT")) >= 0 || content.IndexOf(Utf16("Macros")) >= 0) return null;
        return content.IndexOf(Utf16("WordDocument")) >= 0 ? "application/msword" : null;
    }
}
