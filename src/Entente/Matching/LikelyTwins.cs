using Entente.Access;
using Entente.Audit;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Of some dossiers those about which somebody may be known already: a match that waits, between a record that the reader sees and one elsewhere that they see or are pointed to.</summary>
public static class LikelyTwins
{
    public static async Task<IReadOnlySet<DossierId>> OfAsync(EntenteDb db, Sides sides, IReadOnlyCollection<DossierId> asked, Act act, CancellationToken ct)
    {
        DossierId[] dossiers = [.. asked.Where(d => d != default).Distinct()];
        if (dossiers.Length == 0 || await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines) return new HashSet<DossierId>();
        var own = (await db.Records.AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier) && r.SupersededBy == null).Select(r => new { r.Id, r.Dossier }).ToListAsync(ct)).ToDictionary(r => r.Id, r => r.Dossier);
        RecordId[] ids = [.. own.Keys];
        var open = (await db.Proposals.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Left) || EF.Parameter(ids).Contains(p.Right)).ToListAsync(ct))
            .Where(p => p.State == ProposalState.Open && lines.Shows(p)).ToList();
        var known = await sides.OfAsync([.. open.SelectMany(p => new[] { p.Left, p.Right }).Where(id => !own.ContainsKey(id))], false, act, ct);
        var told = new HashSet<DossierId>();
        foreach (var p in open)
        {
            // Between two of one dossier nothing is known elsewhere.
            if (own.TryGetValue(p.Left, out var left) && (own.TryGetValue(p.Right, out var beside) ? beside != left : known.ContainsKey(p.Right))) told.Add(left);
            if (own.TryGetValue(p.Right, out var right) && (own.TryGetValue(p.Left, out beside) ? beside != right : known.ContainsKey(p.Left))) told.Add(right);
        }

        return told;
    }
}
