using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Entente.Tests.Records.Import;
using Entente.Web.Backups;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Reliability;

public sealed class BackupTests
{
    [Theory, EveryDatabase]
    public async Task A_backup_made_while_others_write_comes_back_with_the_same_data_and_root(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var place = new Place();
        using var key = CheckpointKey.LoadOrMake(Path.Combine(place.Var, "keys"));
        using var checkpoints = new Checkpoints(test.Store, key, new(Path.Combine(place.Var, "audit-checkpoints.log")), TimeProvider.System);
        Directory.CreateDirectory(Path.Combine(place.Var, "imports"));
        await File.WriteAllTextAsync(Path.Combine(place.Var, "imports", "made-up.csv"), "name\nAna Example");
        for (var i = 0; i < 30; i++) await KeepAsync(test, i);
        await checkpoints.MakeAsync(all: true, default);

        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 1_000; !stop.IsCancellationRequested; i++)
            {
                await KeepAsync(test, i);
                if (i % 20 == 0) await checkpoints.MakeAsync(all: true, default);
            }
        });
        using var importing = new Importing(test) { Batch = 10 };
        var half = new TaskCompletionSource();
        var job = await BringingAsync(importing, half, stop.Token);
        await half.Task; // the import is under way
        var made = await RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var);
        await stop.CancelAsync();
        await writing;
        await job.Running;
        Assert.True(made.Code == 0, string.Join(" ", made.Words));

        var empty = await EmptyAsync(database, place);
        var restored = await RestoreAsync(place, empty);
        Assert.True(restored.Code == 0, string.Join(" ", restored.Words));
        Assert.Equal("name\nAna Example", await File.ReadAllTextAsync(Path.Combine(place["new-var"], "imports", "made-up.csv")));

        // What came back is the log's beginning, line for line, and every record that those lines tell of.
        var (store, ledger) = Databases.Databases.Start(empty, keys: TestKeys.Ring);
        await using (ledger)
        {
            await using var old = test.Open();
            await using var back = store.Open(Reader.Machine);
            var lines = await back.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync();
            Assert.InRange(lines.Count, 30, int.MaxValue);
            Assert.Equal((await old.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).Take(lines.Count).ToListAsync()).Select(e => Convert.ToHexString(e.Hash)), lines.Select(e => Convert.ToHexString(e.Hash)));
            Assert.Equal(lines.Where(l => l.What == nameof(RecordsKept)).Sum(l => l.Read<RecordsKept>().Count), await back.Records.CountAsync());
            var caught = await back.ImportJobs.AsNoTracking().SingleAsync();
            Assert.Equal(caught.RowsDone - 1, caught.RecordsKept); // the header is a row too
            Assert.InRange(caught.RowsDone, 11, 4_001);
            Assert.Contains(made.Words, w => w.Contains(Convert.ToHexString(lines[^1].Hash), StringComparison.Ordinal));
            Assert.Equal("Олена 👩‍🦰 0", (await back.Records.OrderBy(r => r.Id).FirstAsync()).Caption);
            var kept = await back.Records.AsNoTracking().ToListAsync();
            Assert.Equal(kept.Sum(r => Keys.Of(r, Ontology.Shipped).Count), await back.RecordKeys.CountAsync());
        }
    }

    [Theory, EveryDatabase]
    public async Task A_restore_writes_over_nothing_and_finds_a_damaged_copy(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var place = new Place();
        await KeepAsync(test, 1);
        Assert.Equal(0, (await RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var)).Code);

        Assert.Contains("is not empty", (await RestoreAsync(place, test.Connection)).Words.Single());
        Assert.Contains("is there already", (await RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var)).Words.Single());

        var copied = Directory.EnumerateFiles(Path.Combine(place["backup"], "database"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        await using (var stream = File.OpenWrite(copied)) stream.WriteByte(0x7F);
        var damaged = await RestoreAsync(place, await EmptyAsync(database, place));
        Assert.Equal(1, damaged.Code);
        Assert.Contains("is damaged", damaged.Words.Single());
    }

    [Fact]
    public async Task What_is_no_backup_or_no_database_is_said_in_words()
    {
        using var place = new Place();

        Assert.Contains("no backup", (await RestoreAsync(place, Path.Combine(place.Folder, "new.db"))).Words.Single());
        Assert.Contains("There is no database", (await RunAsync(BackupCommand.RunAsync, place["backup"], Path.Combine(place.Folder, "none.db"), place.Var)).Words.Single());
        Assert.False(Path.Exists(place["backup"]));
    }

    /// <summary>Starts bringing in a file of 4,000 rows; the task is done once some of them are committed.</summary>
    private static async Task<(Task Running, Task Begun)> BringingAsync(Importing importing, TaskCompletionSource begun, CancellationToken stop)
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(1, 4_000).Select(i => $"{i},Someone Example {i}\n"));
        var job = await importing.CheckAsync((await importing.ReceiveAsync(("made-up.csv", System.Text.Encoding.UTF8.GetBytes(text)))).Value);
        await importing.StartAsync(job);
        var running = Task.Run(async () =>
        {
            try { await importing.RunAsync(job, _ => begun.TrySetResult(), stop); }
            catch (OperationCanceledException) { /* the test has seen enough */ }
            finally { begun.TrySetResult(); }
        }, default);
        return (running, begun.Task);
    }

    internal static async Task KeepAsync(TestDb test, int number)
    {
        await using var db = test.Open();
        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([Make.Person($"name=Олена 👩‍🦰 {number}")], Make.Machine, default);
        Assert.False(kept.IsRefused);
    }

    internal static async Task<(int Code, IReadOnlyList<string> Words)> RunAsync(Func<string[], TextWriter?, CancellationToken, Task<int>> command, string folder, string database, string var)
    {
        await using var console = new StringWriter();
        var code = await command([folder, "--database", database, "--var", var], console, default);
        return (code, console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static Task<(int Code, IReadOnlyList<string> Words)> RestoreAsync(Place place, string database) => RunAsync(RestoreCommand.RunAsync, place["backup"], database, place["new-var"]);

    internal static async Task<string> EmptyAsync(string database, Place place) =>
        database == "postgres" ? await PostgresServer.EmptyAsync() : $"Data Source={Path.Combine(place.Folder, "new", "entente.db")};Pooling=False";
}
