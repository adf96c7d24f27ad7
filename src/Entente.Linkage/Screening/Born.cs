using Entente.Linkage.Forms;

namespace Entente.Linkage.Screening;

/// <summary>Compares dates of birth as lists have them: many give no more than a year, or 1 January for it.</summary>
internal static class Born
{
    /// <param name="a">A date from <see cref="DateText"/>, 0 for none.</param>
    /// <param name="b">Another.</param>
    public static BornAgreement Of(int a, int b)
    {
        if (a == 0 || b == 0) return BornAgreement.Unknown;
        if (!Whole(a) || !Whole(b)) return ByYear(Math.Abs(DateText.Year(a) - DateText.Year(b)));
        if (a == b) return BornAgreement.Same;
        var (year, month, day) = (DateText.Year(a) != DateText.Year(b), DateText.Month(a) != DateText.Month(b), DateText.Day(a) != DateText.Day(b));
        if (!year && DateText.Month(a) == DateText.Day(b) && DateText.Day(a) == DateText.Month(b)) return BornAgreement.DayMonthSwapped;
        if (!year && month != day) return BornAgreement.OnePartOff;
        return year && !month && !day && NearYear(DateText.Year(a), DateText.Year(b)) ? BornAgreement.OnePartOff : BornAgreement.Different;
    }

    /// <summary>How much likelier an agreement is for one person than for two strangers.</summary>
    /// <remarks>Strangers' days of birth spread over some fifty years. The shares for one person are those of the engine's shipped model, rounded.</remarks>
    public static double Odds(BornAgreement agreement) => agreement switch
    {
        BornAgreement.Same => 0.9 / (1 / (50 * 365.0)),
        BornAgreement.DayMonthSwapped => 0.01 / (1 / (50 * 365.0)),
        BornAgreement.OnePartOff => 0.04 / (42 / (50 * 365.0)),
        BornAgreement.SameYear => 0.9 / (1 / 50.0),
        BornAgreement.NearYear => 0.08 / (4 / 50.0),
        BornAgreement.Different => 0.03,
        _ => 1,
    };

    private static bool Whole(int date) => DateText.Day(date) > 0 && (DateText.Month(date), DateText.Day(date)) != (1, 1);

    private static BornAgreement ByYear(int apart) => apart switch { 0 => BornAgreement.SameYear, <= 2 => BornAgreement.NearYear, _ => BornAgreement.Different };

    private static bool NearYear(int a, int b)
    {
        if (Math.Abs(a - b) <= 1) return true;
        var wrong = 0;
        for (var i = 0; i < 4; i++, a /= 10, b /= 10) wrong += a % 10 != b % 10 ? 1 : 0;
        return wrong == 1;
    }
}
