using System.Globalization;

namespace Entente.Linkage.Explain;

/// <summary>What came of a pair where records were clustered, which its score alone does not say.</summary>
/// <param name="Joined">Whether both are in one cluster.</param>
/// <param name="Threshold">In bits: what a pair, or the mean between two groups, must reach to be joined; 0, as likely as not, where nothing else was asked for.</param>
/// <param name="Judged">What people said about this very pair: the same (true) or not (false); null: nothing.</param>
public sealed record PairOutcome(bool Joined, double Threshold, bool? Judged)
{
    /// <summary>The outcome as a sentence.</summary>
    /// <param name="score">The pair's score in bits.</param>
    /// <returns>English text without a line end.</returns>
    public string InWords(double score)
    {
        var threshold = string.Create(CultureInfo.InvariantCulture, $"the threshold of {Threshold:0.##} bits{(Threshold == 0 ? ", the default: as likely as not" : "")}");
        return (Joined, Judged, score >= Threshold) switch
        {
            (true, true, _) => "They are in one cluster. People judged them the same, which stands whatever the score.",
            (false, false, _) => "They are in different clusters. People judged them not the same, which stands whatever the score.",
            (_, true, _) => "They are in different clusters, although people judged them the same: another judgement speaks against it, and until that is settled they stay apart.",
            (_, false, _) => "They are in one cluster, although people judged them not the same: another judgement speaks against it.",
            (true, _, true) => $"They are in one cluster, and the pair reaches {threshold}.",
            (true, _, _) => $"They are in one cluster, although the pair alone does not reach {threshold}. Other records of the cluster tie them, or judgements on those.",
            (false, _, true) => $"They are in different clusters, although the pair alone reaches {threshold}. Other records of their clusters speak against it, or judgements on those, or each source holds a person but once.",
            _ => $"They are in different clusters, and the pair does not reach {threshold}.",
        };
    }
}
