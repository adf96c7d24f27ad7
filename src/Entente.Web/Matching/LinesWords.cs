using Entente.Matching.Lines;
using Entente.Web.Design;

namespace Entente.Web.Matching;

/// <summary>How often lists are wrong, in frequencies and plain sentences. Every figure is reckoned from the pairs at hand or from people's decisions; which of the two is said.</summary>
internal static class LinesWords
{
    /// <summary>What may be said of a list from some line on, one sentence each.</summary>
    public static IReadOnlyList<string> Error(PairsAtHand pairs, double line, double lowest, Texts texts)
    {
        var (error, people) = (pairs.ErrorFrom(line), pairs.PeopleFrom(line));
        List<string> said = error.MayBeTold ? [texts["lines.error.wrong", OfHundred(error.Wrong, texts)], Missed(error, line, lowest, texts)] : [texts["lines.error.few", ExpectedError.Fewest]];
        said.AddRange(People(people, texts));
        return said;
    }

    /// <summary>"about 6", and no figure that claims to be none or all.</summary>
    public static string OfHundred(double share, Texts texts) => share switch
    {
        < 0.005 => texts["lines.hundred.none"],
        >= 0.995 => texts["lines.hundred.all"],
        _ => texts["lines.hundred", (int)Math.Round(share * 100)],
    };

    /// <summary>Exact for whoever sets the lines, but never so small that it tells of single pairs.</summary>
    public static string Count(int count, Texts texts) => count is > 0 and < ExpectedError.Fewest ? texts["lines.count.few"] : texts["lines.count", count];

    private static string Missed(ExpectedError error, double line, double lowest, Texts texts) => (line > lowest, error.Below) switch
    {
        (false, _) => texts["lines.error.missed.lowest"],
        (_, 0) => texts["lines.error.missed.none", LinesForm.Written(lowest)],
        _ => texts["lines.error.missed", OfHundred(error.Missed, texts), LinesForm.Written(lowest)],
    };

    private static IEnumerable<string> People(PeopleFound people, Texts texts)
    {
        if (!people.MayBeTold)
        {
            yield return texts["lines.people.few", PeopleFound.Enough];
            yield break;
        }

        yield return texts["lines.people", people.Judged, OfHundred(people.Wrong, texts), (int)Math.Floor(people.Low * 100), (int)Math.Ceiling(people.High * 100)];
        yield return texts[people.Disagrees ? people.Foretold < people.Low ? "lines.people.more" : "lines.people.fewer" : "lines.people.agree", OfHundred(people.Foretold, texts)];
    }
}

/// <summary>What other lines would do, for the partial page that shows it.</summary>
/// <param name="View">The lines as they stand.</param>
/// <param name="Then">The lines that were typed or asked for.</param>
/// <param name="MayCompare">The reader may have records compared anew.</param>
public sealed record LinesChangeView(LinesView View, MatchLines Then, bool MayCompare)
{
    public LinesPreview Preview { get; } = LinesPreview.Of(View.Pairs.Open, View.Lines, Then);

    /// <summary>Pairs so unlikely were not kept until now.</summary>
    public bool ReachesLower => Then.Possible < View.Lowest;

    /// <summary>What was looked at, to be sent along with what is asked for.</summary>
    public static string KeyOf(MatchLines lines) => $"{LinesForm.Written(lines.Possible)} {LinesForm.Written(lines.Likely)} {LinesForm.Written(lines.AlmostCertain)}";

    public override string ToString() => View.ToString();
}
