using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What a referral says, as records that search and matching know: the person, phones, vehicles, places, exploiters, episodes, and what joins them.</summary>
/// <remarks>Each record has a number made of the referral's reference, so that links between them hold before any of them is stored.</remarks>
public static class RecordsOfReferral
{
    public static IReadOnlyList<RecordDraft> From(Referral referral, QuestionSet set, SourceId source)
    {
        var answers = referral.Answers;
        var records = new List<RecordDraft>();
        var person = Person(referral, set, answers);
        var hasPerson = person.Count > 0;
        if (hasPerson) Add("Person", "person", person);

        foreach (var (row, i) in Rows("H5")) Add("Identification", $"document-{i}", [.. Link("holder", "person"), .. Say(("number", row.First("number")), ("type", row.First("kind")), ("country", row.First("country")), ("endDate", row.First("expiry")))], needs: row.First("number"));
        foreach (var (row, i) in Rows("J1")) Add("Address", $"place-{i}", Place(row), needs: row.First("address") ?? row.First("town") ?? row.First("postcode"));
        foreach (var (row, i) in Rows("M1"))
        {
            Add("Person", $"exploiter-{i}", Say(("name", row.First("name")), ("birthDate", row.First("born")), ("nationality", row.First("nationality")), ("description", row.First("description")), ("position", Texts("M1", "role", row))), DataKind.Entities);
            if (hasPerson) Add("UnknownLink", $"exploiter-{i}-link", [.. Link("subject", $"exploiter-{i}"), .. Link("object", "person"), .. Say(("description", Texts("M1", "role", row)))], DataKind.Entities);
        }

        foreach (var (row, i) in Rows("M2")) Thing(row, i);
        foreach (var (row, i) in Rows("K1"))
        {
            Add("Episode", $"episode-{i}", [.. hasPerson ? Link("victim", "person") : [], .. Rows("M1").SelectMany(m => Link("exploiter", $"exploiter-{m.I}")),
                .. Say(("startDate", row.First("K2-from")), ("endDate", row.First("K2-to")), ("city", row.First("town")), ("country", row.First("country")), ("industry", Texts("K1", "K6", row)), ("account", row.First("K12"))),
                .. Each("act", row.All("K3")), .. Each("means", row.All("K4")), .. Each("purpose", row.All("K5")), .. Each("control", row.All("K8"))]);
        }

        return records;

        IEnumerable<(AnswerRow Row, int I)> Rows(string question) => answers.Said(question).Select((row, i) => (row, i + 1));

        IEnumerable<Statement> Link(string property, string to) => [new(property, Number(referral, to))];

        string? Texts(string question, string part, AnswerRow row) =>
            row.All(part) is { Count: > 0 } codes ? string.Join(", ", codes.Select(set[question].Parts.First(p => p.Code == part).TextOf)) : null;

        void Thing(AnswerRow row, int i)
        {
            var value = row.First("value");
            var whose = Say(("notes", row.First("whose")));
            List<Statement> when = [.. Say(("description", Dates(row)))];
            switch (row.First("kind"))
            {
                case "phone": Add("Phone", $"thing-{i}", [.. Say(("number", value)), .. whose, .. when], DataKind.Entities); break;
                case "vehicle": Add("RoadVehicle", $"thing-{i}", [.. Say(("registrationNumber", value)), .. whose, .. when], DataKind.Entities); break;
                case "account": Add("BankAccount", $"thing-{i}", [.. Say(("accountNumber", value)), .. whose, .. when], DataKind.Entities); break;
                case "profile": Add("UserAccount", $"thing-{i}", [.. Say(("username", value)), .. whose, .. when], DataKind.Entities); break;
                case "mail": Add("UserAccount", $"thing-{i}", [.. Say(("email", value)), .. whose, .. when], DataKind.Entities); break;
                default: Add("Organization", $"thing-{i}", [.. Say(("name", value)), .. whose, .. when], DataKind.Entities); break;
            }

            if (hasPerson && records.Count > 0) Add("UnknownLink", $"thing-{i}-link", [.. Link("subject", "person"), .. Link("object", $"thing-{i}")], DataKind.Entities);
        }

        void Add(string schema, string number, IEnumerable<Statement> statements, DataKind? kind = null, string? needs = "")
        {
            if (needs is null) return;
            records.Add(new RecordDraft(schema, [.. statements])
            {
                Source = source,
                Organisation = referral.Organisation,
                Dossier = referral.Dossier,
                Kind = kind ?? DataKind.ReferralFacts,
                ExternalId = Number(referral, number),
                Said = PartialDate.Of(Calendars.Shipped.Of(referral.Territory).DayOf(referral.SentAt)),
            });
        }
    }

    public static string Number(Referral referral, string what) => $"{referral.Reference.Text}/{what}";

    private static List<Statement> Person(Referral referral, QuestionSet set, Answers answers)
    {
        if (referral.IsAnonymous) return [];
        var said = new List<Statement>();
        foreach (var row in answers.Said("H1"))
        {
            var property = row.First("kind") switch { "full" => "name", "given" => "firstName", "family" => "lastName", "mother" => "motherName", "nickname" => "weakAlias", _ => "alias" };
            said.AddRange(Say((property, row.First("value"))));
        }

        said.AddRange(Say(("birthDate", answers.First("H2")), ("gender", answers.First("H3") is "male" or "female" ? answers.First("H3") : answers.First("H3") == "another" ? "other" : null),
            ("nationality", answers.First("H4", "nationality")), ("nationality", answers.First("H4", "second")), ("birthCountry", answers.First("H4", "birth-country")), ("spokenLanguage", answers.First("G1", "best")),
            ("isMinor", referral.IsChild ? "true" : "false")));
        foreach (var row in answers.Said("F1"))
        {
            said.AddRange(Say((row.First("kind") is "phone" or "text" ? "phone" : row.First("kind") == "mail" ? "email" : "safeContact", row.First("value"))));
        }

        foreach (var row in answers.Said("H5").Where(r => r.First("kind") == "passport")) said.AddRange(Say(("passportNumber", row.First("number"))));
        foreach (var row in answers.Said("H6")) said.AddRange(Say(("idNumber", row.First("number"))));
        var needs = answers.All("P1").Select(set["P1"].Parts[0].TextOf).ToList();
        said.AddRange(Say(("needsTonight", needs.Count > 0 ? string.Join(", ", needs) : null)));
        // Without a name, a number or a date there is nobody to find.
        return said.Any(s => s.Property is not ("isMinor" or "spokenLanguage" or "needsTonight" or "gender")) ? said : [];
    }

    private static IEnumerable<Statement> Place(AnswerRow row) => Say(
        ("full", string.Join(", ", new[] { row.First("address"), row.First("town"), row.First("postcode") }.OfType<string>())),
        ("city", row.First("town")), ("postalCode", row.First("postcode")), ("country", row.First("country")), ("remarks", string.Join(", ", row.All("role"))));

    private static string? Dates(AnswerRow row) => (row.First("from"), row.First("to")) switch
    {
        (null, null) => null,
        (var from, null) => $"from {from}",
        (null, var to) => $"until {to}",
        var (from, to) => $"from {from} until {to}",
    };

    private static IEnumerable<Statement> Each(string property, IEnumerable<string> values) => values.Select(v => new Statement(property, v));

    private static IEnumerable<Statement> Say(params (string Property, string? Value)[] said) =>
        said.Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => new Statement(s.Property, s.Value!));
}
