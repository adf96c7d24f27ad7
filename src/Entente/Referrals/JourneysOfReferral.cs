using Entente.Access;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>Journeys, accounts used online and people who depend on the person, as records joined to them. Where nobody is named, journeys and accounts stand by themselves.</summary>
internal static class JourneysOfReferral
{
    public static IEnumerable<RecordDraft> Records(Referral referral, QuestionSet set, bool hasPerson, Func<Referral, string, string> number, Func<string, string, IEnumerable<Statement>, DataKind, RecordDraft> draft)
    {
        var answers = referral.Answers;
        foreach (var (i, row) in answers.Said("L1").Index())
        {
            yield return draft("Trip", $"journey-{i + 1}",
            [
                .. hasPerson ? Link("involved", "person") : [],
                .. Say(("startPlace", Place(row, "from")), ("endPlace", Place(row, "to")), ("date", row.First("day")), ("transport", set.Told("L1", row, "transport")),
                    ("description", set.Told("L1", row, "crossing", "document", "arranged", "cost", "cost.currency", "debt", "debt.currency", "route"))).Select(s => set.HowKnown("L1", row, s)),
            ], DataKind.Entities);
        }

        foreach (var (i, row) in answers.Said("K11").Index().Where(r => r.Item.First("handle") is not null))
        {
            yield return draft("UserAccount", $"online-{i + 1}", Say(("username", row.First("handle")), ("service", row.First("site")), ("description", set.Told("K11", row, "what")), ("notes", row.First("whose"))), DataKind.Entities);
            if (hasPerson) yield return draft("UnknownLink", $"online-{i + 1}-link", [.. Link("subject", "person"), .. Link("object", $"online-{i + 1}")], DataKind.Entities);
        }

        foreach (var (i, row) in answers.Said("I1").Index().Where(r => hasPerson && r.Item.First("name") is not null))
        {
            yield return draft("Person", $"dependent-{i + 1}", Say(("name", row.First("name")), ("birthDate", row.First("born")), ("whereabouts", row.First("where"))).Select(s => set.HowKnown("I1", row, s)), DataKind.ReferralFacts);
            yield return draft("Family", $"dependent-{i + 1}-link", [.. Link("person", "person"), .. Link("relative", $"dependent-{i + 1}"), .. Say(("relationship", set.Told("I1", row, "relation")))], DataKind.ReferralFacts);
        }

        IEnumerable<Statement> Link(string property, string to) => [new(property, number(referral, to))];
    }

    private static string? Place(AnswerRow row, string which) =>
        new[] { row.First($"{which}-address"), row.First($"{which}-town"), row.First($"{which}-country") is { } country ? Countries.Shipped.NameOf(country) : null }.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;

    private static IEnumerable<Statement> Say(params (string Property, string? Value)[] said) =>
        said.Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => new Statement(s.Property, s.Value!));
}
