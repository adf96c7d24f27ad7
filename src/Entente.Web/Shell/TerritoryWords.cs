using Entente.Clocks;
using Entente.Records;
using Entente.Web.Design;

namespace Entente.Web.Shell;

/// <summary>Whose law and calendar count, in words: a part of a state by its own text, a state by its country's name.</summary>
internal static class TerritoryWords
{
    public static string Territory(this Texts texts, string code)
    {
        var territory = Calendars.Shipped.Find(code)?.Territory ?? code;
        return texts.Has("territory." + territory) ? texts["territory." + territory] : texts.Of(Countries.Shipped.NameOf(territory))!;
    }
}
