using Entente.Foundation;

namespace Entente.Cases.Tasks;

/// <summary>When a person of whom a birth date is known, whole or in part, comes to be 18.</summary>
/// <param name="From">The first day on which they may be.</param>
public sealed record ComingOfAge(DateOnly From)
{
    /// <summary>The last of what was missed is told this long; later it is history.</summary>
    private const int MostYearsLate = 1;

    /// <summary>Of a date that leaves several days open the earliest counts: what is prepared too soon harms nobody. Null where the date says nothing.</summary>
    public static ComingOfAge? Of(PartialDate born)
    {
        var (from, to) = born.Range();
        // "Before 2008" has no first day: the last one is all that is known.
        if (from == DateOnly.MinValue) from = to;
        return from.Year > DateOnly.MaxValue.Year - 19 ? null : new(Eighteenth(from));
    }

    /// <summary>Whether the day is no further away than this many months, or came not long ago.</summary>
    public bool IsWithin(int months, DateOnly today) => today >= From.AddMonths(-months) && today < From.AddYears(MostYearsLate);

    /// <summary>Whoever was born on 29 February is 18 on 1 March: the eighteenth year after a leap year is none.</summary>
    private static DateOnly Eighteenth(DateOnly born) => born is { Month: 2, Day: 29 } ? new(born.Year + 18, 3, 1) : born.AddYears(18);

    public override string ToString() => nameof(ComingOfAge);
}
