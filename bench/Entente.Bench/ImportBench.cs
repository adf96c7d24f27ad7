using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>A file by the way that files come in, while the follower of matching runs beside it as it does in the site: records a second, how far proposals lag at the end, and when they have caught up.</summary>
internal static class ImportBench
{
    private const double Bar = 5_000;
    private const string FreshFile = "var/bench/import.db";

    public static async Task RunAsync(Options options)
    {
        if (options.Database.Length == 0) options = options with { Database = Fresh() };
        await using var centre = await Centre.OpenAsync(options);
        await using var rooms = centre.Rooms();
        var followers = rooms.GetRequiredService<Followers>();
        await CatchUpAsync(centre, followers);

        var folder = Directory.CreateTempSubdirectory("entente-bench").FullName;
        var file = options.File;
        if (file.Length == 0)
        {
            file = Path.Combine(folder, "sightings.csv");
            SightingsFile.Write(file, new(centre.World.Data, new("import", options.Records, 0), 2, centre.World.Today), options.Records);
        }

        await using var db = centre.Store.Open(Reader.Machine);
        var (records, proposals) = (await db.Records.LongCountAsync(), await db.Proposals.LongCountAsync());
        Console.WriteLine($"import of {Path.GetFileName(file)} ({new FileInfo(file).Length >> 20:N0} MB) into {options.Kind} with {records:N0} records");
        using var stop = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var following = Task.Run(() => FollowAsync(followers, centre.Pulse, stop.Token));
        if (await ImportCommand.RunAsync([file, "--source", $"Bench {Reference.New("RUN").Text}", "--again"], centre.Store, centre.Ledger, centre.Ids, folder, TextWriter.Null, default) != 0) throw new InvalidOperationException("The import was not done.");
        var imported = watch.Elapsed;
        var behind = await BehindAsync(db);
        await stop.CancelAsync();
        await following;
        await followers.CatchUpAsync(default);
        var caughtUp = watch.Elapsed;

        var kept = await db.Records.LongCountAsync() - records;
        Print("imported, with trial run, proposals beside it", kept, imported);
        Console.WriteLine($"  matching then was {behind:N0} records behind and had caught up {(caughtUp - imported).TotalSeconds:0.0} s later");
        Print("imported, searchable and proposed", kept, caughtUp);
        Console.WriteLine($"  {await db.Proposals.LongCountAsync() - proposals:N0} proposals; {Memory.Words()}");
        Directory.Delete(folder, true);
    }

    /// <summary>What lies there already is followed first: it is not what is measured.</summary>
    private static async Task CatchUpAsync(Centre centre, Followers followers)
    {
        await using var db = centre.Store.Open(Reader.Machine);
        var behind = await BehindAsync(db);
        var watch = Stopwatch.StartNew();
        await followers.CatchUpAsync(default);
        if (behind > 0) Console.WriteLine($"followed {behind:N0} records that lay there in {watch.Elapsed.TotalSeconds:0} s, {behind / watch.Elapsed.TotalSeconds:N0} a second");
    }

    private static string Fresh()
    {
        foreach (var part in (string[])["", "-wal", "-shm"]) File.Delete(FreshFile + part);
        return FreshFile;
    }

    private static void Print(string what, long records, TimeSpan took)
    {
        var rate = records / took.TotalSeconds;
        Console.WriteLine($"{what,-46} {records,9:N0} records  {took.TotalSeconds,6:0.0} s  {rate,7:N0} a second  bar {Bar:N0}  {(rate >= Bar ? "kept" : $"SHORT by {Bar - rate:N0} ({Bar / rate:0.0} times)")}");
    }

    /// <summary>As the site's host does: until nothing is new, then until the next commit rings.</summary>
    private static async Task FollowAsync(Followers followers, Pulse pulse, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var bell = pulse.Next;
            await followers.CatchUpAsync(default);
            await Task.WhenAny(bell, Task.Delay(Timeout.Infinite, ct));
        }
    }

    /// <summary>Records whose commit matching has not come to.</summary>
    private static async Task<long> BehindAsync(EntenteDb db)
    {
        var cursor = await db.Set<FollowerCursor>().AsNoTracking().Where(c => c.Name == "matching").Select(c => c.Seq).FirstOrDefaultAsync();
        return (await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > cursor && e.What == nameof(RecordsKept)).ToListAsync()).Sum(e => e.Read<RecordsKept>().Count);
    }
}
