using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>A text as hashes of each five words that follow one another: two texts are nearly the same when most of the shorter one's groups are in the other.</summary>
public static class WordGroups
{
    public const int Words = 5;

    /// <summary>From this share on, one was most likely copied from the other.</summary>
    public const double Alike = 0.6;

    public static IReadOnlySet<ulong> Of(string? text)
    {
        var words = Names.Words(text);
        return Enumerable.Range(0, Math.Max(0, words.Count - Words + 1)).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words.Skip(i).Take(Words)))))).ToHashSet();
    }

    /// <summary>Whether the two share so much that somebody should look. A text of fewer than twenty groups is like none.</summary>
    public static bool AreAlike(IReadOnlySet<ulong> one, IReadOnlySet<ulong> other) =>
        Math.Min(one.Count, other.Count) is >= 20 and var fewer && one.Count(other.Contains) >= Alike * fewer;
}
