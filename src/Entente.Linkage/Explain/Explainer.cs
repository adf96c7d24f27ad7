using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Train;

namespace Entente.Linkage.Explain;

/// <summary>Takes a score apart.</summary>
internal sealed class Explainer(Records records, Weigher weigher, TrainedModel model, int count, Func<int, string> id)
{
    private const double Bits = 1.4426950408889634; // 1 / ln 2

    private static readonly string[] Kinds = ["", "two strangers", "two people of one household or family", "two people who share a contact or a home"];

    private readonly PairComparer comparer = new(records);
    private readonly MissingFields missing = new(records, weigher);

    public PairExplanation Pair(int a, int b)
    {
        var levels = new byte[comparer.Count];
        var rarity = new float[comparer.Count];
        comparer.Compare(a, b, levels, rarity);
        weigher.Kinds(levels, rarity, out var match, out var strangers, out var household, out var contact);
        var kind = strangers >= household && strangers >= contact ? PairKind.Strangers : household >= contact ? PairKind.Household : PairKind.Contact;
        var alternative = Math.Max(strangers, Math.Max(household, contact));
        var reasons = new List<PairReason>();
        for (var i = 0; i < comparer.Count; i++)
        {
            if (levels[i] != Field.Missing) reasons.Add(Reason(i, levels, rarity, kind, a, b));
        }

        reasons.RemoveAll(r => r.Weight == 0 && r.Left.Length == 0);
        reasons.Sort((x, y) => Math.Abs(y.Weight).CompareTo(Math.Abs(x.Weight)));
        var score = weigher.Score(levels, rarity);
        var prior = Math.Log(model.Weights.Shares[(int)PairKind.Match]) - Math.Log(model.Weights.Shares[(int)kind]);
        return new(id(a), id(b), score * Bits, prior * Bits, Kinds[(int)kind], (score - (match - alternative)) * Bits, reasons, count)
        {
            Missing = missing.Of(a, b, levels, rarity),
            Model = model.Fingerprint,
        };
    }

    private PairReason Reason(int comparison, byte[] levels, float[] rarity, PairKind kind, int a, int b)
    {
        var at = MatchModel.At(comparison, weigher.State(comparison, levels), levels[comparison]);
        var weight = (Math.Log(Math.Max(model.Weights[PairKind.Match][at], 1e-12)) - Math.Log(Math.Max(model.Weights[kind][at], 1e-12)) - weigher.Rarity(comparison, kind, levels, rarity)) * Bits;
        if (comparison == comparer.Order) return new("order of names", levels[comparison] == 0 ? "given and family name stand in their places" : "given and family name have changed places", "", "", weight, 0);
        var field = records.Fields[comparison];
        var (x, y) = (records.Cell(a, field), records.Cell(b, field));
        var shared = x == y ? (int)Math.Round(Math.Exp(field.LogShares[x]) * field.Said) + 1 : 0;
        return new(field.Name, field.InWords(levels[comparison], x, y), field.Text(x), field.Text(y), weight, shared);
    }
}
