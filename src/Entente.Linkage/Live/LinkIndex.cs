using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Block;
using Entente.Linkage.Cluster;
using Entente.Linkage.Explain;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>Who is who among records that come, change and go one by one. Each change costs what the records near it cost, and the outcome never depends on the
/// order of changes: at any time it is what linking all records at once by the same standard gives.</summary>
/// <remarks>Weights, how common values are and which keys are too common are learned once, from the file it was built from. One thread at a time may use it.</remarks>
public sealed class LinkIndex
{
    private readonly Standard standard;
    private readonly Records records;
    private readonly Distinct ids;
    private readonly List<int> recordOf; // by id: the record, or -1
    private readonly List<int> idOf = []; // by record
    private readonly Postings postings;
    private readonly Links links = new();
    private readonly Verdicts verdicts;
    private readonly PairFilter filter;
    private readonly LocalClusters clusters;
    private readonly EqualLinks equals;
    private readonly NameParts? parts;
    private readonly Explainer explainer;
    private readonly Places places;

    internal LinkIndex(Standard standard, Records records, Distinct ids, IEnumerable<int> idOfRecord, Verdicts verdicts)
    {
        (this.standard, this.records, this.ids, this.verdicts) = (standard, records, ids, verdicts);
        Rules = new() { Threshold = standard.Threshold };
        var weigher = new Weigher(records.Fields, standard.Model.Weights);
        filter = new(records, new(records), weigher);
        parts = NameParts.Of(records.Fields);
        var plan = KeyPlan.Of(records, standard.Records, standard.Model.Rules);
        if (plan.Others.Count > 0 || records.Fields.Any(f => f is WordsField)) throw OnlyForWholeFiles("Its free words go"); // how rare a word is hangs on all values
        postings = new(new(plan, standard.Stops, Identity));
        recordOf = [.. Enumerable.Repeat(-1, ids.Count)];
        var once = Entente.Linkage.Cluster.Once.By(records, standard.Once);
        clusters = new(filter, links, verdicts, Rules, once, new(Identity, RecordOf, record => idOf[record], Name));
        explainer = new(records, weigher, standard.Model, standard.Records, Name);
        places = new(records, weigher, Rules, once, explainer, Name);
        equals = new(records, links, Identity, record => verdicts.Of(this.idOf[record]).Any());
        postings.Reserve(records.Count);
        foreach (var id in idOfRecord)
        {
            var record = idOf.Count;
            idOf.Add(id);
            if (id == 0) continue;
            recordOf[id] = record;
            Count++;
            postings.Add(record);
        }

        links.Reserve(records.Count + 1);
        clusters.Reserve(records.Count + 1);
    }

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>The columns that records are compared on, in the order in which values are given. Columns for day, month and year are one, called by their names with " + " between them, and take a date.</summary>
    public IReadOnlyList<string> Columns => [.. records.Fields.Select(f => f.Name)];

    /// <summary>Whether a column's name is that of a part that one of <see cref="Columns"/> was put together from.</summary>
    internal bool IsPart(string name) => records.Fields.Any(f => f.Form.Parts.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The values, with their places among <see cref="Columns"/>, of those columns of which parts were said.</summary>
    internal IEnumerable<(int At, string Value)> Joined(IReadOnlyDictionary<string, string> parts) =>
        records.Fields.Where(f => f.Form.Parts.Any(p => parts.ContainsKey(p.Name))).Select(f => (f.Slot, Joining.Value(f.Form.Parts, name => parts.GetValueOrDefault(name, ""))));

    internal ClusterRules Rules { get; }
    internal Standard Standard => standard;
    internal Records Records => records;
    internal Distinct Ids => ids;
    internal IReadOnlyList<int> IdOf => idOf;
    internal Links Links => links;
    internal Verdicts Verdicts => verdicts;
    internal LocalClusters Clusters => clusters;

    /// <summary>Links a file, learning from it, and stands ready for changes.</summary>
    /// <param name="table">The records. Its rows are used up by this.</param>
    /// <param name="options">How it goes about it; null: the defaults.</param>
    /// <param name="progress">Is told what was done, in words.</param>
    /// <returns>The index.</returns>
    /// <exception cref="FormatException">Ids are missing or used twice, or nothing can be compared; the message says what to do.</exception>
    public static LinkIndex Build(Table table, BatchOptions? options = null, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Ids?.Repeated() is > 0 and var repeated) throw new FormatException($"{table.Source}: {repeated} records carry no id or an id that was used before. A record that may be corrected or removed later needs an id of its own.");
        options ??= new();
        if ((options.Standard?.Model ?? options.Model ?? options.Start)?.Rules.FirstOrDefault(r => r.IsForWholeFiles) is { } rule) throw OnlyForWholeFiles($"The model's rule '{rule}' goes");
        var batch = new BatchLinker(options).Link(table, progress);
        var standard = options.Standard ?? new(batch.Model, batch.Records.Count, options.Threshold, options.Once, [.. batch.Records.Fields.Select(f => f.Shares.Freeze())], batch.Keys.Stops);
        return LinkBuild.From(table, batch, standard, options);
    }

    private static FormatException OnlyForWholeFiles(string what) => new($"{what} by windows, slips or rare words. Which records then meet hangs on what else the file holds, so records that come one by one could not be linked as the whole file is. Take such rules out of the model, or link the file as a whole each time.");

    /// <summary>Links records at once by this index's standard and judgements: what it should itself hold for the same records.</summary>
    /// <param name="table">The records, with the columns of the file that the index was built from.</param>
    /// <returns>Another index.</returns>
    /// <exception cref="FormatException">Ids are missing or used twice, or the columns are others.</exception>
    public LinkIndex Rebuild(Table table) => Build(table, new()
    {
        Standard = standard,
        Judgements = [.. verdicts.All.Select(v => new PairJudgement(Encoding.UTF8.GetString(ids[v.A]), Encoding.UTF8.GetString(ids[v.B]), v.Same))],
    });

    /// <summary>Adds a record, or corrects the one with this id.</summary>
    /// <param name="id">The record's id, not empty.</param>
    /// <param name="values">A value for each of <see cref="Columns"/>, empty where nothing is said.</param>
    /// <returns>What it changed.</returns>
    /// <exception cref="ArgumentException">There is no id, or there are too few values or too many.</exception>
    public LinkChange Put(string id, IReadOnlyList<string> values)
    {
        var number = Number(id);
        Span<int> numbers = stackalloc int[records.Width];
        Take(values, numbers);
        var record = recordOf[number];
        var near = new List<int>();
        if (record >= 0) near.AddRange(Unlink(record));
        else
        {
            record = idOf.Count;
            idOf.Add(number);
            recordOf[number] = record;
            Count++;
        }

        records.Put(record, numbers);
        links.Reserve(records.Count + 1);
        clusters.Reserve(records.Count + 1);
        filter.Renew();
        postings.Add(record);
        foreach (var edge in equals.Thinned(record, Near(record, (float)(Rules.Threshold + Rules.Proposes)))) links.Add(edge.A, edge.B, edge.Score);
        near.Add(record);
        return clusters.Settle(near, record);
    }

    /// <summary>Removes a record. What people judged about it waits in case it comes back.</summary>
    /// <param name="id">The record's id.</param>
    /// <returns>What it changed; nothing where there was no such record.</returns>
    public LinkChange Remove(string id)
    {
        var number = ids.Find(Encoding.UTF8.GetBytes(id));
        if (number == 0 || recordOf[number] is var record && record < 0) return new(id, [], []);
        var near = Unlink(record);
        records.Put(record, stackalloc int[records.Width]);
        (idOf[record], recordOf[number]) = (0, -1);
        Count--;
        near.Remove(record);
        return clusters.Settle(near, -1) with { Id = id };
    }

    /// <summary>Takes in what a person said about two records; from then on no evidence overrules it. The last word on a pair counts.</summary>
    /// <param name="judgement">The judgement. It may speak of a record that is not there yet.</param>
    /// <returns>What it changed.</returns>
    /// <exception cref="ArgumentException">It names one record twice.</exception>
    public LinkChange Judge(PairJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var (a, b) = (Number(judgement.Left), Number(judgement.Right));
        var near = Present(a, b);
        near.AddRange(near.SelectMany(r => clusters.Component(r)).ToArray());
        verdicts.Say(a, b, judgement.Same);
        return clusters.Settle(near, recordOf[a]) with { Id = judgement.Left };
    }

    /// <summary>Takes a judgement back, with all that hung on it.</summary>
    /// <param name="left">One record's id.</param>
    /// <param name="right">The other's.</param>
    /// <returns>What it changed; nothing where there was no such judgement.</returns>
    public LinkChange Withdraw(string left, string right)
    {
        var (a, b) = (Number(left), Number(right));
        var near = Present(a, b);
        near.AddRange(near.SelectMany(r => clusters.Component(r)).ToArray());
        verdicts.Withdraw(a, b);
        return clusters.Settle(near, recordOf[a]) with { Id = left };
    }

    /// <summary>Finds records that may be the person described, without adding anything.</summary>
    /// <param name="values">A value for each of <see cref="Columns"/>, empty where nothing is said.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="least">In bits, the score below which nothing is wanted.</param>
    /// <returns>The likeliest first.</returns>
    public IReadOnlyList<LinkHit> Query(IReadOnlyList<string> values, int most = 10, double least = 0)
    {
        Span<int> numbers = stackalloc int[records.Width];
        Take(values, numbers);
        var asked = idOf.Count;
        records.Put(asked, numbers);
        filter.Renew();
        postings.Write(asked);
        var near = Near(asked, (float)(least / Bits));
        records.Drop(asked);
        return [.. near.OrderByDescending(e => e.Score).ThenBy(e => Name(e.B), StringComparer.Ordinal).Take(most).Select(e => new LinkHit(Name(e.B), e.Score * Bits, Name(clusters.Head(e.B))))];
    }

    /// <summary>The ids of all records held to be the same person, in their order; empty where there is no such record.</summary>
    /// <param name="id">One of them.</param>
    /// <returns>Ids, that of the record itself included.</returns>
    public IReadOnlyList<string> Members(string id) => Find(id) is { } record ? clusters.Members(record) : [];

    /// <summary>The id by which a record's cluster is called: that of one of its members, the same for all.</summary>
    /// <param name="id">A record's id.</param>
    /// <returns>An id, or null where there is no such record.</returns>
    public string? Cluster(string id) => Find(id) is { } record ? Name(clusters.Head(record)) : null;

    /// <summary>Judgements that contradict each other, in words, for the people who must settle them.</summary>
    /// <returns>A sentence for each.</returns>
    public IReadOnlyList<string> Conflicts() => clusters.Conflicts(verdicts.All.SelectMany(v => Present(v.A, v.B)));

    /// <summary>Judgements around a record that contradict each other, in words.</summary>
    /// <param name="id">The record's id.</param>
    /// <returns>A sentence for each; none where there is no such record.</returns>
    public IReadOnlyList<string> Conflicts(string id) => Find(id) is { } record ? clusters.Conflicts([record]) : [];

    /// <summary>Explains a pair's score.</summary>
    /// <param name="left">One record's id.</param>
    /// <param name="right">The other's.</param>
    /// <returns>The explanation, or null where one of them is not there.</returns>
    public PairExplanation? Explain(string left, string right) => Find(left) is { } a && Find(right) is { } b
        ? explainer.Pair(a, b) with { Outcome = new(clusters.Head(a) == clusters.Head(b), standard.Threshold * Bits, verdicts.Said(idOf[a], idOf[b])) } : null;

    /// <summary>Explains why a record is in its cluster, or alone.</summary>
    /// <param name="id">The record's id.</param>
    /// <returns>The explanation, or null where it is not there.</returns>
    public PlaceExplanation? ExplainPlace(string id)
    {
        if (Find(id) is not { } record) return null;
        var others = clusters.Component(record).Where(r => r != record && clusters.Head(r) == clusters.Head(record)).ToArray();
        return places.Of(record, others, links.Of(record).Select(l => l.To), verdicts.Of(idOf[record]).Select(v => recordOf[v.Other]).Where(r => r >= 0), other => clusters.Component(other).Where(r => clusters.Head(r) == clusters.Head(other)),
            other => verdicts.Of(idOf[other]).Where(v => v.Same).Select(v => recordOf[v.Other]), other => links.Of(other).Select(l => l.To));
    }

    /// <summary>All records' ids.</summary>
    /// <returns>Ids in no particular order.</returns>
    public IEnumerable<string> All() => idOf.Where(id => id != 0).Select(id => Encoding.UTF8.GetString(ids[id]));

    private const double Bits = 1.4426950408889634; // 1 / ln 2

    private List<Edge> Near(int record, float asked)
    {
        var queue = new PairQueue(filter, asked);
        postings.Each(record, other => queue.Add(record, other));
        queue.Empty();
        return queue.Kept;
    }

    /// <summary>Takes a record out of what it is linked with. Returns the records that hung together with it, itself included.</summary>
    private List<int> Unlink(int record)
    {
        List<int> near = [.. clusters.Component(record)];
        postings.Remove(record);
        var alike = equals.LinkedWith(record);
        links.Remove(record);
        equals.TieAgain(alike);
        return near;
    }

    private void Take(IReadOnlyList<string> values, Span<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != numbers.Length) throw new ArgumentException($"{values.Count} values were given where {numbers.Length} are meant: {string.Join(", ", Columns)}.");
        for (var i = 0; i < numbers.Length; i++) numbers[i] = i == parts?.Whole ? 0 : records.Fields[i].Take(Encoding.UTF8.GetBytes(values[i] ?? ""));
        // Fields of names share their numbers: a new family name must be known as a given name too, as the two may have changed places.
        parts?.Split(numbers, Encoding.UTF8.GetBytes(parts.Whole is { } whole ? values[whole] ?? "" : ""));
        foreach (var field in records.Fields) field.Shares.Grow(field.Count);
        parts?.Lay(numbers);
    }

    private int Number(string id)
    {
        if (string.IsNullOrEmpty(id)) throw new ArgumentException("A record needs an id.");
        var number = ids.Add(Encoding.UTF8.GetBytes(id));
        while (recordOf.Count <= number) recordOf.Add(-1);
        return number;
    }

    private int? Find(string id) => ids.Find(Encoding.UTF8.GetBytes(id ?? "")) is > 0 and var number && recordOf[number] is >= 0 and var record ? record : null;

    private List<int> Present(int a, int b) => [.. new[] { recordOf[a], recordOf[b] }.Where(r => r >= 0)];

    private ulong Identity(int record) => ByteHash.Of(ids[idOf[record]]);

    private int RecordOf(int id) => recordOf[id];

    private string Name(int record) => Encoding.UTF8.GetString(ids[idOf[record]]);
}
