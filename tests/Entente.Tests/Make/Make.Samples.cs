using Entente.Access;
using Entente.Cases;
using Entente.Supervision.Samples;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A decision that was issued on the same evidence whatever its outcome, with words by which it would be known.</summary>
    public static object[] Issued(Case about, GroundsOutcome outcome, DateTimeOffset when, out Grounds decision)
    {
        var day = DateOnly.FromDateTime(when.UtcDateTime);
        var (regime, act) = (Regimes.Shipped.On(about.Territory, day)!, Act(Role.DecisionMaker, when));
        var draft = Grounds.Begin(about, regime, Ids, act);
        draft.Save((outcome == GroundsOutcome.Positive ? Positive() : Negative()) with { Words = "zqx words of the author" }, regime, act);
        List<Evidence> weighed = [.. Enum.GetValues<Element>().Select(e => Evidence.From(Weighed(e) with { What = $"Made-up thing about {e}", Why = "zqx why of the author" }, about, Ids, act).Value)];
        if (outcome == GroundsOutcome.Negative)
        {
            Assert.Null(draft.SendToSecondReader());
            Assert.Empty(draft.Read(new() { View = SecondView.Agree, Version = draft.Version }, Act(Role.Supervisor, when)));
        }

        Assert.Empty(draft.Issue(Regimes.Shipped.Reasons, weighed, regime, act, Regimes.Shipped.PurposesOn(about.Territory, day)));
        draft.KeepBasis(Basis.Of(about, draft, regime, Regimes.Shipped, day, weighed, []));
        decision = draft;
        return [draft, .. weighed];
    }

    /// <summary>The same seed each time.</summary>
    public static SeedSource Seeds => new(length => new byte[length]);
}
