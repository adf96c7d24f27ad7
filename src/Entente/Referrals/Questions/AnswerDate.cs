using System.Globalization;
using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>A date as it was answered: by the calendar, or by the age that the person was.</summary>
/// <remarks>A season narrows nothing here: which months it has depends on the part of the world. It is kept and shown in words.</remarks>
public static class AnswerDate
{
    /// <summary>The days between which it lies; null where nothing is known that a calendar could hold.</summary>
    public static (DateOnly From, DateOnly To)? Span(AnswerRow row, string part, PartialDate? born)
    {
        if (PartialDate.TryParse(row.First(part), out var date)) return date.Range();
        if (born is not { } birth || AgeOf(row, part) is not { } age) return null;
        var (first, last) = birth.Range();
        return first.Year + age is < 1 or > 9997 || last.Year + age + 1 > 9998 ? null : (first.AddYears(age), last.AddYears(age + 1).AddDays(-1));
    }

    /// <summary>How old the person was, where the date was said so.</summary>
    public static int? AgeOf(AnswerRow row, string part) => int.TryParse(row.First(part + PartsBeside.Age), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null;

    /// <summary>Whether anything at all is said of when it was.</summary>
    public static bool IsSaid(AnswerRow row, string part) => row.First(part) is not null || row.Keys.Any(k => k.StartsWith(part + ".", StringComparison.Ordinal));
}
