using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Splits a whole name that stands beside columns for given and family name: into what they say already, and the rest. Where a column says nothing but a title, the whole name says what it should.</summary>
internal sealed class WholeName(NameTable names, Fold fold)
{
    private readonly byte[] rest = new byte[Fold.Longest];

    /// <summary>Splits one.</summary>
    /// <param name="written">The whole name.</param>
    /// <param name="given">The number of the given name, 0 for none.</param>
    /// <param name="family">The number of the family name, 0 for none.</param>
    /// <returns>Both, taken from the whole name where they were missing, and the number of the rest.</returns>
    public (int Given, int Family, int Beyond) Split(ReadOnlySpan<byte> written, int given, int family)
    {
        var words = Unsaid.Without(Honorifics.Without(fold.Of(written, NamePart.Whole), ColumnRole.FullName));
        var length = 0;
        foreach (var range in words.Split((byte)' '))
        {
            var word = words[range];
            if (word.IsEmpty || Tells(word) is false || Holds(names.Key(given), word) || Holds(names.Key(family), word)) continue;
            if (length > 0) rest[length++] = (byte)' ';
            word.CopyTo(rest.AsSpan(length));
            length += word.Length;
        }

        var left = rest.AsSpan(0, length);
        if (given == 0 && left.Length > 0)
        {
            var end = left.IndexOf((byte)' ') is var space and >= 0 ? space : left.Length;
            given = names.Add(left[..end]);
            left = left[Math.Min(end + 1, left.Length)..];
        }

        if (family == 0 && left.Length > 0)
        {
            var start = left.LastIndexOf((byte)' ') + 1;
            family = names.Add(left[start..]);
            left = left[..Math.Max(0, start - 1)];
        }

        return (given, family, left.IsEmpty ? 0 : names.Add(left));
    }

    /// <summary>"of", "the" and "3rd" say nothing of their own.</summary>
    private static bool Tells(ReadOnlySpan<byte> word) => !word.SequenceEqual("of"u8) && !word.SequenceEqual("the"u8) && word[0] is not (>= (byte)'0' and <= (byte)'9');

    private static bool Holds(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word)
    {
        if (name.IsEmpty) return false;
        name = NameTable.Bare(name);
        foreach (var range in name.Split((byte)' '))
        {
            if (name[range].SequenceEqual(word)) return true;
        }

        return false;
    }
}
