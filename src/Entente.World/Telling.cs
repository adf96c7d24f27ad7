using Entente.Foundation;
using Entente.Referrals;

namespace Entente.World;

/// <summary>What a body reported, as a responder would enter it: the pages of a referral's questions, in their order.</summary>
internal sealed class Telling(Report report, MadeUpPerson who, Network network, DateOnly day, Random random)
{
    private static readonly Dictionary<string, string> Acts = new() { ["recruited"] = "recruited", ["transported"] = "moved", ["harboured"] = "housed", ["received"] = "received", ["transferred"] = "handed-over" };
    private static readonly Dictionary<string, string> Means = new() { ["deception"] = "deception", ["threat of force"] = "threat", ["abuse of vulnerability"] = "abuse-of-vulnerability", ["debt"] = "fraud", ["coercion"] = "force", ["abduction"] = "abduction" };
    private static readonly Dictionary<string, string> Purposes = new() { ["sexual exploitation"] = "sexual", ["forced labour"] = "labour", ["forced criminality"] = "criminal", ["domestic servitude"] = "servitude", ["forced begging"] = "begging" };
    private static readonly Dictionary<string, string> Sectors = new() { ["massage parlour"] = "s", ["nail bar"] = "s", ["car wash"] = "g", ["farm"] = "a", ["building site"] = "f", ["food processing"] = "c", ["private household"] = "t" };
    private static readonly string[] Languages = ["sq", "ar", "bg", "zh", "en", "fa", "pl", "ro", "ti", "uk", "ur", "vi"];

    public bool IsChild => who.IsChildOn(day);

    public string Town => (Thing("Premises") is { } premises ? Said(premises, "city") : null) ?? network.Premises[0].Town;

    /// <summary>Everything, down to consent: an adult who does not agree is notified, by name where they would help an investigation.</summary>
    public IEnumerable<AnswerForm> All(string territory, bool danger, bool agrees = true, bool helps = false)
    {
        yield return Page("A1", ("value", danger ? "yes" : "no"));
        if (danger) yield return Page("A2", ("danger", random.Next(2) == 0 ? "held" : "followed"), ("town", Town), ("what", "Example world: has been told that somebody will come for them tonight."), ("call-back", "020 7946 0123"));
        yield return Page("B2", ("name", "Example colleague (made up)"), ("phone", "020 7946 0456"), ("mail", "duty@example.org"));
        yield return Page("B4", ("value", territory == "GB-EAW" ? "gb-eng" : territory.ToLowerInvariant()));
        yield return Page("C1", ("value", IsChild ? "child" : "adult"));
        if (IsChild) yield return Page("D1", ("authority", "Wexbridge Council (made up)"));
        else yield return Page("E1", ("value", agrees ? "yes" : "no"));
        if (!IsChild && !agrees) yield return Page("E8", ("why", random.Next(2) == 0 ? "fear-exploiter" : "fear-authorities"));
        if (!IsChild && !agrees && helps) yield return Page("E7", ("value", "yes"));
        foreach (var page in (IsChild || agrees || helps) ? Person() : []) yield return page;
        foreach (var page in Around()) yield return page;
    }

    /// <summary>How the person is reached and who they are.</summary>
    private IEnumerable<AnswerForm> Person()
    {
        var person = report.Things[0];
        if (Said(person, "phone") is { } phone) yield return Page("F1", ("kind", "phone"), ("value", phone), ("safe", "yes"));
        if (Languages.Contains(who.Names.Language)) yield return Page("G1", ("best", who.Names.Language));
        if (who.Names.Language != "en") yield return Page("G2", ("value", "yes"));
        yield return Page("H1", ("kind", "full"), ("value", Said(person, "name")!), ("source", "person"));
        if (Said(person, "alias") is { } alias) yield return Page("H1", 1, ("kind", "nickname"), ("value", alias));
        if (Said(person, "birthDate") is { } born) yield return Page("H2", Date("value", born));
        if (Said(person, "gender") is { } gender) yield return Page("H3", ("value", gender));
        if (Said(person, "nationality") is { } nationality) yield return Page("H4", ("nationality", nationality));
        if (Said(person, "passportNumber") is { } passport) yield return Page("H5", ("kind", "passport"), ("number", passport), ("held", "exploiter"));
    }

    /// <summary>What happened, where, through whom, with which phones and vehicles; what is needed now.</summary>
    private IEnumerable<AnswerForm> Around()
    {
        if (Thing("Premises") is { } place)
        {
            yield return Page("J1", ("role", "worked"), ("address", Said(place, "street")!), ("town", Said(place, "city")!), ("postcode", Said(place, "postalCode")!));
        }

        var episode = Thing("Episode");
        yield return Page("K1",
        [
            .. episode is null ? [] : Date("K2-from", Said(episode, "startDate")!),
            .. episode is null ? [("K5", "not-known")] : new[] { ("K3", Acts[Said(episode, "act")!]), ("K5", Purposes[Said(episode, "purpose")!]), ("town", Said(episode, "exploitationPlace")!) },
            .. episode is not null && Said(episode, "means") is { } means ? new[] { ("K4", Means[means]) } : [],
        ]);
        if (episode is not null) yield return Page("K1", 0, ("K6", Sectors.GetValueOrDefault(Said(episode, "industry")!, "not-known"))) with { Step = 2 };
        if (episode is not null) yield return Page("K1", 0, ("K7-hours", (40 + random.Next(50)).ToString(System.Globalization.CultureInfo.InvariantCulture))) with { Step = 3 };
        if (episode is not null && Said(episode, "account") is { } account) yield return Page("K1", 0, ("K12", account)) with { Step = 5 };

        var row = 0;
        if (report.Things.Skip(1).FirstOrDefault(t => t.Person is not null) is { } exploiter)
        {
            yield return Page("M1", ("role", "controller"), ("name", Said(exploiter, "name")!), ("nationality", Said(exploiter, "nationality")!));
            if (Said(exploiter, "phone") is { } phone) yield return Page("M2", row++, ("kind", "phone"), ("value", phone), ("whose", "Example world: used by the controller"));
        }

        if (Thing("Vehicle") is { } vehicle) yield return Page("M2", row++, ("kind", "vehicle"), ("value", Said(vehicle, "registrationNumber")!));
        if (Thing("Company") is { } company) yield return Page("M2", row, ("kind", "business"), ("value", Said(company, "name")!));
        yield return Page("O1", ("value", random.Next(100) < 15 ? "partly" : "no"));
        if (random.Next(100) < 30) yield return Page("P1", ("value", random.Next(2) == 0 ? "bed" : "medical"));
        if (random.Next(100) < 60) yield return Page("S4", ("value", "Example world: these words are made up. The account was given freely and held together when it was told again."));
        if (random.Next(100) < 12) yield return Page("T3", [("kind", "court"), .. Date("day", Noise.Text(day.AddDays(3 + random.Next(20))))]);
    }

    private ReportedThing? Thing(string schema) => report.Things.FirstOrDefault(t => t.Schema == schema);

    private static string? Said(ReportedThing thing, string property) => thing.Statements.FirstOrDefault(s => s.Property == property)?.Value;

    private static (string, string)[] Date(string part, string text)
    {
        var date = PartialDate.Parse(text);
        string Number(int n) => n == 0 ? "" : n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [($"{part}.Day", Number(date.Day)), ($"{part}.Month", Number(date.Month)), ($"{part}.Year", Number(date.Year))];
    }

    private static AnswerForm Page(string question, params (string Part, string Value)[] entered) => Page(question, 0, entered);

    private static AnswerForm Page(string question, int row, params (string Part, string Value)[] entered) =>
        new() { Question = question, Row = row, Entered = entered.ToDictionary(e => e.Part, e => new[] { e.Value }) };
}
