using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>What came of charges against victims, over all teams, as counts by sort of act: what those who report on article 8 are asked for. Nobody is named and no charge is opened.</summary>
public sealed class OutcomeCounts(EntenteDb db, Ledger ledger, ChargeTerms terms)
{
    /// <summary>A smaller number could point to one person; it is not told, and neither is a sum from which it could be worked out.</summary>
    public const int Least = 5;

    public async Task<Result<IReadOnlyList<OutcomeLine>>> ReadAsync(Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.NonPunishment, Verb.Read);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused($"{Verb.Read} {DataKind.NonPunishment}", permission.Rule), ct);
            return NotAllowed.By(permission);
        }

        // Past the row filter on purpose: counts alone leave this method, and small ones do not.
        var counted = await db.Charges.IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => c.State == ChargeState.Kept)
            .GroupBy(c => new { c.Sort, c.Answer, Handed = c.HandedOn != null }).Select(g => new { g.Key.Sort, g.Key.Answer, g.Key.Handed, Count = g.Count() }).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("charge outcomes", "", terms.Sorts.Count), ct);
        return terms.Sorts.Select(sort => new OutcomeLine(sort)
        {
            Answers = Enum.GetValues<ProsecutorAnswer>().ToDictionary(a => a, a => Told(counted.Where(c => c.Sort == sort.Code && c.Answer == a).Sum(c => c.Count))),
            NotAnswered = Told(counted.Where(c => c.Sort == sort.Code && c.Answer is null && c.Handed).Sum(c => c.Count)),
            NoPack = Told(counted.Where(c => c.Sort == sort.Code && c.Answer is null && !c.Handed).Sum(c => c.Count)),
        }).ToList();
    }

    /// <summary>The number, or null where it is too small to be told.</summary>
    public static int? Told(int count) => count < Least ? null : count;
}

/// <summary>What came of one sort of charge; null is fewer than <see cref="OutcomeCounts.Least"/>, none among it.</summary>
public sealed record OutcomeLine(Consent.Term Sort)
{
    public required IReadOnlyDictionary<ProsecutorAnswer, int?> Answers { get; init; }

    public int? NotAnswered { get; init; }

    public int? NoPack { get; init; }
}
