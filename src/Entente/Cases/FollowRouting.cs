using Entente.Audit;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>A case goes where its referral goes, with what was weighed and drafted in it: otherwise the team that was given the referral could not open its case.</summary>
public sealed class FollowRouting : IFollower
{
    public string Name => "cases";

    public bool Follows(string what) => what is nameof(ReferralRouted) or nameof(CaseOpened);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            // Where the referral stands now, not where each line sent it: read again after a kill, it ends the same.
            if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Cases.SingleOrDefaultAsync(c => c.Dossier == dossier && c.Team != referral.Team, ct) is not { } found) continue;
            found.Team = referral.Team;
            foreach (var evidence in await db.Evidence.Where(e => e.Case == found.Id).ToListAsync(ct)) evidence.Team = referral.Team;
            foreach (var grounds in await db.Grounds.Where(g => g.Case == found.Id).ToListAsync(ct)) grounds.Team = referral.Team;
            foreach (var clock in await db.Set<Clocks.Clock>().Where(c => c.Dossier == dossier && c.Team != referral.Team).ToListAsync(ct)) clock.GiveTo(referral.Team);
            happened.Add(new CaseGivenToTeam(found.Reference, referral.Team, dossier));
        }

        return happened;
    }
}
