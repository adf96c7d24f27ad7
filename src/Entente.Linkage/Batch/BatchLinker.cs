using System.Globalization;
using Entente.Linkage.Block;
using Entente.Linkage.Cluster;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>Links a whole file: cleans, finds, learns, scores and clusters, with nothing asked of the caller.</summary>
/// <param name="options">How it goes about it; null: the defaults.</param>
public sealed class BatchLinker(BatchOptions? options = null)
{
    private readonly BatchOptions options = options ?? new();

    /// <summary>Links a table's records. The result does not depend on threads or on the order of the file.</summary>
    /// <param name="table">The records. Its rows are used up by this: a table is linked once.</param>
    /// <param name="progress">Is told what was done, in words.</param>
    /// <returns>Who is who.</returns>
    /// <exception cref="FormatException">Nothing can be compared, or the given model is for other columns; the message says what to do.</exception>
    public BatchResult Link(Table table, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var report = new List<string>();
        Tell([.. table.Notes]);
        var (records, index) = Find(table, Tell);
        var model = (options.Standard?.Model ?? options.Model)?.For(records) ?? Learn(table, records, index, Tell);
        var weigher = new Weigher(records.Fields, model.Weights);
        var rules = new ClusterRules { Threshold = options.Standard?.Threshold ?? options.Threshold };
        options.Learned?.Invoke(model);
        options.Stop.ThrowIfCancellationRequested();
        var scorer = new PairScorer(records, index, weigher, (float)(rules.Threshold + rules.Proposes), options.Threads, options.Working, options.Stop);
        var edges = scorer.Run();
        Tell([.. scorer.ByRule.Select((r, i) => Invariant($"By {index.Reports[i].Rule} first: {r.Scored:N0} pairs, {r.Kept:N0} of them speak for one person."))]);
        Tell(Invariant($"{scorer.Scored:N0} pairs were scored; {edges.Length:N0} speak for one person."));
        var judged = new Judged(options.Judgements, options.Judgements.Count == 0 ? new() : table.Rowing(records.Rows));
        var once = Entente.Linkage.Cluster.Once.By(records, Once);
        var clusterer = new Clusterer(new PairFilter(records, new(records), weigher), records.Ranks, null, rules, judged, once);
        var groups = clusterer.Run(edges, record => table.Id(records.Rows[record]));
        Tell([.. judged.Conflicts]);
        if (once is not null) Tell(Invariant($"As each {Once} holds a person but once, {clusterer.KeptApart:N0} pairs did not join their groups."));
        Tell([.. clusterer.InWords()]);
        var crowds = Crowds.Of(records, index.Keys, weigher, rules);
        Tell([.. crowds?.InWords() ?? []]);
        var result = new BatchResult(table, records, index, model, weigher, edges, groups, judged, rules, once, crowds) { Report = report, ByRule = scorer.ByRule, Threads = options.Threads, Stop = options.Stop };
        Tell(result.InWords());
        return result;

        void Tell(params string[] words)
        {
            report.AddRange(words);
            foreach (var word in words) progress?.Report(word);
        }
    }

    /// <summary>Learns a model from a table without linking it.</summary>
    /// <param name="table">The records. Its rows are used up by this.</param>
    /// <param name="progress">Is told what was done, in words.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FormatException">Nothing can be compared; the message says what to do.</exception>
    public TrainedModel Learn(Table table, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        void Tell(string[] words)
        {
            foreach (var word in words) progress?.Report(word);
        }

        var (records, index) = Find(table, Tell);
        return Learn(table, records, index, Tell);
    }

    /// <summary>Cleans and learns, or takes the given model, for work that goes on without linking.</summary>
    internal (Records Records, TrainedModel Model) Ready(Table table, IProgress<string>? progress)
    {
        var (records, index) = Find(table, Tell);
        return (records, options.Model?.For(records) ?? Learn(table, records, index, Tell));

        void Tell(string[] words)
        {
            foreach (var word in words) progress?.Report(word);
        }
    }

    private (Records, KeyIndex) Find(Table table, Tell tell)
    {
        if (Once.Length > 0 && !table.Columns.Any(c => c.Name.Equals(Once, StringComparison.OrdinalIgnoreCase)))
        {
            throw new FormatException($"{table.Source} has no column '{Once}' that says where records are from. It has {string.Join(", ", table.Columns.Select(c => c.Name))}.");
        }

        var roles = RoleGuess.Of(table.Columns, Once.Length == 0 ? options.Roles : new Dictionary<string, ColumnRole>(options.Roles, StringComparer.OrdinalIgnoreCase) { [Once] = ColumnRole.Category });
        var most = Copies.Most;
        if (RoleGuess.OfOne(table.Columns, roles, options.Roles) is { } constant)
        {
            (roles, most) = (constant, 1);
            tell(table.Rows == 1 ? "There is one record: it stands alone." : Invariant($"All {table.Rows:N0} records say the same in every column: they are held to be one person."));
        }

        tell([.. roles.Select(r => $"Column {r.Key} is read as {r.Value}.")]);
        var notes = new List<string>();
        table = Joining.Of(table, roles, notes);
        if (Model is not null) Model.Keep(table.Columns, roles);
        else if (MostTelling.Keep(table.Columns, roles, options.Roles.Keys.Append(Once), table.Rows) is { } left) notes.Add(left);
        tell([.. notes]);
        var folding = new Folding(most, Singled(table));
        var records = Layout.ByName(new Prepare(table, roles, options.Threads, options.Transliterate, options.Standard, folding).Run());
        tell([.. records.Fields.Select(f => f.Form.Told).Where(t => t.Length > 0)]);
        GC.Collect(2, GCCollectionMode.Aggressive); // the table's own values are gone: a fifth of the peak otherwise
        var plan = KeyPlan.Of(records, options.Standard?.Records ?? records.Count, (options.Standard?.Model ?? options.Model ?? options.Start)?.Rules ?? []);
        var index = options.Standard is { } standard ? KeyIndex.Build(records, new(plan, standard.Stops, records.Identity), options.Threads) : KeyIndex.Build(records, plan, options.MostInBlock, options.Threads);
        tell([.. index.Reports.Select(r => r.InWords())]);
        if (index.Unmet() is { } unmet) tell(unmet);
        return (records, index);
    }

    private TrainedModel Learn(Table table, Records records, KeyIndex index, Tell tell)
    {
        options.Stop.ThrowIfCancellationRequested();
        var given = options.Start?.FixedIn(records) ?? Fixed.None; // first, as it may change levels
        var comparer = new PairComparer(records);
        var labels = Labelled.Of(options, table, records);
        tell([.. labels.Notes]);
        var blind = PairSample.Blind(records, comparer, options.BlindPairs, options.Seed, options.Threads);
        var met = PairSample.Met(records, index, comparer, options.MetPairs, options.Seed, options.Threads, labels.Said.Keys);
        var learner = new Learner(records.Fields, blind, met, records.Pairs) { Fixed = given };
        var learned = learner.Run(records.Count);
        List<string> told = [.. learned.InWords(met)];
        if (labels.Answers(met, comparer.Count) is { } answers)
        {
            var before = learned.Model;
            learned = new Learner(records.Fields, blind, met, records.Pairs) { Fixed = learner.Fixed, Answers = answers }.Run(records.Count);
            told.AddRange([.. Moved.InWords(records.Fields, before, learned), .. answers.Untold(records.Fields)]);
        }

        tell([.. told]);
        return new(records, learned.Model, options.Start) { Told = [.. labels.Notes, .. told] };
    }

    /// <summary>Rows that stay records of their own whatever others say the same: those that people judged, and those of a source that holds each person but once.</summary>
    private Func<int, bool> Singled(Table table)
    {
        var judged = options.Judgements.Concat(options.Labels).SelectMany(j => new[] { j.Left, j.Right }).ToHashSet();
        var source = table.Columns.FirstOrDefault(c => Once.Length > 0 && c.Name.Equals(Once, StringComparison.OrdinalIgnoreCase));
        return row => (source is not null && source.Numbers[row] != 0) || (judged.Count > 0 && judged.Contains(table.Id(row)));
    }

    private TrainedModel? Model => options.Standard?.Model ?? options.Model;

    private string Once => options.Standard?.Once ?? options.Once;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private delegate void Tell(params string[] words);
}
