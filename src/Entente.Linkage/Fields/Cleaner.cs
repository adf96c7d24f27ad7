using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Brings a value to the form in which equal values are equal bytes.</summary>
internal sealed class Cleaner(ColumnRole role, Fold fold)
{
    /// <summary>So many last digits name a phone; what stands before is a country's or a trunk's prefix, often wrong or left out.</summary>
    private const int PhoneDigits = 9;

    public ColumnRole Role => role;

    private readonly byte[] scratch = new byte[Fold.Longest];

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> value) => role switch
    {
        ColumnRole.Phone => Phone(value),
        ColumnRole.Identifier or ColumnRole.PostCode => Bare(value),
        ColumnRole.Email => Mail(value),
        ColumnRole.Sex => Sex(value),
        ColumnRole.Position => GeoText.Read(value).Place is { } place ? place.Write(scratch) : default,
        _ => Unsaid.Without(fold.Of(value)),
    };

    private ReadOnlySpan<byte> Phone(ReadOnlySpan<byte> value)
    {
        var length = 0;
        foreach (var b in value)
        {
            if (b is >= (byte)'0' and <= (byte)'9' && length < scratch.Length) scratch[length++] = b;
        }

        if (length == 0) return default;
        var digits = scratch.AsSpan(0, length);
        if (digits.IndexOfAnyExcept((byte)'0') < 0) return default;
        return length > PhoneDigits ? digits[^PhoneDigits..] : digits;
    }

    /// <summary>Letters and digits alone; a number of nothing but zeros or nines stands for "not known".</summary>
    private ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> value)
    {
        var length = 0;
        foreach (var b in fold.Of(value))
        {
            if (b != ' ') scratch[length++] = b;
        }

        var text = scratch.AsSpan(0, length);
        return length > 0 && text[0] is (byte)'0' or (byte)'9' && text.IndexOfAnyExcept(text[0]) < 0 && length > 3 ? default : Unsaid.Without(text);
    }

    private ReadOnlySpan<byte> Mail(ReadOnlySpan<byte> value)
    {
        var length = 0;
        foreach (var b in value)
        {
            if (b > ' ' && length < scratch.Length) scratch[length++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
        }

        return scratch.AsSpan(0, length);
    }

    /// <summary>f and w are women, m and h men in the languages met; other words stand for themselves.</summary>
    private ReadOnlySpan<byte> Sex(ReadOnlySpan<byte> value)
    {
        var text = fold.Of(value);
        if (text.IsEmpty) return default;
        if (text[0] == 'u') return default;
        if (text[0] is (byte)'f' or (byte)'w') return "f"u8;
        return text[0] is (byte)'m' ? "m"u8 : text;
    }
}
