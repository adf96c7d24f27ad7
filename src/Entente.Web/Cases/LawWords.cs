using Entente.Clocks;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>The length of a period in words.</summary>
internal static class LawWords
{
    public static string Length(this Texts texts, ClockRule rule) => rule.Amount is { } amount ? texts["law.length." + rule.Unit, amount] : texts["law.none"];
}
