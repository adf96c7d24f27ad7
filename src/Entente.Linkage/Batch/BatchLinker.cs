using Entente.Linkage.Block;
using Entente.Linkage.Cluster;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>Links a whole file: cleans, finds, learns, scores and clusters, with nothing asked of the caller.</summary>
/// <param name="options">How it goes about it.</param>
public sealed class BatchLinker(BatchOptions? options = null)
{
    private readonly BatchOptions options = options ?? new();

    /// <summary>Links a table's records. The result does not depend on threads or on the order of the file.</summary>
    /// <param name="table">The records. Its columns are used up by this.</param>
    /// <param name="progress">Is told what is being done, in words.</param>
    /// <returns>Who is who.</returns>
    public BatchResult Link(Table table, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var roles = table.Columns.ToDictionary(c => c.Name, c => options.Roles.TryGetValue(c.Name, out var said) ? said : RoleGuess.Of(c));
        progress?.Report("columns: " + string.Join(", ", roles.Select(r => $"{r.Key} is {r.Value}")));
        var records = new Prepare(table, roles, options.Threads, options.Transliterate).Run();
        progress?.Report("prepared");
        var index = KeyIndex.Build(records, KeyPlan.For(records), options.MostInBlock, options.Threads);
        progress?.Report("blocked: " + string.Join("; ", index.Reports));
        var comparer = new PairComparer(records);
        var blind = PairSample.Blind(records, comparer, options.BlindPairs, options.Seed, options.Threads);
        var met = PairSample.Met(records, index, comparer, options.MetPairs, options.Seed, options.Threads);
        progress?.Report($"sampled {blind.Count} {met.Count}");
        var learned = new Learner(records.Fields, blind, met, records.Pairs).Run(records.Count);
        progress?.Report($"learned in {learned.Rounds}");
        var weigher = new Weigher(records.Fields, learned.Model);
        var scorer = new PairScorer(records, index, weigher, -2, options.Threads);
        var edges = scorer.Run();
        progress?.Report($"scored {scorer.Scored} kept {edges.Length}");
        var groups = new Clusterer(records, weigher, new() { Threshold = options.Threshold }).Run(edges);
        progress?.Report("clustered");
        return new(table, records, index, learned, edges, groups);
    }
}
