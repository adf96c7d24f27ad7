using System.Text;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>What is known about pairs that are learned from. An answer speaks for its own pair, and for every pair that agrees on the same levels.</summary>
/// <remarks>
/// The probability p of a pair whose pattern was answered <i>n</i> times, <i>k</i> of them "the same", becomes (<see cref="ModelWeight"/> p + k) / (<see cref="ModelWeight"/> + n).
/// Pairs are chosen by what they agree on, not by what they are: that leaves the likelihood of the others as it was (labels missing at random).
/// </remarks>
internal sealed class Answers
{
    /// <summary>What the unlabelled data say of a pattern weighs as much as so many answers.</summary>
    public const double ModelWeight = 2;

    private readonly float[] same;
    private readonly float[] asked;
    private readonly PairSample met;
    private readonly int width;

    /// <param name="met">The pairs learned from.</param>
    /// <param name="width">Levels of a pair.</param>
    /// <param name="said">For pairs of <paramref name="met"/> what people said of them.</param>
    /// <param name="known">Whether a pair is one person, where that is known beforehand; null: it is not, of this pair or of any.</param>
    public Answers(PairSample met, int width, IReadOnlyDictionary<int, bool> said, Func<int, bool?>? known)
    {
        (same, asked, this.met, this.width) = (new float[met.Count], new float[met.Count], met, width);
        var patterns = new Dictionary<string, (int Same, int Asked)>(StringComparer.Ordinal);
        foreach (var (pair, yes) in said)
        {
            var so = patterns.GetValueOrDefault(Pattern(pair));
            patterns[Pattern(pair)] = (so.Same + (yes ? 1 : 0), so.Asked + 1);
        }

        for (var pair = 0; pair < met.Count; pair++)
        {
            if (said.TryGetValue(pair, out var yes)) (same[pair], asked[pair]) = (yes ? 1 : 0, float.PositiveInfinity);
            else if (known?.Invoke(pair) is { } so) (same[pair], asked[pair]) = (so ? 1 : 0, float.PositiveInfinity);
            else if (patterns.TryGetValue(Pattern(pair), out var of)) (same[pair], asked[pair]) = (of.Same, of.Asked);
        }

        string Pattern(int pair) => Encoding.Latin1.GetString(met.Levels, pair * width, width);
    }

    /// <summary>The probability that a pair is one person, once the answers are heard.</summary>
    public double After(int pair, double probability) => asked[pair] switch
    {
        0 => probability,
        float.PositiveInfinity => same[pair],
        var n => (ModelWeight * probability + same[pair]) / (ModelWeight + n),
    };

    /// <summary>What the answers could not tell, in words.</summary>
    public IEnumerable<string> Untold(IReadOnlyList<Field> fields)
    {
        var answered = Enumerable.Range(0, asked.Length).Where(pair => float.IsPositiveInfinity(asked[pair])).ToArray();
        var yes = answered.Where(pair => same[pair] > 0).ToArray();
        if (yes.Length == 0) yield return "With the answers: none says yes, so they cannot tell what records of one person agree on; that comes from the file itself.";
        else if (yes.Length == answered.Length) yield return "With the answers: none says no, so they cannot tell what different people agree on; that comes from the file itself.";
        var silent = fields.Where((_, i) => yes.All(pair => met.Levels[pair * width + i] == Field.Missing)).Select(f => f.Name).ToArray();
        if (yes.Length > 0 && silent.Length > 0) yield return $"With the answers: no pair that is one person speaks of {string.Join(", ", silent)} on both sides, so what agreement there is worth comes from the file itself.";
    }
}
