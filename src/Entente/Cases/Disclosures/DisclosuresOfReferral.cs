using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Cases.Disclosures;

/// <summary>Whom the sender of a referral confirmed to receive which parts of it, as crossings: each under the person's yes or under a power, and where there is neither, as such.</summary>
public static class DisclosuresOfReferral
{
    private static readonly string[] Parts = ["identity", "contact", "story", "health"];

    public static IReadOnlyList<Disclosure> From(Referral referral, QuestionSet set, IReadOnlyList<ConsentEntry> lines, Powers powers, WorkingCalendar calendar, IdSource ids)
    {
        // A report without identity tells of nobody.
        if (referral.IsAnonymous) return [];
        var home = referral.Territory.Split('-')[0].ToLowerInvariant();
        var made = new List<Disclosure>();
        foreach (var recipient in Rules.Parts(set, referral.Answers).Where(p => p.Who != "centre"))
        {
            var parts = recipient.Sorts.Intersect(Parts).ToList();
            var agreed = parts.Select(p => (Part: p, Answer: ConsentRule.MayUse(lines, new("referral", recipient.Who, "", home, p), referral.SentAt))).Where(p => p.Answer.Allowed).ToList();
            if (agreed.Count > 0) made.Add(Of(recipient.Who, agreed.Select(a => a.Part), DisclosureGround.Consent, "", string.Join(' ', agreed.Select(a => a.Answer.By!.Reference).Distinct())));
            // To a country that nobody named nothing goes.
            if (recipient.Who == "abroad") continue;

            var code = referral.IsChild ? "child-protection" : referral.Sort == ReferralSort.NamedNotification ? "duty-to-notify" : recipient.Who == "police" ? "police-told-of-referral" : "";
            if (recipient.Who == "police" && referral.IsChild) made.Add(By("police-told-of-referral", recipient.Who, ["being-referred"]));
            var others = parts.Except(agreed.Select(a => a.Part)).ToList();
            if (recipient.Who == "police" && !referral.IsChild) others.Insert(0, "being-referred");
            if (others.Count > 0) made.Add(By(code, recipient.Who, others));
        }

        return made;

        Disclosure By(string code, string recipient, IEnumerable<string> sets) =>
            powers.Find(code)?.Fits(recipient, referral.Territory, referral.IsChild, calendar.DayOf(referral.SentAt)) is true ? Of(recipient, sets, DisclosureGround.Power, code, "") : Of(recipient, sets, DisclosureGround.None, "", "");

        Disclosure Of(string recipient, IEnumerable<string> sets, DisclosureGround ground, string power, string entries) => new()
        {
            Id = ids.Next<DisclosureId>(),
            Reference = Reference.New("DISC"),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Purpose = "referral",
            Recipient = recipient,
            Country = home,
            Sets = string.Join(' ', sets),
            How = "referral",
            Ground = ground,
            Power = power,
            Entries = entries,
            At = referral.SentAt,
            EnteredAt = referral.SentAt,
            By = referral.SentBy,
            PartOf = referral.Reference,
        };
    }
}
