using Entente.Linkage.Fields;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>What is known beforehand about a file's pairs: people's answers, or the column with the known answer.</summary>
internal sealed class Labelled
{
    private readonly Dictionary<(int A, int B), bool> said = [];
    private readonly List<string> notes = [];
    private readonly Func<int, int, bool>? truth;

    private Labelled(Func<int, int, bool>? truth) => this.truth = truth;

    /// <summary>Answered pairs, the record of the lower rank first.</summary>
    public IReadOnlyDictionary<(int A, int B), bool> Said => said;

    /// <summary>How many answers count, and which were left aside, in words.</summary>
    public IReadOnlyList<string> Notes => notes;

    public static Labelled Of(BatchOptions options, Table table, Records records)
    {
        if (options.LearnFromTruth && table.Truth is null) throw new FormatException("To learn from the known answer, name its column with --truth.");
        var labels = new Labelled(options.LearnFromTruth ? (a, b) => table.Truth!.Numbers[records.Rows[a]] == table.Truth.Numbers[records.Rows[b]] : null);
        if (options.LearnFromTruth) labels.notes.Add("With the answers: the column with the known answer is learned from, so it cannot measure this result.");
        if (options.Labels.Count > 0) labels.Read(options, table.Rowing(records.Rows), records);
        return labels;
    }

    /// <summary>The answers to pairs learned from; null where nothing is known.</summary>
    public Answers? Answers(PairSample met, int width)
    {
        if (said.Count == 0 && truth is null) return null;
        var known = new Dictionary<int, bool>();
        for (var pair = 0; pair < met.Count && said.Count > 0; pair++)
        {
            if (said.TryGetValue(met.Pairs[pair], out var same)) known[pair] = same;
        }

        return new(met, width, known, truth is null ? null : pair => truth(met.Pairs[pair].A, met.Pairs[pair].B));
    }

    private void Read(BatchOptions options, Dictionary<string, int> rows, Records records)
    {
        var (unknown, against) = (0, new HashSet<(int, int)>());
        foreach (var label in options.Labels)
        {
            if (!rows.TryGetValue(label.Left, out var a) || !rows.TryGetValue(label.Right, out var b) || a == b)
            {
                unknown++;
                continue;
            }

            var pair = records.Ranks[a] < records.Ranks[b] ? (a, b) : (b, a);
            if (!said.TryAdd(pair, label.Same) && said[pair] != label.Same) against.Add(pair);
        }

        foreach (var pair in against) said.Remove(pair);
        notes.Add(FormattableString.Invariant($"With the answers: {said.Count:N0} answered pairs count, {said.Values.Count(s => s):N0} of them the same person. What the file itself says of a pattern of agreement weighs as much as {Train.Answers.ModelWeight:N0} answers."));
        if (unknown > 0) notes.Add(FormattableString.Invariant($"With the answers: {unknown:N0} are left aside, they do not name two records of the file."));
        if (against.Count > 0) notes.Add(FormattableString.Invariant($"With the answers: {against.Count:N0} pairs are left aside, they were answered both ways."));
    }
}
