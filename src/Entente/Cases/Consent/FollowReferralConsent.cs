using Entente.Audit;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Consent;

/// <summary>Brings what was chosen with each sent referral into the ledger, and whom it was said to go to among the crossings, once.</summary>
public sealed class FollowReferralConsent(IdSource ids, QuestionSets sets, Powers powers, Calendars calendars) : IFollower
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
            if (await db.Consent.AnyAsync(c => c.Dossier == dossier && c.Referral == referral.Reference, ct) || await db.Disclosures.AnyAsync(d => d.Dossier == dossier && d.PartOf == referral.Reference, ct)) continue;
            var set = sets[referral.Questions];
            var lines = ConsentOfReferral.From(referral, set, ids);
            var crossings = DisclosuresOfReferral.From(referral, set, lines, powers, calendars.Of(referral.Territory), ids);
            db.AddRange(lines);
            db.AddRange(crossings);
            if (lines.Count > 0) happened.Add(new ConsentTakenFromReferral(referral.Reference, lines.Count, dossier));
            happened.AddRange(crossings.Select(d => new Disclosed(d.Reference, d.Recipient, d.Country, d.Sets, d.Ground, d.Power, dossier)));
        }

        return happened;
    }
}
