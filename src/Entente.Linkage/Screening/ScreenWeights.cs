namespace Entente.Linkage.Screening;

/// <summary>What a name counts in screening.</summary>
internal static class ScreenWeights
{
    /// <summary>Names that agree less are not looked at any further.</summary>
    public const double LeastName = 0.65;

    /// <summary>Names whose scores lie no further below than this fit as well.</summary>
    public const double AsAlike = 0.02;

    /// <summary>The share of one person's names that are written so far from the list's.</summary>
    public static double Written(double score) => score switch { >= 0.995 => 0.6, >= 0.9 => 0.25, >= 0.8 => 0.1, >= 0.7 => 0.03, _ => 0.01 };

    /// <summary>How many strangers of the list's number would bear such a name.</summary>
    /// <param name="others">Other entries whose name fits as well.</param>
    /// <param name="expected">As many as the frequencies of its words let expect.</param>
    public static double Strangers(int others, double expected) => 0.08 + Math.Max(others, expected);

    /// <summary>Strangers who share a name mostly share the nationality too, so that it tells little for, and more against.</summary>
    public static double Nationality(bool? same) => same switch { true => 0.93 / 0.6, false => 0.07 / 0.4, _ => 1 };
}
