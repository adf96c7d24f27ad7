using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>The ways to reach the person that a referral tells: questions F1 (ways), F2 (address for letters) and F3 (who else receives letters).</summary>
public static class WaysOfReferral
{
    public static IReadOnlyList<ContactWay> From(Referral referral, QuestionSet set, IdSource ids)
    {
        if (referral.IsAnonymous) return [];
        var said = set.Asked(referral.Answers);
        var ways = said.Said("F1").Where(r => r.First("value") is not null).Select(r => With(r, r.First("kind") ?? "phone", r.First("who"))).ToList();
        foreach (var letters in said.Said("F2").Where(r => !Dangers.PlaceOf(r).IsEmpty)) ways.Add(With(letters, "letter", ""));
        foreach (var other in said.Said("F3"))
        {
            // Where the person did not allow it nothing goes to somebody else; where they did, it is still to be asked whether it is safe.
            var (name, safety) = (Cut(other.First("name")), other.First("permission") == "no" ? WaySafety.Unsafe : WaySafety.NotKnown);
            if (other.First("address") is { } address) ways.Add(Make("letter", "", Cut(address, ContactText.MostAddress), "", "", "", safety, "", "", null, "other", name));
            if (other.First("mail") is { } mail) ways.Add(Make("mail", Cut(mail), "", "", "", "", safety, "", "", null, "other", name));
        }

        return ways;

        ContactWay With(AnswerRow row, string channel, string? name)
        {
            var place = Dangers.PlaceOf(row);
            var safety = row.First("safe") switch { "yes" => WaySafety.Safe, "no" => WaySafety.Unsafe, _ => WaySafety.NotKnown };
            var value = Cut(row.First("value"));
            return channel == "visit"
                ? Make(channel, "", value, "", "", "", safety, Cut(row.First("hours")), Cut(row.First("word")), Yes(row.First("message")), "own", Cut(name))
                : Make(channel, value, Cut(place.Address, ContactText.MostAddress), Cut(place.Town), Cut(place.PostCode, 20), place.Point?.ToString() ?? "", safety, Cut(row.First("hours")), Cut(row.First("word")), Yes(row.First("message")), "own", Cut(name));
        }

        ContactWay Make(string channel, string value, string address, string town, string postCode, string point, WaySafety safety, string times, string word, bool? message, string whose, string name) => new()
        {
            Id = ids.Next<ContactWayId>(),
            Reference = Reference.New("WAY"),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Channel = channel,
            Value = value,
            Address = address,
            Town = town,
            PostCode = postCode,
            Point = point,
            Safety = safety,
            Times = times,
            CodeWord = word,
            Message = message,
            Whose = whose,
            Name = name,
            EnteredAt = referral.SentAt,
            By = referral.SentBy,
            Referral = referral.Reference,
        };
    }

    private static bool? Yes(string? answer) => answer switch { "yes" => true, "no" => false, _ => null };

    private static string Cut(string? text, int most = ContactText.MostLine) => text is null ? "" : text.Length <= most ? text : text[..most];
}

/// <summary>Brings the ways to reach the person that each sent referral tells into its case, once.</summary>
public sealed class FollowReferralWays(IdSource ids, QuestionSets sets) : IFollower
{
    private const int MostAtOnce = 200;

    public string Name => "ways";

    public bool Follows(string what) => what == nameof(ReferralSent);

    public int Reach(IReadOnlyList<AuditEntry> wanted) => Math.Min(wanted.Count, MostAtOnce);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        foreach (var dossier in entries.Select(e => e.About).Distinct())
        {
            if (await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier, ct) is not { } referral) continue;
            if (await db.ContactWays.AnyAsync(w => w.Dossier == dossier && w.Referral == referral.Reference, ct)) continue;
            var ways = WaysOfReferral.From(referral, sets[referral.Questions], ids);
            if (ways.Count == 0) continue;
            db.AddRange(ways);
            happened.Add(new ContactWaysTakenFromReferral(referral.Reference, ways.Count, dossier));
        }

        return happened;
    }
}
