using System.Text;
using Entente.Linkage.Block;
using Entente.Linkage.Cluster;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Explain;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>Who is who in a file, and why.</summary>
public sealed class BatchResult
{
    private const double Bits = 1.4426950408889634; // 1 / ln 2

    private readonly Groups groups;
    private readonly Explainer explainer;
    private readonly Places places;
    private readonly Judged judged;
    private readonly ClusterRules rules;
    private readonly Once? once;
    private readonly Weigher weigher;
    private readonly Lazy<ILookup<int, int>> met; // of huge clusters alone is it asked which records met which
    private readonly int[] recordOf;
    private readonly int[] clusters;
    private readonly Crowds? crowds;

    internal BatchResult(Table table, Records records, KeyIndex keys, TrainedModel model, Weigher weigher, Edge[] edges, Groups groups, Judged judged, ClusterRules rules, Once? once, Crowds? crowds)
    {
        (Table, Records, Keys, Model, Edges, this.groups, this.judged) = (table, records, keys, model, edges, groups, judged);
        (this.rules, this.weigher, this.once) = (rules, weigher, once);
        var heads = groups.Heads(records.Ranks);
        this.crowds = crowds;
        (recordOf, clusters) = (new int[table.Rows], new int[table.Rows]);
        for (var record = 0; record < records.Count; record++)
        {
            recordOf[records.Rows[record]] = record;
            clusters[records.Rows[record]] = records.Rows[heads[record]];
        }

        met = new(() => Edges.SelectMany(e => ((int, int)[])[(e.A, e.B), (e.B, e.A)]).ToLookup(e => e.Item1, e => e.Item2));
        if (records.Copies is { } copies) Return(copies, crowds!);
        explainer = new(records, weigher, model, records.Count, record => table.Id(records.Rows[record]));
        places = new(records, weigher, rules, once, explainer, record => table.Id(records.Rows[record]));
    }

    /// <summary>What was learned, or the model that was given.</summary>
    public TrainedModel Model { get; }

    /// <summary>How many records there are.</summary>
    public int Count => clusters.Length;

    /// <summary>How the work went, step by step, in words: what was guessed, how keys split, what was lost, how learning settled, which judgements conflict.</summary>
    public required IReadOnlyList<string> Report { get; init; }

    /// <summary>For each key how many pairs were scored under it first, and how many of them propose.</summary>
    internal IReadOnlyList<(long Scored, long Kept)> ByRule { get; init; } = [];

    internal int Threads { get; init; } = 1;

    /// <summary>Ends early what is scored once more, for a report or for pairs.</summary>
    internal CancellationToken Stop { get; init; }

    internal Table Table { get; }
    internal KeyIndex Keys { get; }
    internal Groups Groups => groups;
    internal ClusterRules Rules => rules;
    internal Judged Judged => judged;
    internal Weigher Weigher => weigher;
    internal Records Records { get; }
    internal Edge[] Edges { get; }

    /// <summary>The cluster of a record: the row of one of its members, the same for all of them and independent of the file's order.</summary>
    /// <param name="row">The record's row, from 0.</param>
    /// <returns>A row, from 0.</returns>
    public int Cluster(int row) => clusters[row];

    /// <summary>Writes clusters as CSV: the columns id and cluster, a cluster being called by the id of one of its records (<see cref="Table.Label"/>).</summary>
    /// <param name="stream">Where to; not closed.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new CsvWriter(stream);
        writer.Row("id"u8, "cluster"u8);
        const int Before = 16;
        for (var row = 0; row < Count; row++)
        {
            if (Table.Ids is { Labels: false } ids)
            {
                if (row + 2 * Before < Count) ids.Fetch(clusters[row + 2 * Before]);
                if (row + Before < Count) ids.FetchBytes(clusters[row + Before]);
                writer.Row(ids.Bytes(row), ids.Bytes(clusters[row]));
            }
            else writer.Row(Encoding.UTF8.GetBytes(Table.Id(row)), Encoding.UTF8.GetBytes(Table.Label(Cluster(row))));
        }

        writer.Flush();
    }

    /// <summary>Measures the clusters against the table's column with the known answer.</summary>
    /// <returns>The measure, or null where no such column was asked for.</returns>
    public ClusterMeasure? Measure()
    {
        if (Table.Truth is not { } truth) return null;
        return ClusterMeasure.Of(truth.Numbers, clusters);
    }

    /// <summary>Scores all pairs that met once more and keeps those that reach some natural log odds, lower than linking itself asks for.</summary>
    internal Edge[] Pairs(double least) => Scorer(least).Run();

    /// <summary>The same, where something is made of part after part of them and the pairs themselves are not kept.</summary>
    internal T[] Pairs<T>(double least, Func<List<Edge>, T> make) => Scorer(least).Run(make);

    private PairScorer Scorer(double least) => new(Records, Keys, weigher, (float)least, Threads, null, Stop);

    /// <summary>Those pairs, and the ones that did not meet but were looked at when groups were joined: with them the same clusters come out again.</summary>
    internal Edge[] PairsForClusters(double least)
    {
        var looked = new Remembered(new PairFilter(Records, new(Records), weigher));
        new Clusterer(looked, Records.Ranks, null, rules, judged, once).Run([.. Edges], record => Table.Id(Records.Rows[record]));
        var met = Pairs(least);
        return [.. met, .. looked.Pairs.Where(e => e.Score >= least && Keys.FirstShared(e.A, e.B) < 0)];
    }

    /// <summary>How many rows a record's row stands for where they are one person; else 1.</summary>
    internal int Times(int record) => Records.Copies?.Times(Records.Rows[record]) is > 1 and var times && crowds!.IsOne(Records.Rows[record]) ? times : 1;

    /// <summary>For each row that a cluster is called by how many rows the cluster has; for others 0.</summary>
    internal int[] Sizes()
    {
        var sizes = new int[clusters.Length];
        foreach (var cluster in clusters) sizes[cluster]++;
        return sizes;
    }

    /// <summary>How many people there are and how many records they have, in words.</summary>
    internal string InWords()
    {
        if (Records.Copies is null) return groups.InWords();
        var sizes = Sizes();
        return Groups.InWords(Count, sizes.Count(s => s > 0), sizes.Count(s => s == 1), sizes.Max());
    }

    /// <summary>Rows for which another stood go to its cluster, or stay alone.</summary>
    private void Return(Copies copies, Crowds crowds)
    {
        for (var row = 0; row < clusters.Length; row++)
        {
            var first = copies.StandIn[row];
            if (first == row) continue;
            recordOf[row] = recordOf[first];
            clusters[row] = crowds.IsOne(first) ? clusters[first] : row;
        }
    }

    /// <summary>Natural log odds that two records are one person.</summary>
    internal double Score(int a, int b)
    {
        var comparer = new PairComparer(Records);
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        comparer.Compare(a, b, levels, rarity);
        return weigher.Score(levels, rarity);
    }

    internal PairExplanation ExplainRecords(int a, int b) => explainer.Pair(a, b);

    /// <summary>Explains a pair's score.</summary>
    /// <param name="left">A row, from 0.</param>
    /// <param name="right">Another.</param>
    /// <returns>The explanation.</returns>
    public PairExplanation Explain(int left, int right) => Pair(left, right) with { Outcome = new(clusters[left] == clusters[right], rules.Threshold * Bits, judged.Said(recordOf[left], recordOf[right])) };

    private PairExplanation Pair(int left, int right) => explainer.Pair(recordOf[left], recordOf[right]) with { Left = Table.Id(left), Right = Table.Id(right) };

    /// <summary>Explains why a record is in its cluster, or alone.</summary>
    /// <param name="row">A row, from 0.</param>
    /// <returns>The explanation.</returns>
    public PlaceExplanation ExplainPlace(int row)
    {
        var record = recordOf[row];
        var place = places.Of(record, [.. groups.Members(groups.Of(record)).Where(m => m != record)], Edges.Where(e => e.A == record || e.B == record).Select(e => e.A == record ? e.B : e.A), judged.With(record), other => groups.Members(groups.Of(other)), judged.Together, other => met.Value[other]);
        if (Records.Copies?.Times(Records.Rows[record]) is > 1 and var alike)
        {
            place = place with { Record = Table.Id(row), Copies = alike - 1 };
            if (row != Records.Rows[record] && Times(record) == 1) return place with { Members = 1, Nearest = null, Mean = 0, Doubters = [], Bridge = false, KeptFrom = [] };
            if (Times(record) > 1 && groups.Size(groups.Of(record)) == 1) place = place with { Nearest = Pair(row, Records.Copies.Other(row)), Mean = Math.Clamp(Score(record, record), rules.Least, rules.Most) * Bits };
            else if (place.Nearest is { } nearest) place = place with { Nearest = nearest with { Left = Table.Id(row) } };
        }

        return Records.Copies is null ? place : place with { Members = groups.Members(groups.Of(record)).Sum(Times) };
    }
}
