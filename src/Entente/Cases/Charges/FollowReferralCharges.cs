using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>Proposes each act that a referral tells of in question K10 as a charge to look at, once.</summary>
public sealed class FollowReferralCharges(IdSource ids, QuestionSets sets) : IFollower
{
    private const int MostAtOnce = 200;

    public string Name => "charges";

    public bool Follows(string what) => what == nameof(ReferralSent);

    public int Reach(IReadOnlyList<AuditEntry> wanted) => Math.Min(wanted.Count, MostAtOnce);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.Charges.AnyAsync(c => c.Dossier == dossier && c.Referral == referral.Reference, ct)) continue;
            var charges = ChargesOfReferral.From(referral, sets[referral.Questions], ids);
            if (charges.Count == 0) continue;
            db.AddRange(charges);
            happened.Add(new ChargesProposed(referral.Reference, charges.Count, dossier));
        }

        return happened;
    }
}

/// <summary>What a referral says that the person was made to do, as proposed charges.</summary>
public static class ChargesOfReferral
{
    public static IReadOnlyList<Charge> From(Referral referral, QuestionSet set, IdSource ids)
    {
        // Whoever refused to be named is nobody whom a prosecutor could spare.
        if (referral.IsAnonymous || !set.All.Any(q => q.Code == "K10")) return [];
        return [.. set.Asked(referral.Answers).Said("K10").Select((line, number) => new Charge
        {
            Id = ids.Next<ChargeId>(),
            Reference = Reference.New("CHRG"),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            State = ChargeState.Proposed,
            Referral = referral.Reference,
            Line = number,
            Sort = "crime",
            What = DecideCharge.Kinds(set).FirstOrDefault(k => k.Code == line.First("kind"))?.Text ?? "",
            MadeTo = line.First("kind") ?? "",
            Stage = line.First("charged") == "yes" ? "charged" : "none",
            Court = Cut(line.First("court"), Charge.MostLine),
            NextOn = Day(line.First("next")),
            ActOn = Day(line.First("day")),
            How = Cut(line.First("made"), Charge.MostWords),
            Source = referral.Reference.Text,
            WasChild = referral.IsChild,
            EnteredAt = referral.SentAt,
            By = referral.SentBy,
        })];
    }

    private static PartialDate? Day(string? said) => PartialDate.TryParse(said, out var day) ? day : null;

    private static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
