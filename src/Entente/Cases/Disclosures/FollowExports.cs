using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Export;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Disclosures;

/// <summary>Lists each export of a dossier among its crossings, once it was fetched. An export asks for a reason and no ground yet: it stands there as one without.</summary>
public sealed class FollowExports(IdSource ids) : IFollower
{
    public string Name => "exported";

    public bool Follows(string what) => what == nameof(ExportFetched);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var (entry, export) in entries.Where(e => e.About != default).Select(e => (e, e.Read<ExportFetched>().Export)).DistinctBy(e => e.Export))
        {
            var dossier = entry.About;
            if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Disclosures.AnyAsync(d => d.Dossier == dossier && d.PartOf == export, ct)) continue;
            var disclosure = new Disclosure
            {
                Id = ids.Next<DisclosureId>(),
                Reference = Reference.New("DISC"),
                Dossier = dossier,
                Organisation = referral.Organisation,
                Team = referral.Team,
                Purpose = "",
                Recipient = "",
                Country = "",
                Sets = "",
                How = "export",
                Ground = DisclosureGround.None,
                At = entry.At,
                EnteredAt = machine.When,
                By = entry.Who,
                PartOf = export,
            };
            db.Add(disclosure);
            happened.Add(new Disclosed(disclosure.Reference, "", "", "", disclosure.Ground, "", dossier));
        }

        return happened;
    }
}
