using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>When a person of whom a birth date is known, whole or in part, comes to be 18. The one rule for it: what is told before the day, whose agreement counts after it, and what stops on it.</summary>
/// <param name="From">The first day on which they may be.</param>
/// <param name="By">The first day on which they certainly are; null where the date never says so.</param>
public sealed record ComingOfAge(DateOnly From, DateOnly? By)
{
    /// <summary>The last of what was missed is told this long; later it is history.</summary>
    private const int MostYearsLate = 1;

    /// <summary>Of a date that leaves several days open the earliest counts for what is prepared or asked anew, because too soon harms nobody, and the latest for what is taken away. Null where the date says nothing.</summary>
    public static ComingOfAge? Of(PartialDate born)
    {
        var (from, to) = born.Range();
        // "Before 2008" has no first day: the last one is all that is known.
        if (from == DateOnly.MinValue) from = to;
        if (from.Year > DateOnly.MaxValue.Year - 19) return null;
        return new(Eighteenth(from), to.Year > DateOnly.MaxValue.Year - 19 ? null : Eighteenth(to));
    }

    /// <summary>Whether the day is no further away than this many months, or came not long ago.</summary>
    public bool IsWithin(int months, DateOnly today) => today >= From.AddMonths(-months) && today < From.AddYears(MostYearsLate);

    /// <summary>The next day on which what another agreed to for a child ends and the person is asked: when they may be 18, and once more when they are. Null where both are past.</summary>
    public DateOnly? AskedAnewAfter(DateOnly day) => day < From ? From : day < By ? By : null;

    /// <summary>Whoever was born on 29 February is 18 on 1 March: the eighteenth year after a leap year is none.</summary>
    private static DateOnly Eighteenth(DateOnly born) => born is { Month: 2, Day: 29 } ? new(born.Year + 18, 3, 1) : born.AddYears(18);

    public override string ToString() => nameof(ComingOfAge);
}

/// <summary>Looks the day up for the person's sake, whoever may read their birth date: no answer of it is shown.</summary>
public static class ComingOfAgeStore
{
    extension(EntenteDb db)
    {
        /// <summary>When the person of a dossier comes to be 18, by what is known of them now; null where no date of birth is.</summary>
        internal async Task<ComingOfAge?> ComingOfAgeAsync(DossierId dossier, CancellationToken ct) => (await db.ComingOfAgeAsync([dossier], ct)).GetValueOrDefault(dossier);

        /// <summary>The same of many.</summary>
        internal async Task<IReadOnlyDictionary<DossierId, ComingOfAge>> ComingOfAgeAsync(IReadOnlyCollection<DossierId> dossiers, CancellationToken ct)
        {
            // Not just any person of the dossier: exploiters and companions stand there too, under other rows of the matrix.
            var people = await db.Set<Records.Record>().IgnoreQueryFilters(["access"]).AsNoTracking()
                .Where(r => dossiers.Contains(r.Dossier) && r.Schema == "Person" && r.RowKind == DataKind.ReferralFacts && r.SupersededBy == null).OrderBy(r => r.Id).ToListAsync(ct);
            var ages = new Dictionary<DossierId, ComingOfAge>();
            foreach (var person in people.DistinctBy(p => p.Dossier))
            {
                if (PartialDate.TryParse(person.First("birthDate"), out var born) && ComingOfAge.Of(born) is { } age) ages[person.Dossier] = age;
            }

            return ages;
        }
    }
}
