using System.Text.Json.Nodes;
using Entente.Cases;
using Entente.Clocks;

namespace Entente.Tests.Cases;

/// <summary>The law as files: a new one is enough, and a wrong one is told at start, with its place and its mend.</summary>
public sealed class RegimeFilesTests
{
    [Fact]
    public void A_new_regime_is_a_file_and_the_old_one_stays_as_it_was()
    {
        using var data = new LawFolder();
        data.Change("regimes/uk.json", f => f["regimes"]!.AsArray()[^1]!["to"] = "2027-03-31");
        data.Write("regimes/uk-2027.json", """
            { "source": "made up", "territories": ["GB-EAW", "GB-SCT", "GB-NIR"], "regimes": [
              { "code": "uk-2027", "from": "2027-04-01", "threshold": "Is it so?", "targetRule": "UK-RG-2027", "recoveryRule": "UK-RECOVERY-2027", "reconsiderRule": null, "status": "reported", "note": "" }] }
            """);
        data.Write("clocks/uk-2027.json", """
            { "rules": [
              { "id": "UK-RG-2027", "name": "Reasonable-grounds decision", "trigger": "referral", "amount": 3, "unit": "working-days", "kind": "target", "source": "made up", "status": "reported", "validFrom": "2027-04-01" },
              { "id": "UK-RECOVERY-2027", "name": "Recovery period", "trigger": "reasonable grounds", "amount": 60, "unit": "calendar-days", "kind": "floor", "source": "made up", "status": "reported", "validFrom": "2027-04-01" }] }
            """);

        var (regimes, rules) = (Regimes.From(data.Data), ClockRules.From(data.Data));

        Assert.Equal("UK-RG-2027 2027-04-06", DeadlinesTests.Told(regimes, "GB-EAW", "2027-04-01", LawStep.Referred, rules));
        Assert.Equal("UK-RECOVERY-2027 2027-05-31", DeadlinesTests.Told(regimes, "GB-EAW", "2027-04-01", LawStep.ReasonableGrounds, rules));
        Assert.Equal("UK-RG 2026-12-04", DeadlinesTests.Told(regimes, "GB-EAW", "2026-11-27", LawStep.Referred, rules));
    }

    [Theory]
    [InlineData("source", "names no source")]
    [InlineData("territories", "names no territory")]
    public void A_file_that_leaves_out_whose_law_it_is_or_where_it_is_from_stops_the_start(string without, string said)
    {
        using var data = new LawFolder();
        data.Change("regimes/nl.json", f => f.Remove(without));

        Assert.StartsWith("data/regimes/nl.json: " + said, Refused(data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code", "has a regime without a \"code\", number 1 in the file")]
    [InlineData("threshold", "nl-2013 has no \"threshold\"")]
    [InlineData("from", "nl-2013 has no \"from\"")]
    [InlineData("recoveryRule", "nl-2013 has no \"recoveryRule\"")]
    public void A_regime_that_lacks_what_a_decision_needs_stops_the_start(string without, string said)
    {
        using var data = new LawFolder();
        data.Change("regimes/nl.json", f => f["regimes"]![0]!.AsObject().Remove(without));

        Assert.StartsWith("data/regimes/nl.json: " + said, Refused(data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_rule_that_is_not_there_or_not_yet_stops_the_start()
    {
        using var data = new LawFolder();
        data.Change("regimes/nl.json", f => f["regimes"]![0]!["targetRule"] = "NL-TARGET");
        Assert.Equal("data/regimes/nl.json: nl-2013 names the clock rule NL-TARGET, which no file of data/clocks has.", Refused(data));

        data.Change("regimes/nl.json", f => (f["regimes"]![0]!["targetRule"], f["regimes"]![0]!["from"]) = (null, "2005-01-01"));
        Assert.Equal("data/regimes/nl.json: nl-2013 gives the recovery period ECAT-REFLECT, of which data/clocks has no version in force on 2005-01-01.", Refused(data));
    }

    [Fact]
    public void What_a_profile_leaves_out_says_twice_or_claims_without_words_stops_the_start()
    {
        using var data = new LawFolder();
        data.Change("regimes/nl.json", f => f["facts"]!.AsArray().RemoveAt(7));
        Assert.Equal("data/regimes/nl.json: NL says nothing of \"guardian\" in \"facts\". Where nobody knows, say so: { \"about\": \"guardian\", \"status\": \"unknown\" }.", Refused(data));

        data.Change("regimes/nl.json", f => { for (var i = 0; i < 2; i++) f["facts"]!.AsArray().Add(JsonNode.Parse("""{ "about": "guardian", "status": "unknown" }""")); });
        Assert.Equal("data/regimes/nl.json: NL tells of \"guardian\" 2 times. Keep one.", Refused(data));

        data.Change("regimes/nl.json", f => (f["facts"]!.AsArray()[^1]!["about"], f["facts"]!.AsArray()[0]!["status"]) = ("guardian", "verified"));
        data.Change("regimes/nl.json", f => f["facts"]!.AsArray().RemoveAt(f["facts"]!.AsArray().Count - 1));
        Assert.Equal("data/regimes/nl.json: \"identifying-authority\" is verified and has no \"text\".", Refused(data));
    }

    [Fact]
    public void A_territory_whose_days_cannot_be_counted_stops_the_start()
    {
        using var data = new LawFolder();
        data.Change("regimes/nl.json", f => f["territories"] = new JsonArray("Holland"));

        Assert.Equal("data/regimes/nl.json: the territory Holland has no calendar in data/calendars: its working days could not be counted.", Refused(data));
    }

    private static string Refused(LawFolder data) => Assert.Throws<InvalidDataException>(() => Regimes.From(data.Data)).Message;
}
