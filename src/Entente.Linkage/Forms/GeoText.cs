using System.Buffers;
using System.Buffers.Text;

namespace Entente.Linkage.Forms;

/// <summary>What is odd about a position.</summary>
[Flags]
internal enum OddPlace
{
    None = 0,
    Swapped = 1,
    Zero = 2,
    Out = 4,
    Unread = 8,
    Half = 16,
    Comma = 32,
}

/// <summary>Reads positions in degrees with decimals, as files have them.</summary>
internal static class GeoText
{
    /// <summary>How many kinds of <see cref="OddPlace"/> there are together.</summary>
    public const int Kinds = 64;

    private const int LongestNumber = 32;

    private static readonly SearchValues<byte> Numeral = SearchValues.Create("-.0123456789"u8);

    /// <summary>Reads 51.5074,-0.1278; 51.5074 -0.1278; 51,5074; -0,1278; 51.5074N 0.1278W; geo:51.5074,-0.1278 (RFC 5870); POINT(-0.1278 51.5074), where longitude comes first.</summary>
    /// <returns>The place, null where none is said or it cannot be one, and what was odd.</returns>
    public static (GeoPlace? Place, OddPlace Odd) Read(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" ()[]{}\t"u8);
        if (text.IsEmpty) return default;
        var turned = Starts(ref text, "point"u8);
        if (Starts(ref text, "geo:"u8) && text.IndexOf((byte)';') is >= 0 and var end) text = text[..end];
        text = text.Trim(" ()[]{}\t"u8);
        if (Cut(text, out var first, out var second)) return turned ? Read(second, first) : Read(first, second);
        return (null, Unsaid.Without(new Fold().Of(text)).IsEmpty ? OddPlace.None : OddPlace.Unread);
    }

    /// <summary>Reads a latitude and a longitude that stand apart.</summary>
    public static (GeoPlace? Place, OddPlace Odd) Read(ReadOnlySpan<byte> latitude, ReadOnlySpan<byte> longitude)
    {
        var (north, east) = (Degrees(latitude), Degrees(longitude));
        if (north is null || east is null)
        {
            var (saysNorth, saysEast) = (Says(latitude), Says(longitude));
            return (null, (saysNorth && north is null) || (saysEast && east is null) ? OddPlace.Unread : saysNorth || saysEast ? OddPlace.Half : OddPlace.None);
        }

        var odd = latitude.Contains((byte)',') || longitude.Contains((byte)',') ? OddPlace.Comma : OddPlace.None;
        if (north is > 90 or < -90 && east is <= 90 and >= -90) (north, east, odd) = (east, north, odd | OddPlace.Swapped);
        if (north is > 90 or < -90 || east is > 180 or < -180) return (null, OddPlace.Out);
        var place = GeoPlace.Of(north.Value, east.Value);
        return place == default ? (null, OddPlace.Zero) : (place, odd);
    }

    /// <summary>Degrees with a point or a comma before the decimals and perhaps a letter for the side; null where it is no such number.</summary>
    public static double? Degrees(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        if (text.Length is 0 or > LongestNumber) return null;
        var sign = 1;
        if ((text[^1] | 0x20) is 'n' or 'e' or 's' or 'w')
        {
            if ((text[^1] | 0x20) is 's' or 'w') sign = -1;
            text = text[..^1].TrimEnd((byte)' ');
        }

        if (text.EndsWith("°"u8)) text = text[..^2];
        Span<byte> plain = stackalloc byte[LongestNumber];
        text.CopyTo(plain);
        plain = plain[..text.Length];
        if (plain.Count((byte)',') == 1 && !plain.Contains((byte)'.')) plain[plain.IndexOf((byte)',')] = (byte)'.';
        if (plain.StartsWith("+"u8)) plain = plain[1..];
        return plain.Length > 0 && plain.IndexOfAnyExcept(Numeral) < 0 && Utf8Parser.TryParse(plain, out double number, out var read) && read == plain.Length ? sign * number : null;
    }

    /// <summary>Parts two numbers: at a semicolon, at the only comma, at the comma before a space, at the middle one of three, or at spaces.</summary>
    private static bool Cut(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
    {
        var at = text.IndexOf((byte)';');
        var commas = text.Count((byte)',');
        if (at < 0) at = text.IndexOf(", "u8);
        if (at < 0) at = commas == 1 ? text.IndexOf((byte)',') : commas == 3 ? text.IndexOf((byte)',') + 1 + text[(text.IndexOf((byte)',') + 1)..].IndexOf((byte)',') : text.IndexOf((byte)' ');
        first = at > 0 ? text[..at].Trim((byte)' ') : default;
        second = at > 0 ? text[(at + 1)..].Trim((byte)' ') : default;
        return first.Length > 0 && second.Length > 0;
    }

    private static bool Says(ReadOnlySpan<byte> text) => !Unsaid.Without(new Fold().Of(text)).IsEmpty;

    private static bool Starts(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        if (text.Length < word.Length) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if ((text[i] is >= (byte)'A' and <= (byte)'Z' ? text[i] | 0x20 : text[i]) != word[i]) return false;
        }

        text = text[word.Length..];
        return true;
    }
}
