using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Records;

/// <summary>Where a record leads: the case and the referral of its dossier, and its pairs, each only where the reader may open it.</summary>
public sealed record RecordTies(Reference? Case, Reference? Referral, bool HasPairs)
{
    public static RecordTies None { get; } = new(null, null, false);

    public static async Task<RecordTies> OfAsync(EntenteDb db, Act act, Reference record, CancellationToken ct)
    {
        if (await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == record, ct) is not { } found) return None;
        var (id, dossier) = (found.Id, found.Dossier);
        var pairs = db.Matrix.Ask(act.Reader, DataKind.Merge, Verb.Write).Allowed && await db.LinesAsync(act.Purpose, act.When, ct) is { } lines && (await db.Proposals.AsNoTracking().Where(p => p.Left == id || p.Right == id).ToListAsync(ct)).Any(lines.Shows);
        if (dossier == default) return new(null, null, pairs);
        return new(
            await db.Cases.Where(c => c.Dossier == dossier).Select(c => (Reference?)c.Reference).FirstOrDefaultAsync(ct),
            await db.Referrals.Where(r => r.Dossier == dossier).Select(r => (Reference?)r.Reference).FirstOrDefaultAsync(ct),
            pairs);
    }

    public override string ToString() => nameof(RecordTies);
}
