using System.Globalization;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Web.Design;

namespace Entente.Web.Matching;

/// <summary>How matches look: colours, one-line reasons and numbers.</summary>
internal static class Looks
{
    /// <summary>What a pair is called; below the line of the reader's purpose only what people put there or decided about is shown at all.</summary>
    public static string Called(MatchStrength? strength, Texts texts) => texts["matching.strength." + (strength?.ToString() ?? "Below")];

    public static string Tone(MatchStrength? strength) => strength switch
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

    /// <summary>What speaks for it; what speaks against follows; last that there is more, where there is.</summary>
    public static string InWords(Told why, Texts texts)
    {
        if (why.Reasons.Count == 0) return texts["matching.reasons.kept"];
        var pro = string.Join("; ", why.Reasons.Where(r => r.Weight >= 0.5).Take(5).Select(r => InWords(r, texts)));
        var contra = string.Join("; ", why.Reasons.Where(r => r.Weight <= -0.5).Take(3).Select(r => InWords(r, texts)));
        var said = contra.Length == 0 ? pro : texts["matching.reasons.against", pro, contra];
        // Once for them all: it is the same two sources.
        if (why.Reasons.FirstOrDefault(r => r.Doubt is not null)?.Doubt is { } doubt) said = texts["matching.reasons.doubted", said, texts["because.doubt." + doubt.Grade]];
        return why.KeepsSome ? texts["matching.reasons.some", said] : said;
    }

    /// <summary>One reason with what takes from it, where that is enough to show in the figure.</summary>
    public static string Weighed(Reason reason, Texts texts) => reason.Doubt is { } doubt && Math.Abs(doubt.Ordinary - reason.Weight) >= 0.05
        ? texts["because.doubted", InWords(reason, texts), texts["because.doubt." + doubt.Grade]]
        : InWords(reason, texts);

    /// <summary>One reason, as "same phone, which few records share".</summary>
    public static string InWords(Reason reason, Texts texts)
    {
        var words = texts[$"because.{reason.Feature}.{reason.Level}"];
        return reason.IsSharedByFew ? texts["because.few", words] : reason.IsShared ? texts["because.shared", words, reason.SharedBy!.Value, reason.Records] : words;
    }

    /// <summary>Why something is known already: the reasons of a match, or the numbers that both bear.</summary>
    public static string InWords(KnownThing thing, Texts texts) => thing.Shared.Count > 0
        ? string.Join("; ", thing.Shared.Select(k => texts["known.shares." + k]))
        : InWords(thing.Why, texts);

    public static string Pointer(Side side, Texts texts) => side.Holder.Length > 0
        ? texts["matching.pointer.organisation", new Sentence(side.Schema), side.Holder, new Sentence(side.Ask ?? "")]
        : texts["matching.pointer.compartment", texts["matching.compartment." + side.Compartment], new Sentence(side.Ask ?? "")];

    public static string Bits(double weight) => weight.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
