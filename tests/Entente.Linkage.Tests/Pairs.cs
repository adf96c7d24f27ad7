namespace Entente.Linkage.Tests;

/// <summary>Candidate pairs by key, compared and held against the truth.</summary>
internal sealed class Pairs
{
    private const int LargestBlock = 300;

    public Pairs(List<(LinkRecord Record, string Truth)> data, LinkModel model)
    {
        var frequencies = new TermFrequencies();
        foreach (var (record, _) in data) frequencies.Add(record);
        var linker = new Linker(model, frequencies);
        var blocks = new Dictionary<BlockingKey, List<int>>();
        for (var i = 0; i < data.Count; i++)
        {
            foreach (var key in BlockingKeys.For(data[i].Record)) (blocks.TryGetValue(key, out var block) ? block : blocks[key] = []).Add(i);
        }

        var pairs = new HashSet<(int, int)>();
        foreach (var block in blocks.Values.Where(b => b.Count is > 1 and <= LargestBlock))
        {
            for (var i = 0; i < block.Count; i++)
            {
                for (var j = i + 1; j < block.Count; j++) pairs.Add((block[i], block[j]));
            }
        }

        Compared = [.. pairs.Select(p => (linker.Compare(data[p.Item1].Record, data[p.Item2].Record), data[p.Item1].Truth == data[p.Item2].Truth))];
        True = data.GroupBy(d => d.Truth).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
    }

    public List<(MatchExplanation Match, bool IsTrue)> Compared { get; }

    /// <summary>All true pairs, found by a key or not.</summary>
    public long True { get; }

    public double Reached => (double)Compared.Count(c => c.IsTrue) / True;

    public (double Precision, double Recall, double F1) At(Func<MatchExplanation, bool> taken)
    {
        var all = Compared.Count(c => taken(c.Match));
        var right = Compared.Count(c => c.IsTrue && taken(c.Match));
        var (precision, recall) = ((double)right / Math.Max(all, 1), (double)right / True);
        return (precision, recall, 2 * precision * recall / Math.Max(precision + recall, 1e-9));
    }
}
