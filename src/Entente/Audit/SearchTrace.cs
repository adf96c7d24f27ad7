using System.Security.Cryptography;
using System.Text;

namespace Entente.Audit;

/// <summary>
/// A keyed mark of what somebody searched for. The same words in any order give the same mark, and nobody can read the words from it:
/// so the log, from which nothing is ever taken out, holds no name, and an auditor who is told a name can still ask who searched for it.
/// </summary>
/// <remarks>HMAC-SHA-256 (RFC 2104), cut to 128 bits. The key lies beside the log's signing key; without it a mark can't be tried against a list of names.</remarks>
public sealed class SearchTrace
{
    public const string KeyFile = "search-trace.key";
    private const int KeyBytes = 32;
    private readonly byte[] _key;

    private SearchTrace(byte[] key) => _key = key;

    /// <summary>Takes the key in this folder, or makes one there.</summary>
    public static SearchTrace LoadOrMake(string folder)
    {
        var file = Path.Combine(folder, KeyFile);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? new(key) : throw new InvalidDataException($"{file} holds no key of {KeyBytes} bytes: restore it from a backup.");
    }

    /// <summary>32 hexadecimal digits; empty for a text without letters and digits.</summary>
    public string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes()) plain.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ");
        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";
        Array.Sort(words, StringComparer.Ordinal);
        return Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join(' ', words))).AsSpan(0, 16));
    }
}
