using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Cases.Consent;

/// <summary>What the person chose with the referral, as lines of the ledger. Nothing is read into silence: what was not asked has no line.</summary>
public static class ConsentOfReferral
{
    private static readonly string[] All = ["identity", "contact", "story", "health"];

    public static IReadOnlyList<ConsentEntry> From(Referral referral, QuestionSet set, IdSource ids)
    {
        var said = set.Asked(referral.Answers);
        var lines = new List<(ConsentAct Act, string Purpose, string Recipient, string Country, string Set)>();
        var home = referral.Territory.Split('-')[0].ToLowerInvariant();
        void Say(ConsentAct act, string purpose, string recipient, string country, params IEnumerable<string> sets) => lines.AddRange(sets.Select(s => (act, purpose, recipient, country, s)));

        // A child is referred without being asked to agree (Directive 2011/36/EU, article 13); what others decide for them is written down where they do.
        if (set.Is("adult", referral.Answers))
        {
            switch (said.First("E1"))
            {
                case "yes":
                case "lacks-capacity" when set.Is("decided-for-them", referral.Answers):
                    Say(ConsentAct.Given, "referral", "centre", home, All);
                    break;
                case "no":
                    Say(ConsentAct.Refused, "referral", "centre", home, All);
                    break;
            }

            foreach (var recipient in (string[])["police", "council", "provider", "health", "lawyer", "abroad", "research"])
            {
                var chosen = said.All("E5", recipient).ToList();
                // "Another country" says not which: no country is written down, and so nothing may go to one before they were asked which.
                var country = recipient == "abroad" ? "" : home;
                if (chosen.Contains("none")) Say(ConsentAct.Refused, "referral", recipient, country, All);
                else if (chosen.Contains("later")) Say(ConsentAct.Undecided, "referral", recipient, country, All.Except(chosen));
                Say(ConsentAct.Given, "referral", recipient, country, chosen.Contains("none") ? [] : chosen.Intersect(All));
            }

            if (said.First("E7") is "yes" or "anonymously") Say(ConsentAct.Given, "investigation", "police", home, "being-asked");
        }

        // A no counts, whoever says it.
        if (said.First("E7") == "no") Say(ConsentAct.Refused, "investigation", "police", home, [.. All, "being-asked"]);
        if (said.First("E7") == "later") Say(ConsentAct.Undecided, "investigation", "police", home, [.. All, "being-asked"]);
        if (said.First("E7") == "anonymously") Say(ConsentAct.Refused, "investigation", "police", home, "identity", "contact");

        var decided = said.First("E1") == "lacks-capacity";
        return [.. lines.Select(l => new ConsentEntry
        {
            Id = ids.Next<ConsentId>(),
            Reference = Reference.New("CONS"),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Act = l.Act,
            Purpose = l.Purpose,
            Recipient = l.Recipient,
            Country = l.Country,
            Set = l.Set,
            // When it was sent at the latest: what was told of an earlier day stands in the referral.
            From = referral.SentAt,
            Through = referral.SentAt,
            EnteredAt = referral.SentAt,
            TakenBy = referral.SentBy,
            Referral = referral.Reference,
            Text = referral.IsAnonymous ? "" : Short(said.First("E2", "text"), 60),
            Language = Short(said.First("E2", "language"), 20),
            ReadBy = Short(said.First("E2", "by"), 20),
            // Of somebody who refused nothing is kept that may tell who they are.
            Interpreter = referral.IsAnonymous ? "" : Short(said.First("E2", "interpreter"), ConsentEntries.MostName),
            ExplainedBack = said.First("E3", "value") switch { "yes" => true, "no" => false, _ => null },
            OwnWords = referral.IsAnonymous ? "" : Short(said.First("E3", "words"), ConsentEntries.MostWords),
            Proof = Short(said.First("E6", "value"), 20),
            ProofKept = referral.IsAnonymous ? "" : Short(said.First("E6", "where"), ConsentEntries.MostName),
            By = decided && l.Purpose == "referral" ? ConsentBy.Decider : ConsentBy.Person,
            ByName = decided && l.Purpose == "referral" ? Short(said.First("E9", "by"), ConsentEntries.MostName) : "",
            ByGround = decided && l.Purpose == "referral" ? Short(said.First("E9", "ground"), 20) : "",
        })];
    }

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
