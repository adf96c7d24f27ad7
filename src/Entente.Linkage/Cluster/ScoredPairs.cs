using System.Globalization;
using System.Text;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cluster;

/// <summary>Clusters records of which only the scores of pairs are known, in the way in which a whole file is clustered. A pair that is not given counts as one that speaks against: from the pairs that link writes come the clusters that link gives.</summary>
/// <remarks>Not for several threads at once. The order in which pairs come never matters.</remarks>
public sealed class ScoredPairs : IPairScores
{
    private const double BitsToNatural = 0.6931471805599453; // ln 2

    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> ids = [];
    private readonly Dictionary<(int, int), float> scores = [];
    private readonly HashSet<(int, int)> twice = [];

    /// <summary>How many pairs were given, each counted once.</summary>
    public int Count => scores.Count;

    /// <summary>How many records they speak of.</summary>
    public int Records => ids.Count;

    /// <summary>Takes in a pair. Of a pair that is given twice the higher score stands, so that the order of a file does not matter.</summary>
    /// <param name="left">One record's id.</param>
    /// <param name="right">The other's.</param>
    /// <param name="bits">log2 of the odds that they are one person.</param>
    public void Add(string left, string right, double bits)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (a, b) = (Number(left), Number(right));
        if (a == b) return;
        var pair = (Math.Min(a, b), Math.Max(a, b));
        var score = (float)(bits * BitsToNatural);
        if (scores.TryGetValue(pair, out var so) && so != score) twice.Add(pair);
        if (!scores.ContainsKey(pair) || so < score) scores[pair] = score;
    }

    /// <summary>Takes in a record of which there may be no pair: it then stands alone.</summary>
    /// <param name="record">Its id.</param>
    public void Add(string record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Number(record);
    }

    /// <summary>For each record its id and that of its cluster, in the order of ids, and how it went in words.</summary>
    internal (IReadOnlyList<(string Id, string Cluster)> Clusters, IReadOnlyList<string> Report) Run(IReadOnlyList<PairJudgement> judgements, double threshold)
    {
        var (groups, ranks, judged, told) = Cluster(judgements, threshold);
        var heads = groups.Heads(ranks);
        return ([.. Enumerable.Range(0, ids.Count).OrderBy(r => ids[r], StringComparer.Ordinal).Select(r => (ids[r], ids[heads[r]]))],
            [.. told, .. judged.Conflicts, groups.InWords()]);
    }

    /// <summary>The clusters of more than one record, and why each of their records is there.</summary>
    /// <param name="judgements">What people said: never overruled. Where they contradict each other, "not the same" stands.</param>
    /// <param name="threshold">log2 of the odds that the mean between two groups must reach; 0 is even odds.</param>
    /// <returns>One line a record, in the order of ids.</returns>
    public IReadOnlyList<ScoredPlace> Places(IReadOnlyList<PairJudgement> judgements, double threshold = 0)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        var (groups, ranks, judged, _) = Cluster(judgements, threshold * BitsToNatural);
        var heads = groups.Heads(ranks);
        var members = Enumerable.Range(0, ids.Count).GroupBy(r => heads[r]).Where(g => g.Skip(1).Any()).ToDictionary(g => g.Key, g => g.ToArray());
        var places = new ScoredPlaces(ids, heads, Known(heads), judged, threshold);
        return [.. members.Values.SelectMany(places.Of).OrderBy(p => p.Record, StringComparer.Ordinal)];
    }

    /// <summary>For each record the others of its cluster of which a score is known.</summary>
    private List<(int Other, double Bits)>[] Known(int[] heads)
    {
        List<(int Other, double Bits)>[] known = [.. heads.Select(_ => new List<(int, double)>())];
        foreach (var ((a, b), score) in scores)
        {
            if (heads[a] != heads[b]) continue;
            known[a].Add((b, score / BitsToNatural));
            known[b].Add((a, score / BitsToNatural));
        }

        return known;
    }

    private (Groups Groups, int[] Ranks, Judged Judged, IReadOnlyList<string> Told) Cluster(IReadOnlyList<PairJudgement> judgements, double threshold)
    {
        foreach (var judgement in judgements) _ = (Number(judgement.Left), Number(judgement.Right));
        var rules = new ClusterRules { Threshold = threshold };
        var ranks = new int[ids.Count];
        foreach (var (rank, record) in Enumerable.Range(0, ids.Count).OrderBy(r => ByteHash.Of(Encoding.UTF8.GetBytes(ids[r]))).ThenBy(r => ids[r], StringComparer.Ordinal).Index()) ranks[record] = rank;
        var judged = new Judged(judgements, numbers);
        var asked = (float)(rules.Threshold + rules.Proposes);
        Edge[] edges = [.. scores.Where(s => s.Value >= asked).Select(s => new Edge(s.Key.Item1, s.Key.Item2, s.Value))];
        var clusterer = new Clusterer(this, ranks, null, rules, judged);
        var spoke = string.Create(CultureInfo.InvariantCulture, $"{edges.Length:N0} of {scores.Count:N0} pairs speak for one person.");
        var groups = clusterer.Run(edges, record => ids[record]);
        string[] contradicted = twice.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Take care: {twice.Count:N0} pairs are given more than once with different scores; the highest of each stands.")];
        return (groups, ranks, judged, [.. contradicted, spoke, .. clusterer.InWords()]);
    }

    void IPairScores.Fetch(int a, int b)
    {
    }

    int IPairScores.Sift(Span<Glance> pairs, float asked)
    {
        var reached = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = pairs[i];
            if (!scores.TryGetValue((Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B)), out var score) || score < asked) continue;
            pair.Most = score;
            (pairs[i], pairs[reached]) = (pairs[reached], pair);
            reached++;
        }

        return reached;
    }

    private int Number(string id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers[id] = number = ids.Count;
            ids.Add(id);
        }

        return number;
    }
}
