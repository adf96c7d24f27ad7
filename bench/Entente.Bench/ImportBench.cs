using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>Records kept a second while proposals follow: made and checked on one core, committed with every key of search on the other.</summary>
internal static class ImportBench
{
    private const double Bar = 5_000;

    public static async Task RunAsync(Options options)
    {
        await using var centre = await Centre.OpenAsync(options);
        var services = new ServiceCollection().AddSingleton(centre.Store).AddSingleton(centre.Ids).AddSingleton(TimeProvider.System).AddSingleton<Followers>().AddMatching();
        await using var rooms = services.BuildServiceProvider();
        await KeepAsync(centre, options, "records alone", null);
        await KeepAsync(centre, options, "with proposals following", rooms.GetRequiredService<Followers>());
    }

    private static async Task KeepAsync(Centre centre, Options options, string what, Followers? followers)
    {
        var (kept, watch, run) = (0L, Stopwatch.StartNew(), Reference.New("RUN").Text);
        using var stop = new CancellationTokenSource();
        var following = followers is null ? Task.CompletedTask : Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await followers.CatchUpAsync(stop.Token);
        });
        foreach (var batch in centre.Drafts().Select(d => d with { ExternalId = $"{run}-{d.ExternalId}", Dossier = default }).Chunk(10_000))
        {
            kept += await centre.KeepAsync(batch);
            if (watch.Elapsed.TotalSeconds >= options.Seconds) break;
        }

        var rate = kept / watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        try { await following; }
        catch (OperationCanceledException) { /* stopped in the middle of a batch: its commit did not happen */ }
        await using var db = centre.Store.Open(Reader.Machine);
        var behind = followers is null ? "" : $"; matching is {await db.Set<AuditEntry>().CountAsync(e => e.Seq > db.Set<FollowerCursor>().Where(c => c.Name == "matching").Select(c => c.Seq).FirstOrDefault() && e.What == nameof(RecordsKept)):N0} commits behind, {await db.Set<Proposal>().CountAsync():N0} proposals";
        Console.WriteLine($"import, {what}, {options.Kind}: {kept:N0} records, {rate:N0} a second  {(rate >= Bar ? $"bar {Bar:N0} kept" : $"bar {Bar:N0} SHORT by {Bar - rate:N0}")}{behind}");
    }
}
