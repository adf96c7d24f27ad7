using System.Diagnostics;
using Entente.Audit;

namespace Entente.Bench;

/// <summary>How many acts a second can be remembered before their answers, and how many share a disk sync.</summary>
internal static class AuditBench
{
    public static async Task RunAsync(Options options)
    {
        await using var centre = await Centre.OpenAsync(options);
        Console.WriteLine($"audit on {options.Kind}, {options.Seconds} s each");
        foreach (var together in (int[])[1, 8, 64, 512])
        {
            var (until, acts, syncs) = (Stopwatch.StartNew(), 0L, centre.Ledger.Syncs);
            var waits = new Figures($"{together,4} at once, wait for one", null);
            await Task.WhenAll(Enumerable.Range(0, together).Select(_ => Task.Run(async () =>
            {
                while (until.Elapsed.TotalSeconds < options.Seconds)
                {
                    var watch = Stopwatch.StartNew();
                    await centre.Ledger.RememberAsync(Act.OfMachine(TimeProvider.System.GetUtcNow()), new Seen("bench", "", 25), default);
                    waits.Add(watch.Elapsed);
                    Interlocked.Increment(ref acts);
                }
            })));
            var took = until.Elapsed.TotalSeconds;
            Console.WriteLine($"{together,4} at once  {acts / took,9:N0} acts a second  {acts / (double)Math.Max(1, centre.Ledger.Syncs - syncs),7:0.0} acts a sync");
            waits.Print();
        }
    }
}
