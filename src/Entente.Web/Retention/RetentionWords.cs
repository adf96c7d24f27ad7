using Entente.Retention;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Web.Design;

namespace Entente.Web.Retention;

/// <summary>Codes of retention in words; a code that no list has any more is shown as it is.</summary>
internal static class RetentionWords
{
    public static string HoldGround(this Texts texts, string code) => texts.Of(HoldTerms.Shipped.Ground(code)?.Text ?? code)!;

    public static IReadOnlyList<Choice> HoldGrounds(this Texts texts) => [.. HoldTerms.Shipped.Grounds.Select(g => new Choice(g.Code, texts.Of(g.Text)!, texts[g.Status == Entente.Clocks.FactStatus.Verified ? "retention.source" : "retention.source.unconfirmed", texts.Of(g.Source)!]))];

    /// <summary>"3 years", "18 months".</summary>
    public static string Period(this Texts texts, int months) => months % 12 == 0 ? texts["retention.years", months / 12] : texts["retention.months", months];

    public static string Colour(KeptState state) => state switch { KeptState.Over => "red", KeptState.Running => "green", KeptState.NotBegun => "blue", _ => "yellow" };

    public static string Colour(HoldState state) => state == HoldState.InForce ? "purple" : "grey";

    public static string Colour(DueBand band) => band switch { DueBand.Past => "red", DueBand.Soon => "orange", DueBand.Later => "yellow", DueBand.Far => "green", DueBand.NotBegun => "blue", _ => "grey" };
}
