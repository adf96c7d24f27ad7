using Entente.Foundation;

namespace Entente.Access;

/// <summary>What a masked reader gets in place of a value: enough to work with, too little to find a person by.</summary>
public static class Masks
{
    public const string Hidden = "•••";

    /// <summary>Initials: "Anna Maria Ková" gives "A. M. K.".</summary>
    public static string Name(string? name) => string.IsNullOrWhiteSpace(name)
        ? ""
        : string.Join(' ', name.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => $"{char.ToUpperInvariant(Letter(word))}."));

    /// <summary>An age band on a day: "under 18", "18 to 24" … of the youngest age that the date leaves open.</summary>
    public static string Age(PartialDate? born, DateOnly on)
    {
        if (born is not { } date) return "age not known";
        // In doubt the youngest that they can be: whoever may be a child counts as one.
        var (from, to) = date.Range();
        if (from > on) return "age not known";
        var last = to > on ? on : to;
        var age = on.Year - last.Year - ((on.Month, on.Day).CompareTo((last.Month, last.Day)) < 0 ? 1 : 0);
        return age switch
        {
            < 18 => "under 18",
            < 25 => "18 to 24",
            < 35 => "25 to 34",
            < 50 => "35 to 49",
            < 65 => "50 to 64",
            _ => "65 or over",
        };
    }

    /// <summary>The year alone.</summary>
    public static string Date(PartialDate? date) => date is { } known ? known.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) : "";

    /// <summary>The last two characters of a number: enough to recognise, too few to use.</summary>
    public static string Number(string? number) => string.IsNullOrWhiteSpace(number) ? "" : number.Length <= 4 ? Hidden : Hidden + number[^2..];

    /// <summary>Nothing of the value.</summary>
    public static string All(string? value) => string.IsNullOrEmpty(value) ? "" : Hidden;

    /// <summary>The value in the shape that was allowed.</summary>
    public static string In(Shape shape, string? value, Func<string?, string> mask) => shape switch
    {
        Shape.Full => value ?? "",
        Shape.Masked => mask(value),
        _ => All(value),
    };

    private static char Letter(string word)
    {
        var first = word.EnumerateRunes().First();
        return first.IsBmp ? (char)first.Value : '•';
    }
}
