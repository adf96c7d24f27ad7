using Entente.Linkage.Block;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Cluster;

/// <summary>Decides on rows that say the same, of which one stood for all: they are one person where two records that say so much would be, and stay alone where they say too little.</summary>
internal sealed class Crowds
{
    /// <summary>Where by chance no more people than this would say all that a crowd says, it is one person, whatever the score: where nearly all records are copies, too few are left to learn weights from.</summary>
    private const double Few = 0.25;

    private readonly Dictionary<int, bool> one; // by the row that stood for the others
    private readonly string[] words;

    private Crowds(Dictionary<int, bool> one, string[] words) => (this.one, this.words) = (one, words);

    /// <summary>Null where no row stood for others.</summary>
    /// <param name="records">The records.</param>
    /// <param name="keys">Their keys: who shares none with a copy of itself is never compared.</param>
    /// <param name="weigher">What agreement is worth.</param>
    /// <param name="rules">When records are joined.</param>
    public static Crowds? Of(Records records, uint[] keys, Weigher weigher, ClusterRules rules)
    {
        if (records.Copies is not { } copies) return null;
        var comparer = new PairComparer(records);
        var (one, rows, alone, apart) = (new Dictionary<int, bool>(), 0L, 0L, 0);
        for (var record = 0; record < records.Count; record++)
        {
            var row = records.Rows[record];
            if (copies.Times(row) is var times && times == 1) continue;
            var found = keys.AsSpan(record * KeyPlan.Most, KeyPlan.Most).IndexOfAnyExcept(0u) >= 0;
            one[row] = records.Count == 1 || (found && (SaysEnough(comparer, weigher, record, rules) || ByChance(records, record) <= Few));
            rows += times;
            if (one[row]) continue;
            alone += times;
            apart++;
        }

        return new(one, [.. InWords(one.Count, rows, apart, alone)]);
    }

    /// <summary>Whether two records that both say what this one says would be one person.</summary>
    private static bool SaysEnough(PairComparer comparer, Weigher weigher, int record, ClusterRules rules)
    {
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        comparer.Compare(record, record, levels, rarity);
        return weigher.Score(levels, rarity) >= rules.Threshold;
    }

    /// <summary>How many people would be expected to say all that a record says, if what they say had nothing to do with each other.</summary>
    private static double ByChance(Records records, int record)
    {
        var expected = Math.Log(records.Count);
        foreach (var field in records.Fields)
        {
            if (records.Cell(record, field) is var value and > 0) expected += field.LogShares[value];
        }

        return Math.Exp(expected);
    }

    /// <summary>Whether the rows for which one stood are one person.</summary>
    public bool IsOne(int row) => one[row];

    /// <summary>What became of them.</summary>
    public IReadOnlyList<string> InWords() => words;

    private static IEnumerable<string> InWords(int crowds, long rows, int apart, long alone)
    {
        if (crowds > apart) yield return Invariant($"{rows - alone:N0} records say the same as more than {Copies.Most} others, {crowds - apart:N0} times over. Each such crowd counted as one record where pairs were sought and weights learned, and comes back as one person.");
        if (apart > 0) yield return Invariant($"Take care: {alone:N0} records say the same as others, {apart:N0} times over, but what they say is too little to hold them to be one person, and no two of them were joined. If they are one, say so with --judgements, or link with columns that say more.");
    }

    private static string Invariant(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
