using System.Globalization;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Web.Design;

namespace Entente.Web.Matching;

/// <summary>How matches look: colours, one-line reasons and the length of bars.</summary>
internal static class Looks
{
    /// <summary>Bars stop here: more than sixteen bits says no more to the eye.</summary>
    public const double LongestBar = 16;

    public static string Tone(MatchStrength strength) => strength switch
    {
        MatchStrength.AlmostCertain => "green",
        MatchStrength.Likely => "blue",
        _ => "grey",
    };

    public static string Tone(Judgement judgement) => judgement switch
    {
        Judgement.Same => "green",
        Judgement.Different => "red",
        Judgement.Unsure => "yellow",
        _ => "grey",
    };

    /// <summary>What speaks for it; what speaks against follows.</summary>
    public static string InWords(IReadOnlyList<Reason> reasons, Texts texts)
    {
        if (reasons.Count == 0) return texts["matching.reasons.kept"];
        var pro = string.Join("; ", reasons.Where(r => r.Weight >= 0.5).Take(5).Select(r => InWords(r, texts)));
        var contra = string.Join("; ", reasons.Where(r => r.Weight <= -0.5).Take(3).Select(r => InWords(r, texts)));
        return contra.Length == 0 ? pro : texts["matching.reasons.against", pro, contra];
    }

    /// <summary>One reason, as "same phone, which few records share".</summary>
    public static string InWords(Reason reason, Texts texts)
    {
        var words = texts[$"because.{reason.Feature}.{reason.Level}"];
        return reason.IsSharedByFew ? texts["because.few", words] : reason.IsShared ? texts["because.shared", words, reason.SharedBy!.Value, reason.Records] : words;
    }

    /// <summary>Why something is known already: the reasons of a match, or the numbers that both bear.</summary>
    public static string InWords(KnownThing thing, Texts texts) => thing.Shared.Count > 0
        ? string.Join("; ", thing.Shared.Select(k => texts["known.shares." + k]))
        : InWords(thing.Reasons, texts);

    public static string Pointer(Side side, Texts texts) => side.Holder.Length > 0
        ? texts["matching.pointer.organisation", new Sentence(side.Schema), side.Holder, new Sentence(side.Ask ?? "")]
        : texts["matching.pointer.compartment", texts["matching.compartment." + side.Compartment], new Sentence(side.Ask ?? "")];

    /// <summary>Where a bar begins and how long it is, in a box of 200 with its zero in the middle.</summary>
    public static (string X, string Width) Bar(double weight)
    {
        var length = Math.Min(Math.Abs(weight), LongestBar) / LongestBar * 100;
        return (Number(weight >= 0 ? 100 : 100 - length), Number(length));
    }

    public static string Bits(double weight) => weight.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
