using System.Text.RegularExpressions;
using Entente.Web.Design;

namespace Entente.Web.Shell;

/// <summary>An event's name as a sentence for people: its text in data/texts, or its own words set apart.</summary>
internal static partial class EventWords
{
    public static string Event(this Texts texts, string what)
    {
        var key = "event." + what;
        if (texts.Has(key)) return texts[key];
        var words = Word().Replace(what, m => m.Index == 0 ? m.Value : " " + char.ToLowerInvariant(m.Value[0]) + m.Value[1..]);
        return words;
    }

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
