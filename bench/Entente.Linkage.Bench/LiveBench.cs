using System.Diagnostics;
using System.Globalization;
using Entente.Linkage.Cluster;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Bench;

/// <summary>Records that come one by one to a file that was linked before.</summary>
internal static class LiveBench
{
    public static int Run(string file, string id, string ignore, int count)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        var (at, skip) = (Array.IndexOf(header, id), Array.IndexOf(header, ignore));
        var options = new TableOptions { Id = id, Ignore = ignore.Length > 0 ? [ignore] : [] };
        var late = lines[^count..].Select(l => l.Split(',')).Where(c => c.Length == header.Length).Select(c => (Id: c[at], Values: c.Where((_, i) => i != at && i != skip).ToArray())).ToArray();

        var watch = Stopwatch.StartNew();
        var index = LinkIndex.Build(Table.ReadFrom(Stream(lines[..^count]), file, options));
        Say($"{index.Count:N0} records linked and ready in {watch.Elapsed.TotalSeconds:0.0} s; {GC.GetTotalMemory(true) >> 20:N0} MiB in use.");

        for (var i = 0; i < 2_000; i++) index.Query(late[i % late.Length].Values); // so that the code is compiled before it is timed
        var took = new double[late.Length];
        watch.Restart();
        for (var i = 0; i < late.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            index.Put(late[i].Id, late[i].Values);
            took[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        Say($"{late.Length:N0} inserts in memory, found, scored and clustered: {late.Length / watch.Elapsed.TotalSeconds:N0} a second; {Percentiles(took)}.");
        var undo = Undo(index, late);
        Say($"Judged apart and taken back, {undo.Length:N0} times each: {Percentiles(undo)}.");

        var folder = Directory.CreateTempSubdirectory("entente-link-bench-").FullName;
        try
        {
            Durable(index, late, folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        watch.Restart();
        var rebuilt = index.Rebuild(Table.ReadFrom(Stream(lines), file, options));
        var others = index.All().Where(r => index.Cluster(r) != rebuilt.Cluster(r)).ToArray();
        var other = others.Length;
        foreach (var record in others.Take(3)) Say($"Record {record} is here with {string.Join(", ", index.Members(record))}, there with {string.Join(", ", rebuilt.Members(record))}.");
        Say($"Rebuilt at once by the same standard in {watch.Elapsed.TotalSeconds:0.0} s: {other:N0} of {index.Count:N0} records are in another cluster.");
        return other == 0 ? 0 : 1;
    }

    private static double[] Undo(LinkIndex index, (string Id, string[] Values)[] late)
    {
        var pairs = late.Select(l => index.Members(l.Id)).Where(m => m.Count > 1).Take(2_000).ToArray();
        return [.. pairs.SelectMany(pair =>
        {
            var from = Stopwatch.GetTimestamp();
            index.Judge(new PairJudgement(pair[0], pair[1], false));
            var judged = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            from = Stopwatch.GetTimestamp();
            index.Withdraw(pair[0], pair[1]);
            return new[] { judged, Stopwatch.GetElapsedTime(from).TotalMilliseconds };
        })];
    }

    private static void Durable(LinkIndex index, (string Id, string[] Values)[] late, string folder)
    {
        var watch = Stopwatch.StartNew();
        using (var store = LinkStore.Create(folder, index))
        {
            Say($"Snapshot of {new FileInfo(Path.Combine(folder, "snapshot-1")).Length >> 20:N0} MiB written in {watch.Elapsed.TotalSeconds:0.0} s.");
            foreach (var group in new[] { 1, 16 })
            {
                var some = late[..Math.Min(late.Length, group == 1 ? 2_000 : 20_000)];
                watch.Restart();
                foreach (var chunk in some.Chunk(group))
                {
                    foreach (var row in chunk) store.Put(row.Id, row.Values);
                    store.Commit();
                }

                Say($"{some.Length:N0} corrections on disk, {group} to a sync: {some.Length / watch.Elapsed.TotalSeconds:N0} a second.");
            }
        }

        watch.Restart();
        using var again = LinkStore.Open(folder);
        Say($"Opened in {watch.Elapsed.TotalSeconds:0.0} s, {again.Replayed:N0} changes of the journal among it.");
    }

    private static string Percentiles(double[] took)
    {
        Array.Sort(took);
        return string.Create(CultureInfo.InvariantCulture, $"p50 {took[took.Length / 2]:0.000} ms, p99 {took[took.Length * 99 / 100]:0.000} ms, most {took[^1]:0.0} ms");
    }

    private static MemoryStream Stream(IEnumerable<string> lines) => new(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
