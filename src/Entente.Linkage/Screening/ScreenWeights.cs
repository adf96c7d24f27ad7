namespace Entente.Linkage.Screening;

/// <summary>What a name counts in screening.</summary>
internal static class ScreenWeights
{
    /// <summary>Names that agree less are not looked at any further.</summary>
    public const double LeastName = 0.65;

    /// <summary>Names whose scores lie no further below than this fit as well.</summary>
    public const double AsAlike = 0.02;

    /// <summary>One person's nationality is seldom given in two ways. That it agrees tells nothing more: a name's frequency is taken within the nationality.</summary>
    public static double Nationality(bool? same) => same == false ? 0.05 : 1;
}
