using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>What a referral says becomes records that carry how it is known, and nothing that nobody said.</summary>
public sealed class RecordsOfReferralTests
{
    [Fact]
    public void Only_a_way_that_was_said_to_be_safe_is_called_so_and_its_hours_and_code_word_go_along()
    {
        var person = Records(Make.Answers().With("F1",
            AnswerRow.Of(("kind", "phone"), ("value", "07700 900111"), ("safe", "yes"), ("hours", "after six"), ("word", "violet"), ("message", "no")),
            AnswerRow.Of(("kind", "app"), ("value", "@made_up"), ("safe", "no")),
            AnswerRow.Of(("kind", "phone"), ("value", "07700 900222"))))[0];

        Assert.Equal(["07700 900111", "07700 900222"], Values(person, "phone"));
        var safe = Assert.Single(Values(person, "safeContact"));
        foreach (var said in (string[])["07700 900111", "after six", "violet", "May a message be left: No"]) Assert.Contains(said, safe, StringComparison.Ordinal);
        Assert.Equal(2, Values(person, "unsafeContact").Count());
        Assert.Contains("Is it safe: No", Values(person, "unsafeContact").First(), StringComparison.Ordinal);
        Assert.DoesNotContain("violet", string.Join(' ', Values(person, "unsafeContact")), StringComparison.Ordinal);
    }

    [Fact]
    public void How_it_is_known_stands_beside_what_was_said()
    {
        var records = Records(Make.Answers("C1=not-sure", "D1.authority=Made Up Council", "C2.basis=appearance", "H1.kind=full", "H1.value=Mira Madeup", "H1.source=document", "H2=2009", "H4.stateless=yes",
            "H5.kind=passport", "H5.held=exploiter", "J1.address=14 Made-up Lane", "J1.role=worked", "J1.hazard=yes", "J1.source=third", "A5.town=Leeds", "K1.K12=Mi-au luat actele", "K1.K12-language=ro", "N1.indicator=cannot-leave", "N1.by=me", "N1.day=2026-03-01"));

        Assert.Equal("A document", Said(records, "Person", "name").Quote);
        Assert.Equal("Based on: Appearance", Said(records, "Person", "birthDate").Quote);
        Assert.Equal(("true", "Not sure; Based on: Appearance"), (Said(records, "Person", "isMinor").Value, Said(records, "Person", "isMinor").Quote));
        Assert.Equal("true", Said(records, "Person", "stateless").Value);
        Assert.Equal("Leeds", Said(records, "Person", "whereabouts").Value);
        Assert.Equal("An exploiter", Said(records, "Identification", "heldBy").Value);
        Assert.Equal("Somebody else said it", Said(records, "Address", "full").Quote);
        Assert.Equal("Dangerous for the person now: Yes", Said(records, "Address", "dangerNow").Value.Split("; ")[^1]);
        Assert.Equal("ro", Said(records, "Episode", "account").Language);
        Assert.Equal("cannot-leave", Said(records, "Episode", "indicator").Value);
        Assert.Contains("Seen by: Me", Said(records, "Episode", "indicator").Quote!, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_episodes_nobody_said_who_took_part_in_which()
    {
        var answers = Make.Answers("H1.kind=full", "H1.value=Mira Madeup", "M1.name=Boss Invented", "M1.role=controller", "M1.danger=yes", "N1.indicator=watched", "N1.where=Leeds");

        var one = Records(answers);
        var two = Records(answers.With("K1", AnswerRow.Of(("K5", "labour")), AnswerRow.Of(("K5", "begging"))));

        Assert.Single(one.Single(r => r.Schema == "Episode").Statements, s => s.Property == "exploiter");
        Assert.DoesNotContain(two.Where(r => r.Schema == "Episode").SelectMany(r => r.Statements), s => s.Property is "exploiter" or "indicator");
        Assert.Equal("Control: Their movement is watched or limited", Said(two, "Event", "summary").Value);
        var exploiter = two.Single(r => r.ExternalId.EndsWith("/exploiter-1", StringComparison.Ordinal));
        Assert.Equal(["Controller"], Values(exploiter, "exploiterRole"));
        Assert.Empty(Values(exploiter, "position"));
        Assert.Equal(["Dangerous now: Yes"], Values(exploiter, "dangerNow"));
    }

    [Fact]
    public void Journeys_accounts_dependents_and_how_sure_it_is_become_records_too()
    {
        var records = Records(Make.Answers("H1.kind=full", "H1.value=Mira Madeup", "H1.source=person", "H1.reliability=unsure", "H1.learned=2026-02-01", "H1.told-in=ro", "H4.birth-place=Made-up Village", "E5.police=identity", "H7.marks=A scar",
            "I1.relation=child", "I1.name=Little Madeup", "I1.source=person", "K1.K2-from.age=15", "K1.K2-from.said=when I was fifteen", "K1.K2-from=2014", "K1.K5=sexual", "K1.K5-sexual=prostitution", "K1.K6=s", "K1.K6-setting=massage",
            "L1.from-town=Made-up Town", "L1.from-country=ro", "L1.to-town=Leeds", "L1.day=2020", "L1.transport=van", "L1.cost=900", "L1.cost.currency=eur", "K11.what=advertised", "K11.site=made-up.example", "K11.handle=mira_m",
            "J1.role=worked", "J1.town=Leeds", "J1.latitude=53.8", "J1.longitude=-1.5", "J1.precision=town", "M1.name=Boss Invented", "M1.languages=ro", "M1.marks=A tattoo"));

        Assert.Equal(("How do you know: The person said it; How sure is it: Not sure", "ro", "2026-02-01"), Said(records, "Person", "name") is var name ? (name.Quote, name.Language, name.Said?.ToString()) : default);
        Assert.Equal(("Made-up Village", "15", "1", "A scar"), (Said(records, "Person", "birthPlace").Value, Said(records, "Person", "ageWhenTrafficked").Value, Said(records, "Person", "childrenCount").Value, Said(records, "Person", "appearance").Value));
        Assert.Contains("when I was fifteen", Said(records, "Episode", "startDate").Quote!, StringComparison.Ordinal);
        Assert.Equal(("Prostitution", "S: Other services, beauty and massage included; Massage parlour or brothel"), (Said(records, "Episode", "sexualExploitation").Value, Said(records, "Episode", "industry").Value));
        Assert.Equal(("Made-up Town, Romania", "Leeds", "Van or lorry"), (Said(records, "Trip", "startPlace").Value, Said(records, "Trip", "endPlace").Value, Said(records, "Trip", "transport").Value));
        Assert.Equal("mira_m", Said(records, "UserAccount", "username").Value);
        Assert.Equal("Child", Said(records, "Family", "relationship").Value);
        Assert.Equal("53.8", Said(records, "Address", "latitude").Value);
        var exploiter = records.Single(r => r.ExternalId.EndsWith("/exploiter-1", StringComparison.Ordinal));
        Assert.Equal("ro A tattoo", string.Join(' ', Values(exploiter, "spokenLanguage").Concat(Values(exploiter, "appearance"))));
    }

    private static IReadOnlyList<RecordDraft> Records(Answers answers)
    {
        var ids = new Entente.Foundation.IdSource(TimeProvider.System, new Random(3));
        var act = Make.Act(Entente.Access.Role.FirstResponder);
        var draft = DraftReferral.Start(ids, QuestionSets.Shipped.Current, answers, act);
        var records = RecordsOfReferral.From(Referral.From(draft, QuestionSets.Shipped.Current, Make.Send(answers), ids, act).Value, QuestionSets.Shipped.Current, Make.Source);
        var maker = Make.Maker(ids);
        Assert.All(records, r => Assert.False(maker.Check(r).IsRefused)); // the ontology has a place for all of it
        return records;
    }

    private static Statement Said(IReadOnlyList<RecordDraft> records, string schema, string property) =>
        records.Where(r => r.Schema == schema).SelectMany(r => r.Statements).First(s => s.Property == property);

    private static IEnumerable<string> Values(RecordDraft record, string property) => record.Statements.Where(s => s.Property == property).Select(s => s.Value);
}
