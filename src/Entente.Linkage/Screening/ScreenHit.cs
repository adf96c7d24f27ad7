using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>An entry that who was asked about may be.</summary>
/// <param name="Id">The list's own number.</param>
/// <param name="Probability">That it is they, 0 to 1, after everybody else whom they might be has been weighed against it.</param>
/// <param name="Name">The name or alias that fits best, as the list has it.</param>
/// <param name="Match">How far the names agree, and why.</param>
/// <param name="AsAlike">How many entries, this one with them, have a name that fits as well.</param>
/// <param name="Born">How far the dates of birth agree.</param>
/// <param name="SameNationality">Whether the nationalities agree; null where a side has none.</param>
public sealed record ScreenHit(string Id, double Probability, string Name, NameMatch Match, int AsAlike, BornAgreement Born, bool? SameNationality);

/// <summary>How far two dates of birth agree.</summary>
public enum BornAgreement
{
    /// <summary>A side has none.</summary>
    Unknown,

    /// <summary>The same day, month and year.</summary>
    Same,

    /// <summary>Day and month are exchanged.</summary>
    DayMonthSwapped,

    /// <summary>One of day, month and year differs, the year by one or by a digit.</summary>
    OnePartOff,

    /// <summary>The same year, where a side has no more than that.</summary>
    SameYear,

    /// <summary>At most two years apart, where a side has no more than the year.</summary>
    NearYear,

    /// <summary>Another date.</summary>
    Different,
}
