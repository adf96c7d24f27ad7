using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Looks for rules: what is worth counting, what it finds, which few to take.</summary>
internal sealed class Suggesting(Table table, BatchOptions options, SuggestOptions suggest, IProgress<string>? progress)
{
    /// <summary>A set that turned out to bring more pairs than it was reckoned to is chosen anew so many times.</summary>
    private const int Tries = 4;

    /// <summary>A column with more pairs of equal values than this is no answer to who is who.</summary>
    private const long MostKnown = 50_000_000;

    public SuggestedRules Run()
    {
        suggest.Check();
        var linker = new BatchLinker(options with { Model = options.Model?.WithRules([]), Standard = null });
        var (records, model) = linker.Ready(table, progress);
        var budget = suggest.BudgetFor(records.Count);
        var offered = OfferedParts.Of(records, options.Seed);
        var keyed = Candidates.Of(offered, records.Count, budget);
        IReadOnlyList<Candidate> candidates = [.. keyed, .. OtherCandidates.Of(records)];
        if (candidates.Count == 0) throw new FormatException(Invariant($"{table.Source}: no column, alone or with others, parts {records.Count:N0} records finely enough for {budget:N0} pairs. Allow more pairs with a larger budget, or name roles by hand."));
        var known = Known(records);
        var found = new ulong[known.Count];
        var look = new CandidateLook(records, candidates, options.MostInBlock, suggest.SamplePairs, options.Seed, options.Threads);
        var drawn = look.Run(known, found, options.Stop);
        progress?.Report(Invariant($"{candidates.Count:N0} rules were counted; {drawn.Length:N0} of the pairs they bring were looked at."));
        var judged = Judge(records, new(records.Fields, model.Weights), drawn, offered, table.Truth is null);
        var matches = table.Truth is null ? Tally(judged.Select(j => (j.By, j.Match * look.Weight))) : Tally(found.Select(by => (by, 1.0)));
        var seen = matches.Sum(m => m.Count);
        var all = Math.Max(table.Truth is null ? All(keyed, offered, records.Fields.Count, judged, matches, seen) : seen, 1e-9);
        var greedy = new GreedyChoice(matches, Tally(drawn.Select(d => (d.By, look.Weight))), candidates.Count);
        var outlooks = candidates.Select((c, i) => new RuleOutlook(c.Rule, look.Reports[i].Pairs + look.Reports[i].Lost, look.Reports[i].Pairs, look.Reports[i].Largest, Of(matches, 1UL << i) / all)).ToArray();
        var (chosen, pairs) = Choose(records, greedy, outlooks, budget, suggest.LeastGain * all);
        return new()
        {
            Looked = [.. outlooks.OrderByDescending(o => o.Recall).ThenBy(o => o.Pairs).ThenBy(o => o.Rule.ToString(), StringComparer.Ordinal)],
            Chosen = [.. chosen.Select(c => outlooks[c])],
            Together = [.. chosen.Select((_, i) => Of(matches, chosen.Take(i + 1).Aggregate(0UL, (bits, c) => bits | 1UL << c))).Select((m, i) => new SetOutlook(pairs[i], m, m / all))],
            Matches = all,
            Known = table.Truth is not null,
            Unfound = table.Truth is null ? 1 - seen / all : 0,
            Budget = budget,
            MostInBlock = options.MostInBlock,
            Records = records.Count,
            Model = model.WithRules([.. chosen.Select(c => outlooks[c].Rule)]),
        };
    }

    /// <summary>How many matching pairs there are, seen or not: reckoned from those that rules by one key see, and no fewer than all see.</summary>
    private double All(IReadOnlyList<Candidate> keyed, IReadOnlyList<OfferedPart> offered, int columns, (double Match, ulong By, ulong Agrees)[] judged, (ulong By, double Count)[] matches, double seen)
    {
        var by = ulong.MaxValue >> 64 - keyed.Count;
        return keyed.Count == 0 ? seen : Math.Max(seen, Of(matches, by) / (1 - new Unfound(keyed, offered, columns).Share([.. judged.Where(j => (j.By & by) != 0)], options.Seed)));
    }

    /// <summary>Chooses, counts what the chosen bring together, and chooses anew for less where that is more than the budget: what was drawn had said less.</summary>
    private (IReadOnlyList<int> Chosen, long[] Pairs) Choose(Records records, GreedyChoice greedy, RuleOutlook[] outlooks, long budget, double least)
    {
        double allowed = budget;
        for (var round = 1; ; round++)
        {
            // Rules by one key come first, as they do when linking.
            var chosen = greedy.Choose(allowed, suggest.MostRules, least).OrderBy(c => outlooks[c].Rule.IsForWholeFiles).ToList();
            while (round >= Tries && chosen.Count > 0 && Last(chosen) > budget) chosen.RemoveAt(chosen.Count - 1);
            var pairs = chosen.Count == 0 ? [] : Count(records, chosen, outlooks);
            if (chosen.Count == 0 || pairs[^1] <= budget) return (chosen, pairs);
            allowed *= 0.98 * budget / pairs[^1];
        }

        long Last(List<int> chosen) => Count(records, chosen, outlooks)[^1];
    }

    /// <summary>How many pairs the first, the first two and so on bring, each pair counted once.</summary>
    private long[] Count(Records records, List<int> chosen, RuleOutlook[] outlooks)
    {
        var index = KeyIndex.Build(records, KeyPlan.Of(records, records.Count, [.. chosen.Select(c => outlooks[c].Rule)]), options.MostInBlock, options.Threads);
        var counts = new long[chosen.Count];
        Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = options.Stop }, rule =>
        {
            var (blocks, count) = (index.Blocks[rule], 0L);
            for (var block = 0; block < blocks.Count; block++)
            {
                var members = blocks[block];
                for (var i = 0; i < members.Length; i++)
                {
                    for (var j = i + 1; j < members.Length; j++)
                    {
                        if (index.Belongs(rule, members[i], members[j])) count++;
                    }
                }
            }

            counts[rule] = count;
        });
        for (var i = 1; i < counts.Length; i++) counts[i] += counts[i - 1];
        return counts;
    }

    /// <summary>How likely each drawn pair is one person by the model, and on which offered parts it agrees. Where the answer is known neither is needed.</summary>
    private (double Match, ulong By, ulong Agrees)[] Judge(Records records, Weigher weigher, (int A, int B, ulong By)[] drawn, IReadOnlyList<OfferedPart> offered, bool needed)
    {
        if (!needed) return [];
        var comparer = new PairComparer(records);
        var judged = new (double, ulong, ulong)[drawn.Length];
        Parallel.For(0, (drawn.Length + 1_023) / 1_024, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = options.Stop }, part =>
        {
            Span<byte> levels = stackalloc byte[comparer.Count];
            Span<float> rarity = stackalloc float[comparer.Count];
            for (var i = part * 1_024; i < Math.Min(drawn.Length, (part + 1) * 1_024); i++)
            {
                var (a, b, by) = drawn[i];
                comparer.Compare(a, b, levels, rarity);
                var agrees = 0UL;
                for (var p = 0; p < offered.Count; p++)
                {
                    if (offered[p].Read(a) is var key and not 0 && key == offered[p].Read(b)) agrees |= 1UL << p;
                }

                judged[i] = (1 / (1 + Math.Exp(-weigher.Score(levels, rarity))), by, agrees);
            }
        });
        return judged;
    }

    /// <summary>The pairs that are known to be one person.</summary>
    private List<(int A, int B)> Known(Records records)
    {
        if (table.Truth is not { } truth) return [];
        var groups = Enumerable.Range(0, records.Count).Where(r => truth.Numbers[records.Rows[r]] != 0).GroupBy(r => truth.Numbers[records.Rows[r]]).Select(g => g.ToArray()).Where(g => g.Length > 1).ToArray();
        var count = groups.Sum(g => g.Length * (g.Length - 1L) / 2);
        if (count == 0) throw new FormatException($"No two records have the same {truth.Name}: there is no matching pair to find. Is it the column with the known answer?");
        if (count > MostKnown) throw new FormatException(Invariant($"{count:N0} pairs of records have the same {truth.Name}: that does not tell who is who. Is it the column with the known answer?"));
        return [.. groups.SelectMany(g => g.SelectMany((a, i) => g.Skip(i + 1).Select(b => (a, b))))];
    }

    /// <summary>The same candidates once, in one order, so that sums do not hang on that of the pairs.</summary>
    private static (ulong By, double Count)[] Tally(IEnumerable<(ulong By, double Count)> pairs)
    {
        var counts = new SortedDictionary<ulong, double>();
        foreach (var (by, count) in pairs) counts[by] = counts.GetValueOrDefault(by) + count;
        return [.. counts.Select(c => (c.Key, c.Value))];
    }

    private static double Of((ulong By, double Count)[] matches, ulong some) => matches.Where(m => (m.By & some) != 0).Sum(m => m.Count);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
