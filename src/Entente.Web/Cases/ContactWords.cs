using Entente.Cases.Consent;
using Entente.Cases.Contact;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>Codes of the safety check in words; a code that no list has any more is shown as it is.</summary>
internal static class ContactWords
{
    public static string Channel(this Texts texts, string code) => texts.Of(SafetyTerms.Shipped.Channel(code)?.Text ?? code)!;

    public static string WhoseWay(this Texts texts, string code) => texts.Of(ConsentTerms.Say(SafetyTerms.Shipped.Whose, code))!;

    public static string DangerRole(this Texts texts, string code) => texts.Of(ConsentTerms.Say(SafetyTerms.Shipped.Roles, code))!;

    public static string Rule(this Texts texts, string code) => texts.Of(SafetyTerms.Shipped.Rules.FirstOrDefault(r => r.Code == code)?.Text ?? code)!;

    /// <summary>The rule, and for whoever may know it what it met and how far away that is.</summary>
    public static string Found(this Texts texts, Finding finding) => (finding.What, finding.Metres) switch
    {
        ({ Length: > 0 } what, { } metres) => texts["contact.found.metres", texts.Rule(finding.Rule), what, metres],
        ({ Length: > 0 } what, _) => texts["contact.found.what", texts.Rule(finding.Rule), what],
        _ => texts.Rule(finding.Rule),
    };

    public static string Colour(WaySafety safety) => safety switch { WaySafety.Safe => "green", WaySafety.Unsafe => "red", _ => "yellow" };

    public static string Colour(OverrideState state) => state switch { OverrideState.Asked => "yellow", OverrideState.Agreed => "green", OverrideState.Declined => "red", _ => "grey" };

    /// <summary>"Letter by post: the person's own, •••".</summary>
    public static string NameOf(this Texts texts, WayLine way) => texts["contact.way", texts.Channel(way.Channel), texts.WhoseWay(way.Whose), way.What];

    public static IReadOnlyList<Choice> Channels(this Texts texts) => [.. SafetyTerms.Shipped.Channels.Select(c => new Choice(c.Code, texts.Of(c.Text)!))];
}
