using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Databases.Sqlite;

/// <summary>The store in one SQLite file. Transactions are immediate, so the writer's place is taken at their begin.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : EntenteDb(options)
{
    protected override IBulkRows BulkOfDatabase { get; } = new SqliteBulkRows();

    /// <summary>Deleted bytes in the file are overwritten as they are deleted (secure_delete); the write-ahead log still holds pages from before, so it is emptied.</summary>
    protected internal override async Task<bool> WipeAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            // A second is enough beside short reads; whoever reads longer is not waited for.
            command.CommandTimeout = 1;
            return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite cannot order or compare DateTimeOffset; UTC text sorts as time and reads well in a shell.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
    }

    private sealed class UtcText() : ValueConverter<DateTimeOffset, DateTime>(
        value => value.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
