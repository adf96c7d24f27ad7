using Entente.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entente.Databases;

/// <summary>Brings a database up to this version of the program, and leaves alone one that is newer or somebody else's.</summary>
public static class Upgrade
{
    public static async Task RunAsync(EntenteDb db, CancellationToken ct)
    {
        if (await db.Database.CanConnectAsync(ct))
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (Strange(db, applied) is { } why) throw new InvalidDataException(why);
            if (applied.Count == 0 && await CountTablesAsync(db, ct) > 0)
            {
                throw new InvalidDataException("The database holds another program's tables. Nothing was written to it: name an empty database, or the centre's own.");
            }
        }

        // Where nothing is to be done nothing is written: a centre whose disk is full still starts and can be read from the console.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            using var alone = db.Database.IsSqlite() ? await AloneAsync(db, ct) : null;
            await db.Database.MigrateAsync(ct);
        }
    }

    /// <summary>The framework's own lock on a SQLite file is a row that a killed program leaves behind, and the next would wait for it for ever. A lock of the operating system dies with its holder: whoever has that may clear the row.</summary>
    private static async Task<FileStream?> AloneAsync(EntenteDb db, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (file is "" or ":memory:") return null;
        var held = new FileStream($"{file}.upgrade", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)""", ct);
            await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, ct);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why this version of the program leaves a database of these migrations alone; null where it knows them all.</summary>
    internal static string? Strange(DbContext db, IEnumerable<string> applied)
    {
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).LastOrDefault() is not { } strange) return null;
        return string.CompareOrdinal(strange, known[^1]) > 0
            ? $"The database was written by a newer version of Entente (its tables are of {strange}). Start that version, or restore the backup that was made before the upgrade."
            : $"The database was made before the first release of Entente (its tables are of {strange}), and this version cannot bring it up to date. Start the version that made it; an example world is made anew by ./run --fresh.";
    }

    private static async Task<int> CountTablesAsync(EntenteDb db, CancellationToken ct) => await db.Database.SqlQueryRaw<int>(db.Database.IsSqlite()
        ? """SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\_\_EF%' ESCAPE '\'"""
        : """SELECT count(*)::int AS "Value" FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'""").SingleAsync(ct);
}
