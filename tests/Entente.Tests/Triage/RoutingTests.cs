using Entente.Access;
using Entente.Cases.Consent;
using Entente.Referrals.Questions;
using Entente.Triage.Routing;

namespace Entente.Tests.Triage;

public sealed class RoutingTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("GB-EAW", RoutingAge.Adult, "", "sca", "adult")]
    [InlineData("GB-SCT", RoutingAge.Adult, "removal", "ieca", "detained")]
    [InlineData("GB-NIR", RoutingAge.Child, "removal", "sca", "child")]
    [InlineData("GB-EAW", RoutingAge.PerhapsChild, "", "sca", "child")]
    [InlineData("GB-EAW", RoutingAge.Adult, "court", "sca", "adult")]
    [InlineData("FR", RoutingAge.Adult, "", null, null)]
    public void The_part_of_the_country_and_the_age_decide_which_authority_is_proposed(string territory, RoutingAge age, string date, string? authority, string? rule)
    {
        var proposal = RoutingRules.Shipped.Propose(Facts(territory, age, date), Today);

        Assert.Equal((authority, rule, false), (proposal.Rule?.Authority, proposal.Rule?.Code, proposal.Unseen));
    }

    [Fact]
    public void What_is_not_shown_decides_nothing_and_is_told_whether_or_not_there_is_an_answer()
    {
        var hidden = Facts("GB-EAW", RoutingAge.Adult, "removal") with { Shown = (_, _) => false };
        Assert.Equal(("adult", true), (RoutingRules.Shipped.Propose(hidden, Today).Rule?.Code, RoutingRules.Shipped.Propose(hidden, Today).Unseen));
        Assert.Equal(RoutingRules.Shipped.Propose(hidden, Today), RoutingRules.Shipped.Propose(hidden with { Said = (_, _) => [] }, Today));
        Assert.Equal(new RoutingProposal(null, true), RoutingRules.Shipped.Propose(hidden with { Age = null }, Today));
    }

    [Fact]
    public void A_rule_holds_between_its_days() => Assert.Equal("adult", RoutingRules.Shipped.Propose(Facts("GB-EAW", RoutingAge.Adult, "removal"), new(2021, 11, 7)).Rule?.Code);

    [Fact]
    public void A_panel_is_proposed_for_a_child_of_an_area_that_takes_part_and_a_slip_in_the_file_stops_the_start()
    {
        var text = Entente.Foundation.DataFolder.Shipped.ReadText("triage/routing.json");
        var rules = From(text.Replace("\"areas\": []", "\"areas\": [\"Made Up Council\"]", StringComparison.Ordinal));

        Assert.Equal("panel", rules.Propose(Facts("GB-EAW", RoutingAge.PerhapsChild, "", "made up council"), Today).Rule?.Code);
        Assert.Equal("child", rules.Propose(Facts("GB-EAW", RoutingAge.Child, "", "Other Council"), Today).Rule?.Code);
        Assert.Equal(("child", true), rules.Propose(Facts("GB-EAW", RoutingAge.Child, "") with { Council = null }, Today) is var p ? (p.Rule?.Code, p.Unseen) : default);
        Assert.Contains("no authority is called nobody", Assert.Throws<InvalidDataException>(() => From(text.Replace("\"authority\": \"sca\"", "\"authority\": \"nobody\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
        Assert.Contains("no question of today", Assert.Throws<InvalidDataException>(() => From(text.Replace("\"T3\"", "\"T3x\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

        static RoutingRules From(string text)
        {
            var folder = Directory.CreateTempSubdirectory("entente-routing").FullName;
            Directory.CreateDirectory(Path.Combine(folder, "triage"));
            File.WriteAllText(Path.Combine(folder, "triage/routing.json"), text);
            try { return RoutingRules.From(new(folder)); }
            finally { Directory.Delete(folder, true); }
        }
    }

    [Theory]
    [InlineData("Manchester", null, null, "greater-manchester-police")]
    [InlineData("  ST. HELENS ", null, "gb", "merseyside-police")]
    [InlineData("Newport", null, "gb", null)] // more than one place bears it
    [InlineData("Newport", "Isle of Wight", "gb", "hampshire-constabulary")]
    [InlineData("Glasgow", "Scotland", null, "police-scotland")]
    [InlineData("Glasgow", "Kent", null, null)] // the two contradict each other
    [InlineData("Manchester", null, "us", null)]
    [InlineData("London", null, "gb", null)]
    [InlineData("Made Up Town", null, null, null)]
    [InlineData(null, null, null, null)]
    public void The_place_gives_its_force_or_it_is_asked(string? town, string? region, string? country, string? force) =>
        Assert.Equal(force, ForceAreas.Shipped.Of(AnswerRow.Of([.. new[] { ("town", town), ("region", region), ("country", country) }.Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))])));

    [Theory, EveryDatabase]
    public async Task A_person_chooses_otherwise_with_a_reason_that_is_kept_and_of_two_one_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "T3.kind=removal", "T3.day=2026-05-01");
        var supervisor = Make.Act(Role.Supervisor);

        Assert.Equal(["AuthorityMissing"], (await ChooseAsync(new())).Problems.Select(p => p.GetType().Name));
        Assert.IsType<WhyOtherwiseMissing>(Assert.Single((await ChooseAsync(new() { Authority = "sca" })).Problems));
        var chosen = (await ChooseAsync(new() { Authority = "sca", Why = "Made up: a national of this country" })).Value;
        Assert.Equal(("sca", "detained", true, 1), (chosen.Authority, chosen.Rule, chosen.IsOtherwise, chosen.Number));
        Assert.IsType<AuthorityChosenMeanwhile>(Assert.Single((await ChooseAsync(new() { Authority = "ieca" })).Problems));
        Assert.False((await ChooseAsync(new() { Authority = "ieca", Seen = 1 })).Value.IsOtherwise);

        var view = (await ViewAsync(Role.Supervisor))!;
        Assert.Equal(["sca", "ieca"], view.Choices.Select(c => c.Choice.Authority));
        Assert.Null(await ViewAsync(Role.Analyst)); // it would tell the age
        Assert.IsType<Entente.Storage.NotAllowed>(Assert.Single((await ChooseAsync(new() { Authority = "sca" }, Make.Act(Role.CaseWorker))).Problems));
        await using var log = test.Open();
        Assert.DoesNotContain("ieca", string.Concat(log.Set<Entente.Audit.AuditEntry>().Where(e => e.What == nameof(AuthorityChosen)).Select(e => e.Detail)), StringComparison.Ordinal);

        async Task<Entente.Foundation.Result<AuthorityChoice>> ChooseAsync(AuthorityForm form, Entente.Audit.Act? act = null)
        {
            await using var db = test.Open((act ?? supervisor).Reader);
            return await new ChooseAuthority(db, test.Gate, new(db, QuestionSets.Shipped, RoutingRules.Shipped, ForceAreas.Shipped), test.Ids).RunAsync(referral, form, act ?? supervisor, default);
        }

        async Task<AuthorityView?> ViewAsync(Role role)
        {
            await using var db = test.Open(Make.Reader(role));
            return await new AuthorityOfReferral(db, QuestionSets.Shipped, RoutingRules.Shipped, ForceAreas.Shipped).ReadAsync(referral, Make.Act(role), default);
        }
    }

    [Fact]
    public async Task What_counts_now_of_consent_is_told_and_not_only_what_was_answered()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var referral = await Make.ReferralAsync(test);
        var given = ConsentOfReferral.From(referral, QuestionSets.Shipped.Current, test.Ids);
        Assert.Contains(given, e => e.Act == ConsentAct.Given);

        Assert.Contains(ConsentNow.Of(given, Make.Now.AddDays(1)), l => l.State == ConsentState.Given && l.Recipient == "centre");
        Assert.Empty(ConsentNow.Of([], Make.Now));
    }

    private static RoutingFacts Facts(string territory, RoutingAge age, string date, string council = "") =>
        new(territory, age, council, (_, _) => true, (question, part) => (question, part) == ("T3", "kind") && date.Length > 0 ? [date] : []);
}
