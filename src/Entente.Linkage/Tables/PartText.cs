using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>Reads a day, month or year that stands in a column of its own, as files have them: 7, 07, 7.0 where a column with gaps was kept as fractions, May.</summary>
internal sealed class PartText
{
    /// <summary>What is said, but cannot be read.</summary>
    public const int Unread = -1;

    private readonly Fold fold = new();

    /// <summary>The number, 0 where nothing is said, or <see cref="Unread"/>. What forms are filled with where nothing is known says nothing: zeros, and nines but for a year of two digits.</summary>
    public int Read(ColumnRole role, ReadOnlySpan<byte> value)
    {
        var number = Number(value);
        if (number < 0) return role == ColumnRole.Month && DateText.MonthNamed(value) is var month and > 0 ? month : Unsaid.Without(fold.Of(value)).IsEmpty ? 0 : Unread;
        if (role != ColumnRole.Year) return number == 99 ? 0 : number;
        return number == 9999 ? 0 : number == 0 && value.Length == 2 ? 100 : number; // "00" is a year of two digits, "0" and "0000" are none
    }

    /// <summary>The year a number from <see cref="Read"/> stands for, and whether it was written with two digits.</summary>
    public static (int Year, bool Short) Whole(int year) => year is > 0 and <= 100 ? (DateText.Century(year % 100), true) : (year, false);

    private static int Number(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOfAny((byte)'.', (byte)',');
        if (point > 0)
        {
            if (text[(point + 1)..].IndexOfAnyExcept((byte)'0') >= 0) return Unread;
            text = text[..point];
        }

        if (text.Length is 0 or > 4) return Unread;
        var number = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9') return Unread;
            number = number * 10 + b - '0';
        }

        return number;
    }
}
