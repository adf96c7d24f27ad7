using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>How often second readers agreed, with how sure that figure is: Wilson's interval at 95%, which holds for few readings too.</summary>
/// <param name="Agreed">Readings that agreed.</param>
/// <param name="Read">All readings.</param>
public sealed record Agreement(int Agreed, int Read)
{
    private const double Z = 1.959964;

    /// <summary>The share that agreed, from 0 to 1; null where nothing was read.</summary>
    public double? Rate => Read == 0 ? null : (double)Agreed / Read;

    /// <summary>Between which shares the true one lies, 19 times of 20; the whole range where nothing was read.</summary>
    public (double Low, double High) Range()
    {
        if (Rate is not { } rate) return (0, 1);
        var (n, z2) = ((double)Read, Z * Z);
        var centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z / (1 + z2 / n) * Math.Sqrt(rate * (1 - rate) / n + z2 / (4 * n * n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

/// <summary>Agreement of second readers in the decisions that this reader may read second: counts alone, no case and no name.</summary>
public sealed class AgreementRates(EntenteDb db, Ledger ledger)
{
    public async Task<AgreementView> ReadAsync(Act act, CancellationToken ct)
    {
        var counts = await db.SecondReadings.AsNoTracking().GroupBy(r => new { r.IsBlind, r.View }).Select(g => new { g.Key.IsBlind, g.Key.View, Count = g.Count() }).ToListAsync(ct);
        Agreement Of(bool blind) => new(counts.Where(c => c.IsBlind == blind && c.View == SecondView.Agree).Sum(c => c.Count), counts.Where(c => c.IsBlind == blind).Sum(c => c.Count));
        var view = new AgreementView(Of(blind: true), Of(blind: false));
        await ledger.RememberAsync(act, new Seen("agreement", "", view.Blind.Read + view.Open.Read), ct);
        return view;
    }
}

/// <summary>Agreement where the reader could not see the draft's outcome, and where they could.</summary>
public sealed record AgreementView(Agreement Blind, Agreement Open);
