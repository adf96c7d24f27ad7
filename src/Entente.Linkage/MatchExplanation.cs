using Entente.Linkage.Explain;

namespace Entente.Linkage;

/// <summary>Why two records are, or are not, taken for the same thing: a probability, and what each feature contributed, in words for people who know no statistics.</summary>
/// <param name="Left">The first record's id.</param>
/// <param name="Right">The second record's id.</param>
/// <param name="Probability">0 to 1, that both are the same thing, given the model.</param>
/// <param name="Score">The log2 odds of it: the prior and all weights, in bits.</param>
/// <param name="Prior">Where the score starts, before anything is compared, in bits.</param>
/// <param name="Findings">What was compared, strongest first. A feature that a side does not have is left out: missing is neither for nor against.</param>
/// <param name="Model">Name and version of the model.</param>
public sealed record MatchExplanation(long Left, long Right, double Probability, double Score, double Prior, IReadOnlyList<Finding> Findings, string Model)
{
    /// <summary>Whether the model thinks the pair worth a person's look.</summary>
    public bool WorthALook { get; init; }

    /// <summary>The chance that a value of both sources is right, against ordinary ones, 0 to 1. Below 1 every weight is smaller for it.</summary>
    public double Reliability { get; init; } = 1;

    /// <summary>The part of the model that gave the weights; null where it does not know such things.</summary>
    internal KindModel? Kind { get; init; }

    /// <summary>What could not be compared, as a side does not say it, and what knowing it would do. Reckoned when it is asked for, by the model's own figures, rarity aside.</summary>
    /// <returns>What is expected to move the probability most first; the values of either side are not told.</returns>
    public IReadOnlyList<MissingFact> Missing() => MissingFeatures.Of(this);

    /// <summary>The explanation as JSON, for programs. It holds values of both records: show it to nobody who may not see them.</summary>
    /// <returns>One object, without line ends; docs/linkage/explanation.md says what its members mean.</returns>
    public string InJson() => ExplanationJson.Of(json => ExplanationJson.Write(json, this));

    /// <summary>How strong the whole is, in one word.</summary>
    public Strength Strength => Words.StrengthOf(Score);

    /// <summary>One line: what speaks for it, then what speaks against. Holds no value of either record, only what kind of agreement there is.</summary>
    /// <returns>For instance "same phone; family name differs by one letter; against it: different sex".</returns>
    public string InWords() => Words.Of(this);
}

/// <summary>What comparing one feature gave.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Level">How far the best-agreeing values agree.</param>
/// <param name="Left">The first record's value, as said. Never show it to somebody who may not see that record.</param>
/// <param name="Right">The second record's value, as said.</param>
/// <param name="Weight">Evidence in bits, positive for the same thing.</param>
public sealed record Finding(Feature Feature, Level Level, string Left, string Right, double Weight)
{
    /// <summary>How many records share the value, where that is known and the values are the same.</summary>
    public long? SharedBy { get; init; }

    /// <summary>Out of how many records.</summary>
    public long Records { get; init; }

    /// <summary>What it would count between ordinary sources, in bits; null where it counts just that. See <see cref="LinkRecord.Reliability"/>.</summary>
    public double? Ordinary { get; init; }

    /// <summary>How much it counts, in one word.</summary>
    public Strength Strength => Words.StrengthOf(Weight);

    /// <summary>What was found, without the values themselves: "family name differs by one letter".</summary>
    public string InWords => Words.Of(this);
}

/// <summary>How much something counts.</summary>
public enum Strength
{
    /// <summary>Ten bits or more: a thousand times likelier if they are the same.</summary>
    VeryStrong,

    /// <summary>Six bits or more.</summary>
    Strong,

    /// <summary>Three bits or more.</summary>
    Fair,

    /// <summary>Half a bit or more.</summary>
    Weak,

    /// <summary>Neither for nor against.</summary>
    Nothing,

    /// <summary>Speaks a little against.</summary>
    WeakAgainst,

    /// <summary>Speaks against: two bits or more.</summary>
    Against,

    /// <summary>Speaks strongly against: five bits or more.</summary>
    StronglyAgainst,
}
