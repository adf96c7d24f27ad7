using Entente.Audit;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>A case goes where its referral goes: what was opened or written for a dossier while its referral was being given to a team came under the team before, and that team alone could open it.</summary>
public sealed class FollowRouting : IFollower
{
    public string Name => "cases";

    public bool Follows(string what) => what is nameof(ReferralRouted) or nameof(RoutingTakenBack) or nameof(CaseOpened);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            // Where the referral stands now, not where each line sent it: read again after a kill, it ends the same.
            if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == dossier, ct) is not { } found) continue;
            if (await db.GiveDossierNowAsync(dossier, referral.Team, ct) == 0) continue;
            happened.Add(new CaseGivenToTeam(found.Reference, referral.Team, dossier));
        }

        return happened;
    }
}
