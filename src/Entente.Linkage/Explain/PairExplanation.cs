using System.Globalization;
using System.Text;

namespace Entente.Linkage.Explain;

/// <summary>Why two records got their score, for people who know no statistics and for those who do.</summary>
/// <param name="Left">One record's id.</param>
/// <param name="Right">The other's.</param>
/// <param name="Score">In bits: log2 of the odds that they are one person.</param>
/// <param name="Prior">In bits: what the score would be for two records of which nothing is known.</param>
/// <param name="Against">What else they would most likely be: strangers, people of one household, people who share a contact.</param>
/// <param name="Rest">In bits: what the less likely other explanations take away.</param>
/// <param name="Reasons">What each field says, the weightiest first. <paramref name="Prior"/>, the weights and <paramref name="Rest"/> add up to the score.</param>
/// <param name="Records">How many records the file has.</param>
public sealed record PairExplanation(string Left, string Right, double Score, double Prior, string Against, double Rest, IReadOnlyList<PairReason> Reasons, int Records)
{
    /// <summary>A fact that is expected to move the probability by less is not worth asking for.</summary>
    private const double WorthAsking = 0.01;

    /// <summary>The probability that the two are one person, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Score));

    /// <summary>What could not be compared, and what knowing it would do: what is expected to move the probability most comes first.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>Whether both came into one cluster, and whether people decided it; null where no clusters were asked about.</summary>
    public PairOutcome? Outcome { get; init; }

    /// <summary>Which model gave the weights: its <see cref="Train.TrainedModel.Fingerprint"/>.</summary>
    public string Model { get; init; } = "";

    /// <summary>The explanation as JSON, for programs. It holds values of both records: it is to be kept as they are.</summary>
    /// <returns>One object, without line ends; docs/linkage/explanation.md says what its members mean.</returns>
    public string InJson() => ExplanationJson.Of(json => ExplanationJson.Write(json, this));

    /// <summary>The explanation as a paragraph.</summary>
    /// <returns>English text with line ends.</returns>
    public string InWords()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Records {Left} and {Right} are {HowLikely} the same person ({Chances}).\n");
        if (Outcome is not null) text.Append(Outcome.InWords(Score)).Append('\n');
        foreach (var reason in Reasons)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {reason.Field}: {reason.Level}");
            if (reason.SharedBy > 0) text.Append(CultureInfo.InvariantCulture, $", which {reason.SharedBy:N0} of {Records:N0} records share");
            text.Append(CultureInfo.InvariantCulture, $": {reason.Strength} ({reason.Weight:+0.0;-0.0;0.0}).\n");
        }

        if (Reasons.Count == 0) text.Append("- Nothing that both say can be compared.\n");
        text.Append(CultureInfo.InvariantCulture, $"If they are not one person, they are most likely {Against}. Before anything is compared the balance is {Prior:0.0}");
        if (Rest < -0.05) text.Append(CultureInfo.InvariantCulture, $"; other explanations take {-Rest:0.0}");
        text.Append(CultureInfo.InvariantCulture, $"; in sum {Score:+0.0;-0.0;0.0}. Each step of 1 doubles the odds.\n");
        if (Missing is [{ Moves: > WorthAsking } fact, ..]) text.Append(CultureInfo.InvariantCulture, $"What would tell most is {fact.Field}, which {Silent(fact)}: of 1,000 such pairs that have it the same about {Of1000(fact.IfSame):N0} would be right, of those where it differs about {Of1000(fact.IfDifferent):N0}.\n");
        return text.ToString();
    }

    private string Silent(MissingFact fact) => (fact.Left.Length, fact.Right.Length) switch
    {
        (0, 0) => "neither record says",
        (0, _) => $"record {Left} does not say",
        _ => $"record {Right} does not say",
    };

    private static double Of1000(double probability) => Math.Round(1000 * probability);

    private string HowLikely => Probability switch
    {
        > 0.999 => "almost certainly",
        > 0.95 => "very likely",
        > 0.7 => "likely",
        > 0.3 => "as likely as not",
        > 0.05 => "unlikely to be",
        _ => "very unlikely to be",
    };

    private string Chances => Score switch
    {
        > 20 => "fewer than 1 such pair in a million is wrong",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, Math.Round(1000 * (1 - Probability))):N0} of 1,000 such pairs would be wrong"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(1000 * Probability):N0} of 1,000 such pairs would be right"),
    };
}
