using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Interviews;

/// <summary>Counts what was told with each sent referral and before it, once.</summary>
public sealed class FollowReferralTellings(IdSource ids, QuestionSets sets) : IFollower
{
    private const int MostAtOnce = 200;

    public string Name => "tellings";

    public bool Follows(string what) => what == nameof(ReferralSent);

    public int Reach(IReadOnlyList<AuditEntry> wanted) => Math.Min(wanted.Count, MostAtOnce);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Tellings.AnyAsync(t => t.Dossier == dossier && t.Referral == referral.Reference, ct)) continue;
            var tellings = TellingsOfReferral.From(referral, sets[referral.Questions], ids);
            if (tellings.Count == 0) continue;
            db.AddRange(tellings);
            happened.Add(new PersonAsked(tellings[^1].Reference, tellings[0].Topics, tellings.Sum(t => t.Times), dossier));
        }

        return happened;
    }
}
