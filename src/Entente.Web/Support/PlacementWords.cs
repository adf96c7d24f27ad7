using Entente.Cases.Consent;
using Entente.Support.Placements;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>Codes of places to live in words; a code that no list has any more is shown as it is.</summary>
internal static class PlacementWords
{
    public static string PlacementType(this Texts texts, string code) => texts.Of(ConsentTerms.Say(PlacementTerms.Shipped.Types, code))!;

    public static string PlacementEnd(this Texts texts, string code) => texts.Of(ConsentTerms.Say(PlacementTerms.Shipped.Ends, code))!;

    public static string Suit(this Texts texts, string code) => texts.Of(PlacementTerms.Shipped.Checks.FirstOrDefault(c => c.Code == code)?.Text ?? code)!;

    public static string Colour(PlacementState state) => state switch { PlacementState.Living => "green", PlacementState.Offered => "blue", PlacementState.Prepared => "yellow", _ => "grey" };

    /// <summary>Each check, with where it comes from and for whom it has to be so.</summary>
    public static IReadOnlyList<Choice> SuitChoices(this Texts texts, bool isChild) =>
        [.. PlacementTerms.Shipped.Checks.Select(c => new Choice(c.Code, texts.Of(c.Text)!, texts[c.IsMustFor(isChild) ? "placements.must" : "placements.wish", texts.Of(c.Source)!]))];
}
