using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Consent;

/// <summary>Brings what was chosen with each sent referral into the ledger, once.</summary>
public sealed class FollowReferralConsent(IdSource ids, QuestionSets sets) : IFollower
{
    private const int MostAtOnce = 200;

    public string Name => "consent";

    public bool Follows(string what) => what == nameof(ReferralSent);

    public int Reach(IReadOnlyList<AuditEntry> wanted) => Math.Min(wanted.Count, MostAtOnce);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Consent.AnyAsync(c => c.Dossier == dossier && c.Referral == referral.Reference, ct)) continue;
            var lines = ConsentOfReferral.From(referral, sets[referral.Questions], ids);
            if (lines.Count == 0) continue;
            db.AddRange(lines);
            happened.Add(new ConsentTakenFromReferral(referral.Reference, lines.Count, dossier));
        }

        return happened;
    }
}
