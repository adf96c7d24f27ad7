using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Reliability;

/// <summary>What stands in the way of a start is told with what, where and remedy; nothing is written to what is damaged or somebody else's.</summary>
public sealed class StartFaultTests
{
    [Theory]
    [InlineData("header")]
    [InlineData("middle")]
    [InlineData("half")]
    public async Task A_damaged_database_is_left_as_it_lies(string damage)
    {
        using var place = new Place();
        var file = await CentreAsync(place, reads: 400);
        var bytes = await File.ReadAllBytesAsync(file);
        if (damage == "header") Array.Fill(bytes, (byte)0x5A, 0, 64);
        else if (damage == "middle") Array.Fill(bytes, (byte)0xFF, 4096, bytes.Length - 4096);
        else bytes = bytes[..(bytes.Length / 2)];
        await File.WriteAllBytesAsync(file, bytes);

        (await StartAsync(place)).Says(3, $"The SQLite file {file} is damaged or no database.", "entente restore", "keep the damaged file for the auditor");

        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_told_as_locked()
    {
        using var place = new Place();
        var file = await CentreAsync(place);
        await using var other = new SqliteConnection($"Data Source={file};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");

        (await StartAsync(place, $"Data Source={file};Default Timeout=1;Pooling=False")).Says(3, "is locked by another program", "Nothing was lost");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=centre;Username=nobody;Timeout=3", "PostgreSQL database centre on 127.0.0.1", "cannot be reached")]
    [InlineData("Host=no-such-host.invalid;Database=centre;Username=nobody;Timeout=3", "PostgreSQL database centre on no-such-host.invalid", "cannot be reached")]
    public async Task A_server_that_is_not_there_is_told_by_name(string connection, params string[] words)
    {
        using var place = new Place();
        (await StartAsync(place, connection)).Says(3, words);
    }

    [Fact]
    public async Task A_user_whom_the_server_does_not_know_is_told_so()
    {
        using var place = new Place();
        var known = new Npgsql.NpgsqlConnectionStringBuilder(await PostgresServer.EmptyAsync()) { Username = "nobody_here" };
        (await StartAsync(place, known.ToString())).Says(3, "refuses this user or password");
    }

    [Theory, EveryDatabase]
    public async Task Another_programs_database_is_not_written_to(string database)
    {
        using var place = new Place();
        var connection = database == "postgres" ? await PostgresServer.EmptyAsync() : $"Data Source={place["other.db"]};Pooling=False";
        await RunAsync(connection, "CREATE TABLE stock (item integer)");

        (await StartAsync(place, connection)).Says(3, "holds another program's tables", "Nothing was written");

        await RunAsync(connection, "ALTER TABLE stock RENAME TO alone");
    }

    [Theory, EveryDatabase]
    public async Task A_database_of_a_newer_version_is_not_started(string database)
    {
        using var place = new Place();
        var (connection, folder) = await TestDb.ConnectionAsync(database);
        await RunAsync(connection, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0')""");

        (await StartAsync(place, connection)).Says(3, "written by a newer version of Entente (its tables are of 29990101000000_FromTheFuture)", "Start that version, or restore the backup");
        if (folder is not null) Directory.Delete(folder, true);
    }

    [Theory, EveryDatabase]
    public async Task A_database_from_before_the_migrations_were_folded_is_told_so_and_left_alone(string database)
    {
        using var place = new Place();
        var (connection, folder) = await TestDb.ConnectionAsync(database);
        await RunAsync(connection, """INSERT INTO "__EFMigrationsHistory" VALUES ('20250101000000_Start', '9.0')""");

        (await StartAsync(place, connection)).Says(3, "made before the first release of Entente (its tables are of 20250101000000_Start)", "./run --fresh");
        if (folder is not null) Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_making_the_tables_does_not_stop_the_next_start()
    {
        using var place = new Place();
        var connection = $"Data Source={place["centre.db"]};Pooling=False";
        // What the framework's own lock leaves behind in a database whose program was killed.
        await RunAsync(connection, """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");

        await using var db = Databases.Databases.Start(connection).Store.Open(Reader.Machine);
        await Databases.Upgrade.RunAsync(db, default).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync());
    }

    [Theory]
    [InlineData("clocks/rules.json", "{ \"rules\": [], \"colour\": \"red\" }", "data/clocks/rules.json cannot be read", "colour")]
    [InlineData("access/matrix.csv", null, "data/access/matrix.csv is missing", "put back the data folder")]
    [InlineData("questions", null, "data/questions is missing", "put back the data folder")]
    public async Task A_slip_in_the_data_stops_the_start_with_its_place(string file, string? content, params string[] words)
    {
        using var place = new Place();
        Copy(DataFolder.Shipped.Root, place["data"]);
        var path = Path.Combine(place["data"], file);
        if (content is not null) await File.WriteAllTextAsync(path, content);
        else if (Directory.Exists(path)) Directory.Delete(path, true);
        else File.Delete(path);

        // The data are read once a process, so this one needs its own.
        var start = new ProcessStartInfo("dotnet", [Exercise.Program, "serve", "--urls", "http://127.0.0.1:0", "--Database", place["centre.db"], "--Var", place.Var]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = place.Folder };
        start.Environment["ENTENTE_DATA"] = place["data"];
        using var child = Process.Start(start)!;
        var (said, told) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        (child.ExitCode, await told + await said).Says(3, words);
    }

    internal static Task<(int Code, string Words)> StartAsync(Place place, string? connection = null) =>
        Started.WithAsync("--Database", connection ?? place["centre.db"], "--Var", place.Var);

    /// <summary>A centre's database with its keys, some lines of log, and a checkpoint over them.</summary>
    internal static async Task<string> CentreAsync(Place place, int reads = 20)
    {
        var (connection, folder) = await TestDb.ConnectionAsync("sqlite");
        File.Copy(new SqliteConnectionStringBuilder(connection).DataSource, place["centre.db"]);
        Directory.Delete(folder!, true);
        var (store, ledger) = Databases.Databases.Start($"Data Source={place["centre.db"]};Pooling=False");
        await using (ledger) await Task.WhenAll(Enumerable.Range(0, reads).Select(i => ledger.RememberAsync(Make.Machine, new Seen("list", "", i), default)));
        using var key = CheckpointKey.LoadOrMake(Path.Combine(place.Var, "keys"));
        using var checkpoints = new Checkpoints(store, key, new(Path.Combine(place.Var, "audit-checkpoints.log")), TimeProvider.System);
        await checkpoints.MakeAsync(all: true, default);
        return place["centre.db"];
    }

    internal static async Task RunAsync(string connection, string sql)
    {
        await using System.Data.Common.DbConnection open = Databases.Databases.IsPostgres(connection) ? new Npgsql.NpgsqlConnection(connection) : new SqliteConnection(connection);
        await open.OpenAsync();
        await ExecuteAsync(open, sql);
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection open, string sql)
    {
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
