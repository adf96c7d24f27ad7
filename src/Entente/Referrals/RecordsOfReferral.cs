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
        var person = PersonOfReferral.Statements(referral, set);
        var hasPerson = person.Count > 0;
        if (hasPerson) Add("Person", "person", person);

        foreach (var (row, i) in Rows("H5"))
        {
            if (hasPerson) Add("Identification", $"document-{i}", [.. Link("holder", "person"), .. Say(("number", row.First("number")), ("type", row.First("kind")), ("country", row.First("country")), ("endDate", row.First("expiry")),
                ("heldBy", set.Told("H5", row, "held")), ("genuine", set.Told("H5", row, "genuine")))], needs: row.First("number") ?? row.First("held"));
        }

        foreach (var (row, i) in Rows("J1")) Add("Address", $"place-{i}", Place(row), needs: FullAddress(row));
        foreach (var (row, i) in Rows("M1"))
        {
            var role = set.Told("M1", row, "role");
            Add("Person", $"exploiter-{i}", Say(("name", row.First("name")), ("birthDate", row.First("born")), ("nationality", row.First("nationality")), ("description", row.First("description")),
                ("exploiterRole", role), ("dangerNow", row.First("danger") == "yes" ? set.Told("M1", row, "danger", "where", "contact") : null),
                ("appearance", row.First("marks")), ("notes", row.First("known"))).Concat(row.All("languages").Where(l => l != "other").SelectMany(l => Say(("spokenLanguage", l)))).Select(s => set.HowKnown("M1", row, s)), DataKind.Entities);
            if (hasPerson) Add("UnknownLink", $"exploiter-{i}-link", [.. Link("subject", $"exploiter-{i}"), .. Link("object", "person"), .. Say(("description", role))], DataKind.Entities);
        }

        foreach (var (row, i) in Rows("M2")) Thing(row, i);
        var episodes = answers.Said("K1");
        foreach (var (row, i) in Rows("K1"))
        {
            // Who took part in which of several episodes, and in which a sign was seen, nobody said: there each stands by itself.
            Add("Episode", $"episode-{i}", [.. hasPerson ? Link("victim", "person") : [], .. episodes.Count == 1 ? Rows("M1").SelectMany(m => Link("exploiter", $"exploiter-{m.I}")) : [],
                .. Say(("startDate", row.First("K2-from")), ("endDate", row.First("K2-to")), ("city", row.First("town")), ("country", row.First("country")), ("industry", Joined(set.Told("K1", row, "K6"), set.Told("K1", row, "K6-setting"))),
                    ("description", set.Told("K1", row, "begun", "treated", "K9", "K9-words", "K7-promised", "K7-received", "K7-owed")), ("sexualExploitation", set.Told("K1", row, "K5-sexual"))).Select(s => s.Property is "startDate" or "endDate" ? s with { Quote = AsSaid("K1", row, s.Property == "startDate" ? "K2-from" : "K2-to") } : s),
                .. Say(("account", row.First("K12"))).Select(s => s with { Language = row.First("K12-language") }),
                .. Each("act", row.All("K3")), .. Each("means", row.All("K4")), .. Each("purpose", row.All("K5")), .. Each("control", row.All("K8")), .. episodes.Count == 1 ? Rows("N1").SelectMany(n => Sign(n.Row)) : []]);
        }

        records.AddRange(JourneysOfReferral.Records(referral, set, hasPerson, Number, (schema, number, statements, kind) => Draft(referral, schema, number, statements, source, kind)));
        foreach (var (row, i) in episodes.Count == 1 ? [] : Rows("N1"))
        {
            Add("Event", $"sign-{i}", [.. Say(("summary", set.Told("N1", row, "indicator")), ("date", row.First("day")), ("location", row.First("where")), ("description", set.Told("N1", row, "by", "note"))), .. hasPerson ? Link("involved", "person") : []]);
        }

        return records;

        IEnumerable<(AnswerRow Row, int I)> Rows(string question) => answers.Said(question).Select((row, i) => (row, i + 1));

        IEnumerable<Statement> Link(string property, string to) => [new(property, Number(referral, to))];

        IEnumerable<Statement> Sign(AnswerRow row) => Each("indicator", row.All("indicator")).Select(s => s with { Quote = set.Told("N1", row), Said = PartialDate.TryParse(row.First("day"), out var day) ? day : null });

        IEnumerable<Statement> Place(AnswerRow row) => [
            .. Say(("full", FullAddress(row)), ("city", row.First("town")), ("postalCode", row.First("postcode")), ("region", row.First("region")), ("country", row.First("country")), ("latitude", row.First("latitude")), ("longitude", row.First("longitude")), ("remarks", Joined(set.Told("J1", row, "role"), set.Told("J1", row, "precision"), set.Told("J1", row, "ambiguous"))))
                .Select(s => set.HowKnown("J1", row, s)),
            .. Say(("dangerNow", row.First("hazard") == "yes" ? set.Told("J1", row, "hazard", "role") : null))];

        string? AsSaid(string question, AnswerRow row, string part) => set.Told(question, row, [.. set[question].Parts.Where(p => p.Beside == part).Select(p => p.Code).DefaultIfEmpty("none")]);

        void Thing(AnswerRow row, int i)
        {
            var (schema, statements) = ThingOf(row);
            Add(schema, $"thing-{i}", statements, DataKind.Entities);
            if (hasPerson && records.Count > 0) Add("UnknownLink", $"thing-{i}-link", [.. Link("subject", "person"), .. Link("object", $"thing-{i}")], DataKind.Entities);
        }

        void Add(string schema, string number, IEnumerable<Statement> statements, DataKind? kind = null, string? needs = "")
        {
            if (needs is null) return;
            records.Add(Draft(referral, schema, number, statements, source, kind ?? DataKind.ReferralFacts));
        }
    }

    /// <summary>What an addition says of a phone, a vehicle and the like, joined to the person where the referral names one.</summary>
    public static IReadOnlyList<RecordDraft> OfAddition(Referral referral, QuestionSet set, Addition addition, AdditionForm form, SourceId source)
    {
        var (schema, statements) = ThingOf(AnswerRow.Of(("kind", form.ThingKind!), ("value", form.ThingValue!.Trim())));
        var number = $"added-{addition.Reference.Text}";
        List<RecordDraft> records = [Draft(referral, schema, number, statements, source, DataKind.Entities) with { Team = referral.Team, Said = addition.LearnedOn ?? PartialDate.Of(Calendars.Shipped.Of(referral.Territory).DayOf(addition.AddedAt)) }];
        if (PersonOfReferral.Statements(referral, set).Count > 0)
        {
            records.Add(records[0] with { Schema = "UnknownLink", Statements = [new("subject", Number(referral, "person")), new("object", Number(referral, number))], ExternalId = Number(referral, $"{number}-link") });
        }

        return records;
    }

    private static RecordDraft Draft(Referral referral, string schema, string number, IEnumerable<Statement> statements, SourceId source, DataKind kind) => new(schema, [.. statements])
    {
        Source = source,
        Organisation = referral.Organisation,
        Dossier = referral.Dossier,
        Kind = kind,
        ExternalId = Number(referral, number),
        Said = PartialDate.Of(Calendars.Shipped.Of(referral.Territory).DayOf(referral.SentAt)),
    };

    private static (string Schema, IReadOnlyList<Statement> Statements) ThingOf(AnswerRow row)
    {
        var (schema, property) = row.First("kind") switch
        {
            "phone" => ("Phone", "number"),
            "vehicle" => ("RoadVehicle", "registrationNumber"),
            "account" => ("BankAccount", "accountNumber"),
            "profile" => ("UserAccount", "username"),
            "mail" => ("UserAccount", "email"),
            _ => ("Organization", "name"),
        };
        return (schema, [.. Say((property, row.First("value")), ("notes", row.First("whose")), ("description", Dates(row)))]);
    }

    public static string Number(Referral referral, string what) => $"{referral.Reference.Text}/{what}";

    /// <summary>A place in one line; null where nothing of it was said.</summary>
    public static string? FullAddress(AnswerRow row) =>
        new[] { row.First("address"), row.First("town"), row.First("postcode") }.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;

    private static string? Joined(params string?[] said) => said.OfType<string>().ToList() is { Count: > 0 } some ? string.Join("; ", some) : null;

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
