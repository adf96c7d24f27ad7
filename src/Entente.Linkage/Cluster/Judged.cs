using System.Runtime.InteropServices;

namespace Entente.Linkage.Cluster;

/// <summary>Judgements as hard constraints. Where they contradict each other, "not the same" stands, the join is left out, and the conflict is told.</summary>
internal sealed class Judged
{
    private readonly Dictionary<int, List<int>> apart = [];
    private readonly Dictionary<int, List<int>> together = [];
    private readonly List<(int A, int B)> joins = [];
    private readonly List<string> conflicts = [];

    public Judged(IReadOnlyList<PairJudgement> judgements, IReadOnlyDictionary<string, int> rows)
    {
        foreach (var judgement in judgements)
        {
            if (!rows.TryGetValue(judgement.Left, out var a) || !rows.TryGetValue(judgement.Right, out var b))
            {
                conflicts.Add($"The judgement on {judgement.Left} and {judgement.Right} names a record that is not in the file; it is left aside.");
                continue;
            }

            if (judgement.Same) joins.Add((a, b));
            Note(judgement.Same ? together : apart, a, b);
            Note(judgement.Same ? together : apart, b, a);
        }
    }

    /// <summary>Judgements that contradict others or name unknown records, in words.</summary>
    public IReadOnlyList<string> Conflicts => conflicts;

    /// <summary>Records that people judged against this one, either way.</summary>
    public IEnumerable<int> With(int record) => together.GetValueOrDefault(record, []).Concat(apart.GetValueOrDefault(record, [])).Distinct();

    /// <summary>Records that people judged the same as this one.</summary>
    public IReadOnlyList<int> Together(int record) => together.GetValueOrDefault(record, []);

    /// <summary>What was said about a pair, the same or not; where both were said, that they are not.</summary>
    public bool? Said(int a, int b) => Against(a, b) ? false : Together(a).Contains(b) ? true : null;

    /// <summary>Joins what was judged to be the same, in an order that does not hang on the file's.</summary>
    public void Join(Groups groups, int[] ranks, Func<int, string> id)
    {
        foreach (var (a, b) in joins.OrderBy(j => Math.Min(ranks[j.A], ranks[j.B])).ThenBy(j => Math.Max(ranks[j.A], ranks[j.B])))
        {
            var (left, right) = (groups.Of(a), groups.Of(b));
            if (left == right && !Against(a, b)) continue;
            if (Against(a, b) || Forbids(groups, left, right)) conflicts.Add($"{id(a)} and {id(b)} were judged the same, which contradicts other judgements; they stay apart until that is settled.");
            else groups.Join(left, right);
        }
    }

    /// <summary>Whether a judgement keeps two groups apart.</summary>
    public bool Forbids(Groups groups, int a, int b)
    {
        if (apart.Count == 0) return false;
        if (groups.Size(a) > groups.Size(b)) (a, b) = (b, a);
        for (var record = a; record >= 0; record = groups.Next(record))
        {
            if (!apart.TryGetValue(record, out var others)) continue;
            foreach (var other in others)
            {
                if (groups.Of(other) == b) return true;
            }
        }

        return false;
    }

    private bool Against(int a, int b) => apart.TryGetValue(a, out var others) && others.Contains(b);

    private static void Note(Dictionary<int, List<int>> into, int a, int b) => (CollectionsMarshal.GetValueRefOrAddDefault(into, a, out _) ??= []).Add(b);
}
