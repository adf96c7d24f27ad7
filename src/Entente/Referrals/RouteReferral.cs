using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Gives a referral to the team of the centre that is to deal with it. Whatever belongs to its dossier comes under that team's sight in the same commit; an open alert stays the whole desk's.</summary>
public sealed class RouteReferral(EntenteDb db, Gate gate)
{
    public async Task<Result<Referral>> RunAsync(string? reference, string? team, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Referrals.SingleOrDefaultAsync(r => r.Reference == known, ct) is not { } referral) return new ReferralNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, referral, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(team, out var wanted) || await Teams(db, act).SingleOrDefaultAsync(t => t.Reference == wanted, ct) is not { } found) return new TeamMissing();

        referral.RouteTo(found.Id);
        db.GiveDossier(referral.Dossier, found.Id);
        await db.CommitAsync(act, new ReferralRouted(referral.Reference, found.Id, referral.Dossier), ct);
        return referral;
    }

    /// <summary>The teams of the reader's own organisation, the centre.</summary>
    public static IQueryable<Team> Teams(EntenteDb db, Act act) => db.Teams.AsNoTracking().Where(t => t.Organisation == act.Reader.Organisation && t.ClosedAt == null);
}
