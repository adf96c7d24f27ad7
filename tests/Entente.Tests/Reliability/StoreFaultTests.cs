using System.Collections.Concurrent;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Tests.Reliability;

/// <summary>The store fails under way: whatever was acknowledged is there, nothing is there by half, the log is sound, and work goes on once the cause is gone.</summary>
public sealed class StoreFaultTests
{
    [Fact]
    public async Task A_full_disk_takes_nothing_by_half_and_loses_nothing()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var disk = new FullDisk(test.Connection);
        var (kept, seen) = (0, 0);
        Exception? fault = null;
        for (var i = 0; fault is null; i++)
        {
            try
            {
                await KeepAsync(test, i);
                kept++;
                await test.Ledger.RememberAsync(Make.Machine, new Seen("list", "", i), default);
                seen++;
            }
            catch (Exception full) when (full is SqliteException or DbUpdateException)
            {
                fault = full;
            }

            Assert.True(i < 10_000, "The disk never got full.");
        }

        Assert.Equal("The disk that holds the SQLite file here is full. Free some space and start again. Whatever was acknowledged is there; nothing is half saved.", Faults.Explain(fault, "SQLite file here"));
        Assert.Equal(503, Faults.StatusOf(fault));
        await CheckAsync(test, kept, seen);

        disk.IsFull = false;
        await KeepAsync(test, 20_000);
        await CheckAsync(test, kept + 1, seen);
    }

    [Fact]
    public async Task A_writers_place_that_another_program_keeps_is_waited_for_and_then_told()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var (_, ledger) = Databases.Databases.Start($"{test.Connection};Default Timeout=1");
        await using var closing = ledger;
        await using (var other = new SqliteConnection(test.Connection))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction(deferred: false);

            var fault = await Assert.ThrowsAnyAsync<Exception>(() => ledger.RememberAsync(Make.Machine, new Seen("list", "", 1), default));

            Assert.Contains("is locked by another program", Faults.Explain(fault, "SQLite file here"), StringComparison.Ordinal);
            Assert.Equal(503, Faults.StatusOf(fault));
        }

        await CheckAsync(test, 0, 0);
        await ledger.RememberAsync(Make.Machine, new Seen("list", "", 1), default);
        await CheckAsync(test, 0, 1);
    }

    /// <summary>What was written behind the damage is lost with it; that it is, the signed checkpoint outside the database shows.</summary>
    [Fact]
    public async Task A_damaged_write_ahead_log_is_noticed_by_the_checkpoints()
    {
        using var place = new Place();
        var file = await StartFaultTests.CentreAsync(place);
        var (store, ledger) = Databases.Databases.Start($"Data Source={file};Pooling=False");
        await using (ledger)
        {
            // Somebody holds the file open, so that nobody tidies its log away.
            await using var open = store.Open(Reader.Machine);
            await open.Database.OpenConnectionAsync();
            for (var i = 0; i < 30; i++) await ledger.RememberAsync(Make.Machine, new Seen("list", "", i), default);
            using var key = CheckpointKey.LoadOrMake(Path.Combine(place.Var, "keys"));
            using var checkpoints = new Checkpoints(store, key, new(Path.Combine(place.Var, "audit-checkpoints.log")), TimeProvider.System);
            await checkpoints.MakeAsync(all: true, default);
            Directory.CreateDirectory(place["after"]);
            foreach (var part in (string[])["", "-wal"]) File.Copy(file + part, Path.Combine(place["after"], "centre.db" + part));
        }

        var wal = await File.ReadAllBytesAsync(Path.Combine(place["after"], "centre.db-wal"));
        Array.Fill(wal, (byte)0xA5, wal.Length / 2, 400);
        await File.WriteAllBytesAsync(Path.Combine(place["after"], "centre.db-wal"), wal);

        (await StartFaultTests.StartAsync(place, Path.Combine(place["after"], "centre.db"))).Says(3, "is not the one that", "line 50 is missing or another", "verify-audit");
    }

    [Fact]
    public async Task A_server_that_drops_every_connection_loses_nothing_that_was_acknowledged()
    {
        await using var test = await TestDb.CreateAsync("postgres");
        var (kept, seen, faults) = (0, 0, new ConcurrentBag<Exception>());
        using var stop = new CancellationTokenSource();
        async Task WorkAsync(int lane)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                try
                {
                    await KeepAsync(test, (lane * 100_000) + i);
                    Interlocked.Increment(ref kept);
                    await test.Ledger.RememberAsync(Make.Machine, new Seen("list", "", i), default);
                    Interlocked.Increment(ref seen);
                }
                catch (Exception gone) when (gone is NpgsqlException or DbUpdateException or InvalidOperationException)
                {
                    faults.Add(gone);
                }
            }
        }

        var work = Enumerable.Range(0, 3).Select(lane => Task.Run(() => WorkAsync(lane))).ToList();
        for (var kill = 1; kill <= 10; kill++)
        {
            var before = Volatile.Read(ref kept);
            while (Volatile.Read(ref kept) < before + 15) await Task.Yield();
            await DropAsync(test.Connection);
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);

        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.True(Faults.Explain(f, "server") is not null && Faults.StatusOf(f) == 503, $"{f.GetType().Name} {(f.InnerException as PostgresException)?.SqlState} is not told"));
        await CheckAsync(test, kept, seen, orMore: true);
    }

    private static async Task DropAsync(string connection)
    {
        await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await open.OpenAsync();
        await using var drop = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", open);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task KeepAsync(TestDb test, int number)
    {
        await using var db = test.Open();
        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([Make.Person($"name=Ana Example {number}")], Make.Machine, default);
        Assert.False(kept.IsRefused);
    }

    /// <summary>Every acknowledged act is there, each change with its event and its keys. A commit whose answer was lost with the connection may be there too: never by half.</summary>
    private static async Task CheckAsync(TestDb test, int kept, int seen, bool orMore = false)
    {
        await using var db = test.Open();
        var verified = await new AuditVerifier([]).VerifyAsync(AuditLines.InOrderAsync(db, default), [], default);
        Assert.True(verified.IsSound, $"First bad line {verified.FirstBad}: {verified.Fault}");
        var records = await db.Records.AsNoTracking().ToListAsync();
        var lines = await db.Set<AuditEntry>().AsNoTracking().ToListAsync();
        Assert.InRange(records.Count, kept, orMore ? int.MaxValue : kept);
        Assert.InRange(lines.Count(l => l.What == nameof(Seen)), seen, orMore ? int.MaxValue : seen);
        Assert.Equal(lines.Where(l => l.What == nameof(RecordsKept)).SelectMany(l => l.Read<RecordsKept>().Ids).Select(i => i.Value).Order(), records.Select(r => r.Id.Value).Order());
        Assert.Equal(records.Sum(r => Keys.Of(r, Ontology.Shipped).Count), await db.RecordKeys.CountAsync());
    }
}
