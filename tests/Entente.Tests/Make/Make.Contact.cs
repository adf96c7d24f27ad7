using Entente.Access;
using Entente.Cases;
using Entente.Cases.Contact;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>An address for letters that is the person's own and safe.</summary>
    public static WayForm SafeLetters(string address = "9 Quiet Road", string town = "Leeds", string postCode = "") =>
        new() { Channel = "letter", Address = address, Town = town, PostCode = postCode, Safety = WaySafety.Safe, Whose = "own" };

    public static DangerForm DangerousPlace(string address = "14 Made-up Lane", string town = "York", string postCode = "") =>
        new() { IsPerson = false, Role = "worked", Address = address, Town = town, PostCode = postCode, Why = "Made-up reason" };

    public static ContactWay Way(WayForm form, Case? about = null) => DecideWay.From(form, about ?? Case(), SafetyTerms.Shipped, Ids, Act(Role.CaseWorker)).Value;

    public static KnownDanger Danger(DangerForm form, Case? about = null) => DecideDanger.From(form, about ?? Case(), SafetyTerms.Shipped, Ids, Act(Role.CaseWorker)).Value;

    /// <summary>A positive decision that was issued.</summary>
    public static Grounds Issued(Case about)
    {
        var law = Regimes.Shipped.On(about.Territory, new(2026, 3, 2))!;
        var act = Act(Role.DecisionMaker);
        var decision = Grounds.Begin(about, law, Ids, act);
        Assert.Empty(decision.Save(Positive(), law, act));
        Assert.Empty(decision.Issue(Regimes.Shipped.Reasons, [.. Enum.GetValues<Element>().Select(e => Evidence.From(Weighed(e), about, Ids, act).Value)], law, act));
        return decision;
    }
}
