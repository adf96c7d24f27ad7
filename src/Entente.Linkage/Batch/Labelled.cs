using Entente.Linkage.Fields;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>What is known beforehand about a file's pairs: people's answers, or the column with the known answer.</summary>
internal sealed class Labelled
{
    /// <summary>Fewer answers than this move next to nothing.</summary>
    private const int Few = 10;

    private readonly Dictionary<(int A, int B), bool> said = [];
    private readonly List<string> notes = [];
    private Func<int, int, bool?>? truth;

    private Labelled()
    {
    }

    /// <summary>Answered pairs, the record of the lower rank first.</summary>
    public IReadOnlyDictionary<(int A, int B), bool> Said => said;

    /// <summary>How many answers count, and which were left aside, in words.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <exception cref="FormatException">There are answers but none is about the file, or the column with the known answer is missing.</exception>
    public static Labelled Of(BatchOptions options, Table table, Records records)
    {
        var labels = new Labelled();
        if (options.LearnFromTruth) labels.Know(table.Truth ?? throw new FormatException("To learn from the known answer, name its column with --truth."), records);
        if (options.Labels.Count > 0) labels.Read(options.Labels, table.Rowing(records.Rows), records);
        return labels;
    }

    /// <summary>The answers to pairs learned from; null where nothing is known.</summary>
    public Answers? Answers(PairSample met, int width)
    {
        if (said.Count == 0 && truth is null) return null;
        var known = new Dictionary<int, bool>();
        for (var pair = 0; pair < met.Count; pair++)
        {
            if (said.TryGetValue(met.Pairs[pair], out var same)) known[pair] = same;
        }

        return new(met, width, known, pair => truth?.Invoke(met.Pairs[pair].A, met.Pairs[pair].B));
    }

    private void Know(Column column, Records records)
    {
        var numbers = column.Numbers.ToArray();
        truth = (a, b) => numbers[records.Rows[a]] is var x && numbers[records.Rows[b]] is var y && (x == 0 || y == 0) ? null : x == y;
        notes.Add($"With the answers: the column {column.Name} is learned from, so it cannot measure what this model finds in the same file. Records that leave it empty are learned from as if it were not there.");
    }

    private void Read(IReadOnlyList<Cluster.PairJudgement> labels, Dictionary<string, int> rows, Records records)
    {
        var (unknown, against) = (0, new HashSet<(int, int)>());
        foreach (var label in labels)
        {
            if (!rows.TryGetValue(label.Left, out var a) || !rows.TryGetValue(label.Right, out var b) || a == b)
            {
                unknown++;
                continue;
            }

            var pair = records.Ranks[a] < records.Ranks[b] ? (a, b) : (b, a);
            if (!said.TryAdd(pair, label.Same) && said[pair] != label.Same) against.Add(pair);
        }

        if (unknown == labels.Count) throw new FormatException("No answer names two records of the file. Name the column with their ids with --id, as when the pairs were drawn.");
        foreach (var pair in against) said.Remove(pair);
        var chained = LeaveContradictionsAside();
        notes.Add(FormattableString.Invariant($"With the answers: {said.Count:N0} answered pairs count, {said.Values.Count(s => s):N0} of them the same person. Each is one of the pairs learned from; for unanswered pairs that agree on the same levels, what the file itself says weighs as much as {Train.Answers.ModelWeight:N0} answers."));
        if (unknown > 0) notes.Add(FormattableString.Invariant($"With the answers: {unknown:N0} are left aside, they do not name two records of the file."));
        if (against.Count > 0) notes.Add(FormattableString.Invariant($"With the answers: {against.Count:N0} pairs are left aside, they were answered both ways."));
        if (chained > 0) notes.Add(FormattableString.Invariant($"With the answers: {chained:N0} are left aside, as a \"no\" lies between records that other answers make one person, and it cannot be told which of them is wrong."));
        if (said.Count < Few) notes.Add(FormattableString.Invariant($"With the answers: fewer than {Few} move next to nothing."));
    }

    /// <summary>Where "yes" and "yes" join two records of which a "no" speaks, all answers among the records so joined go. Returns how many.</summary>
    private int LeaveContradictionsAside()
    {
        var heads = new Dictionary<int, int>();
        foreach (var ((a, b), _) in said.Where(s => s.Value)) heads[Head(a)] = Head(b);
        var wrong = said.Where(s => !s.Value && Head(s.Key.A) == Head(s.Key.B)).Select(s => Head(s.Key.A)).ToHashSet();
        var aside = said.Keys.Where(p => Head(p.A) == Head(p.B) && wrong.Contains(Head(p.A))).ToArray();
        foreach (var pair in aside) said.Remove(pair);
        return aside.Length;

        int Head(int record)
        {
            while (heads.TryGetValue(record, out var next) && next != record) record = next;
            return record;
        }
    }
}
