using Entente.Linkage.Batch;

namespace Entente.Linkage.Evaluate;

/// <summary>Where clusters differ from the known answer, by cause, with the worst of each.</summary>
internal static class Misses
{
    /// <summary>Looking at more pairs than this would tell nothing more.</summary>
    private const int Most = 200_000;

    /// <summary>The causes, the commonest first.</summary>
    public static IReadOnlyList<Miss> Of(BatchResult result)
    {
        if (result.Table.Truth is not { } truth) return [];
        var rows = result.Records.Rows;
        var causes = new Dictionary<string, Miss>();
        foreach (var (a, b) in Groups(result, truth.Values.Count, r => truth.Numbers[rows[r]] - 1).SelectMany(Pairs).Where(p => result.Cluster(rows[p.A]) != result.Cluster(rows[p.B])).Take(Most)) Note(Missed(result, a, b), true, a, b);
        foreach (var (a, b) in Groups(result, result.Count, r => result.Cluster(rows[r])).SelectMany(Pairs).Where(p => truth.Numbers[rows[p.A]] != truth.Numbers[rows[p.B]]).Take(Most)) Note(Joined(result, a, b), false, a, b);
        return [.. causes.Values.OrderByDescending(m => m.Count).ThenBy(m => m.Cause, StringComparer.Ordinal)];

        void Note((string Cause, double Score) miss, bool missed, int a, int b)
        {
            if (!causes.TryGetValue(miss.Cause, out var so)) causes[miss.Cause] = so = new(miss.Cause, missed, 0, a, b, miss.Score);
            var worse = missed ? miss.Score < so.Score : miss.Score > so.Score;
            causes[miss.Cause] = worse ? so with { Count = so.Count + 1, A = a, B = b, Score = miss.Score } : so with { Count = so.Count + 1 };
        }
    }

    private static (string, double) Missed(BatchResult result, int a, int b)
    {
        var why = result.ExplainRecords(a, b);
        if (result.Keys.FirstShared(a, b) < 0) return ("Missed: they share no key, so they were never compared", why.Score);
        if (why.Score >= (result.Rules.Threshold + result.Rules.Proposes) * 1.4426950408889634) return ("Missed: the pair speaks for one person, but its groups as a whole do not, or a judgement forbids it", why.Score);
        var against = why.Reasons.Where(r => r.Weight < 0).MinBy(r => r.Weight);
        return (against is null ? "Missed: what both say is too little to go by" : $"Missed: {against.Field} speaks against it ({against.Level})", why.Score);
    }

    private static (string, double) Joined(BatchResult result, int a, int b)
    {
        var why = result.ExplainRecords(a, b);
        if (why.Score < 0) return ("Joined wrongly: others of the cluster tie them, the two alone speak against it", why.Score);
        var tie = why.Reasons.MaxBy(r => r.Weight);
        return (tie is null ? "Joined wrongly: nothing both say can be compared" : $"Joined wrongly: {tie.Field} ties them most ({tie.Level})", why.Score);
    }

    /// <summary>Records that have a number in common, in the order of their ranks; those with a negative one are left out.</summary>
    private static IEnumerable<int[]> Groups(BatchResult result, int numbers, Func<int, int> number)
    {
        var (order, first, last, next) = (new int[result.Records.Count], new int[numbers], new int[numbers], new int[result.Records.Count]);
        for (var record = 0; record < order.Length; record++) order[result.Records.Ranks[record]] = record;
        foreach (var record in order)
        {
            if (number(record) is not (>= 0 and var of)) continue;
            if (first[of] == 0) first[of] = record + 1;
            else next[last[of]] = record + 1;
            last[of] = record;
        }

        foreach (var record in order)
        {
            if (number(record) is not (>= 0 and var of) || first[of] != record + 1 || next[record] == 0) continue;
            var members = new List<int>();
            for (var member = record + 1; member > 0; member = next[member - 1]) members.Add(member - 1);
            yield return [.. members];
        }
    }

    private static IEnumerable<(int A, int B)> Pairs(int[] members)
    {
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++) yield return (members[i], members[j]);
        }
    }
}

/// <summary>A cause of misses.</summary>
/// <param name="Cause">In words.</param>
/// <param name="Missed">Whether a pair that belongs together was missed, rather than one joined wrongly.</param>
/// <param name="Count">How many pairs.</param>
/// <param name="A">A record of the worst pair.</param>
/// <param name="B">The other.</param>
/// <param name="Score">The worst pair's score in bits.</param>
internal sealed record Miss(string Cause, bool Missed, int Count, int A, int B, double Score);
