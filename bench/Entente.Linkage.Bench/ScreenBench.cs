using System.Diagnostics;
using Entente.Linkage.Screening;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Bench;

/// <summary>Questions with known answers put to a list: how many first answers are right at the index's own threshold, and how long one takes.</summary>
internal static class ScreenBench
{
    public static int Run(string list, string queries, double share)
    {
        var table = Table.Read(list);
        ScreenEntry[] entries = [.. Enumerable.Range(0, table.Rows).Select(row => new ScreenEntry(table.Text(row, "list_id"), [table.Text(row, "name"), .. table.Text(row, "aliases").Split(';', StringSplitOptions.RemoveEmptyEntries)], table.Text(row, "dob"), table.Text(row, "nationality")))];
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var index = ScreenIndex.Build(entries, share: share);
        Console.WriteLine($"{index.Count:N0} entries, {entries.Sum(e => e.Names.Count):N0} names: made in {watch.Elapsed.TotalSeconds:F2} s, {(GC.GetTotalMemory(true) - before) >> 20:N0} MiB");

        var asked = Table.Read(queries);
        var times = new List<double>();
        int said = 0, right = 0, there = 0, shown = 0;
        for (var round = 0; round < 2; round++)
        {
            // The first round lets the runtime compile.
            (times, said, right, there, shown) = ([], 0, 0, 0, 0);
            for (var row = 0; row < asked.Rows; row++)
            {
                var query = new ScreenQuery(asked.Text(row, "name"), asked.Text(row, "dob"), asked.Text(row, "nationality"));
                var truth = asked.Text(row, "true_list_id");
                var start = Stopwatch.GetTimestamp();
                var hits = index.Query(query, most: 10, least: 0.001);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (truth.Length > 0) there++;
                if (hits.Count > 0 && hits[0].Probability >= ScreenIndex.Threshold)
                {
                    said++;
                    if (hits[0].Id == truth) right++;
                }

                if (truth.Length > 0 && hits.Any(h => h.Id == truth)) shown++;
            }
        }

        times.Sort();
        Console.WriteLine($"expecting a share of {share} of the queries on the list");
        double precision = (double)right / Math.Max(1, said), recall = (double)right / Math.Max(1, there);
        Console.WriteLine($"{asked.Rows:N0} queries, {there:N0} of somebody on the list: top hit at {ScreenIndex.Threshold} F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):F3} (precision {precision:F3}, recall {recall:F3}); among the ten shown {(double)shown / Math.Max(1, there):F3}; bars 0.92 must, 0.95 aim");
        Console.WriteLine($"a query, one thread: p50 {At(0.5):F3} ms, p99 {At(0.99):F3} ms, most {times[^1]:F3} ms; bars p99 1 must, 0.2 aim for 20,000 entries, 10 and 3 for 1,000,000");
        return 0;

        double At(double share) => times[(int)(share * (times.Count - 1))];
    }
}
