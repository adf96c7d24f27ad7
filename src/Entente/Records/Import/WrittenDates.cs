using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>Reads dates as people write them into tables and lists, in the order that a person confirmed.</summary>
internal static partial class WrittenDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The date in our form; null where the text is no date.</summary>
    public static string? Read(string said, DateOrder order)
    {
        said = Digits(said.Trim());
        if (PartialDate.TryParse(said.Replace('/', '-'), out var plain)) return plain.ToString();
        var sense = DateSense.Plain;
        foreach (var (word, meaning) in (ReadOnlySpan<(string, DateSense)>)[("circa", DateSense.About), ("approximately", DateSense.About), ("about", DateSense.About), ("before", DateSense.Before), ("after", DateSense.After)])
        {
            if (!said.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            (said, sense) = (said[word.Length..].Trim(), meaning);
        }

        if (Numbers().Match(said) is { Success: true } numbers)
        {
            var (first, second, year) = (Int(numbers.Groups[1]), Int(numbers.Groups[2]), Year(numbers.Groups[3]));
            return order == DateOrder.MonthFirst ? Make(year, first, second, sense) : Make(year, second, first, sense);
        }

        if (MonthYear().Match(said) is { Success: true } month) return Make(Int(month.Groups[2]), Int(month.Groups[1]), 0, sense);
        if (DayMonthName().Match(said) is { Success: true } named) return Make(Year(named.Groups[3]), MonthOf(named.Groups[2].Value), named.Groups[1].Success ? Int(named.Groups[1]) : 0, sense);
        if (MonthNameDay().Match(said) is { Success: true } american) return Make(Int(american.Groups[3]), MonthOf(american.Groups[1].Value), Int(american.Groups[2]), sense);
        return PartialDate.TryParse(said, out var rest) ? PartialDate.Of(rest.Year, rest.Month, rest.Day, sense).ToString() : null;
    }

    /// <summary>Digits of any script as those that numbers are read by.</summary>
    public static string Digits(string said) => System.Text.Ascii.IsValid(said) ? said
        : string.Concat(said.Select(c => char.IsDigit(c) && !char.IsAsciiDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    private static string? Make(int year, int month, int day, DateSense sense) =>
        month == 0 && day > 0 ? null : PartialDate.TryCreate(year, month, day, sense, out var date) ? date.ToString() : null;

    private static int Int(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>Two digits are of this century up to 30, else of the last: nobody in these files is born after.</summary>
    private static int Year(Group group) => group.Value.Length == 2 ? Int(group) + (Int(group) <= 30 ? 2000 : 1900) : Int(group);

    private static int MonthOf(string name) => Array.IndexOf(Months, name[..3].ToLowerInvariant()) + 1;

    [GeneratedRegex(@"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ T].*)?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(\d{1,2})[./-](\d{4})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(?:(\d{1,2})[ .-]+)?((?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-zA-Z]*[ .,-]+(\d{4}|\d{2})$")]
    private static partial Regex DayMonthName();

    [GeneratedRegex(@"^((?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-zA-Z]* (\d{1,2}),? (\d{4})$")]
    private static partial Regex MonthNameDay();
}
