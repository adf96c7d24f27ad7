using Entente.Access;
using Entente.Databases.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Databases;

/// <summary>Copies a whole database as of one moment while others write to it, and puts a copy into an empty place.</summary>
public static class DatabaseCopies
{
    public const string SqliteFile = "entente.db";
    private const string TablesFolder = "tables";
    private const string MigrationFile = "migration.txt";

    /// <summary>"sqlite" or "postgres", as a backup's manifest calls it.</summary>
    public static string KindOf(string connection) => Databases.IsPostgres(connection) ? "postgres" : "sqlite";

    /// <summary>Copies into this folder, which exists and is empty.</summary>
    public static Task CopyOutAsync(string connection, string folder, CancellationToken ct) =>
        Databases.IsPostgres(connection) ? TablesOutAsync(connection, folder, ct) : FileOutAsync(connection, folder, ct);

    /// <summary>Whether nothing is in the way: no file, or no table.</summary>
    public static async Task<bool> IsEmptyAsync(string connection, CancellationToken ct)
    {
        if (!Databases.IsPostgres(connection)) return !File.Exists(FileOf(connection));
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(ct);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", open);
        return (long)(await count.ExecuteScalarAsync(ct))! == 0;
    }

    /// <summary>Puts a copy of the same kind into an empty place: all of it or nothing.</summary>
    public static Task CopyInAsync(string connection, string folder, CancellationToken ct) =>
        Databases.IsPostgres(connection) ? TablesInAsync(connection, folder, ct) : FileInAsync(connection, folder, ct);

    /// <summary>The columns of a copied table, in the order in which they were copied.</summary>
    public static List<string> ColumnsOf(string table) => [.. Tables("Host=nowhere;Database=nowhere").Single(t => t.Table == $"\"{table}\"").Columns.Split(", ").Select(c => c.Trim('"'))];

    /// <summary>The file of a SQLite connection string or path.</summary>
    public static string FileOf(string connection) => connection.Contains('=', StringComparison.Ordinal) ? new SqliteConnectionStringBuilder(connection).DataSource : connection;

    private static async Task FileOutAsync(string connection, string folder, CancellationToken ct)
    {
        // SQLite's online backup, in one step: it reads one snapshot of the write-ahead log, and writers go on.
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileOf(connection), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, SqliteFile), Pooling = false }.ToString());
        await from.OpenAsync(ct);
        await to.OpenAsync(ct);
        // Whoever closes the file last tidies its log away and shuts others out for a moment: wait for that too.
        await using (var wait = from.CreateCommand())
        {
            wait.CommandText = "PRAGMA busy_timeout=15000";
            await wait.ExecuteNonQueryAsync(ct);
        }

        from.BackupDatabase(to);
    }

    private static async Task FileInAsync(string connection, string folder, CancellationToken ct)
    {
        var file = Path.GetFullPath(FileOf(connection));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var part = file + ".part";
        await using (var from = File.OpenRead(Path.Combine(folder, SqliteFile)))
        await using (var to = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            await from.CopyToAsync(to, ct);
            to.Flush(flushToDisk: true);
        }

        try
        {
            await using var copy = Databases.Start($"Data Source={part};Pooling=False").Store.Open(Reader.Machine);
            if (Upgrade.Strange(copy, await copy.Database.GetAppliedMigrationsAsync(ct)) is { } why) throw new InvalidDataException(why);
        }
        catch
        {
            foreach (var left in (string[])[part, part + "-wal", part + "-shm"]) File.Delete(left);
            throw;
        }

        File.Move(part, file);
    }

    private static async Task TablesOutAsync(string connection, string folder, CancellationToken ct)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(ct);
        // One snapshot for every table, whatever is written meanwhile.
        await using var snapshot = await open.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using (var last = new NpgsqlCommand("""SELECT max("MigrationId") FROM "__EFMigrationsHistory" """, open, snapshot))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, MigrationFile), (string)(await last.ExecuteScalarAsync(ct))!, ct);
        }

        var tables = Directory.CreateDirectory(Path.Combine(folder, TablesFolder)).FullName;
        foreach (var (table, columns) in Tables(connection))
        {
            await using var from = await open.BeginRawBinaryCopyAsync($"COPY {table} ({columns}) TO STDOUT (FORMAT BINARY)", ct);
            await using var to = File.Create(Path.Combine(tables, table.Trim('"')));
            await from.CopyToAsync(to, ct);
        }

        await snapshot.CommitAsync(ct);
    }

    private static async Task TablesInAsync(string connection, string folder, CancellationToken ct)
    {
        await using (var db = Databases.Start(connection).Store.Open(Reader.Machine))
        {
            var wanted = (await File.ReadAllTextAsync(Path.Combine(folder, MigrationFile), ct)).Trim();
            if (Upgrade.Strange(db, [wanted]) is { } why) throw new InvalidDataException(why);
            if (db.Database.GetMigrations().LastOrDefault() != wanted)
            {
                throw new InvalidDataException($"The backup was made by another version of the program (its tables are of {wanted}): restore it with that version, then upgrade.");
            }

            await Upgrade.RunAsync(db, ct);
        }

        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(ct);
        await using var all = await open.BeginTransactionAsync(ct);
        foreach (var (table, columns) in Tables(connection))
        {
            await using var from = File.OpenRead(Path.Combine(folder, TablesFolder, table.Trim('"')));
            await using var to = await open.BeginRawBinaryCopyAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)", ct);
            await from.CopyToAsync(to, ct);
        }

        await all.CommitAsync(ct);
    }

    /// <summary>Every table of the model with its columns; none points to another, so any order will do.</summary>
    private static List<(string Table, string Columns)> Tables(string connection)
    {
        using var db = (PostgresDb)Databases.Start(connection).Store.Open(Reader.Machine);
        return [.. db.Model.GetEntityTypes().GroupBy(t => t.GetTableName()!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => ($"\"{g.Key}\"", string.Join(", ", g.SelectMany(t => t.GetProperties()).Select(p => p.GetColumnName()).Distinct().Order(StringComparer.Ordinal).Select(c => $"\"{c}\""))))];
    }
}
