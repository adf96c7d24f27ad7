using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Databases.Sqlite;

/// <summary>The store in one SQLite file. Transactions are immediate, so the writer's place is taken at their begin.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : EntenteDb(options)
{
    protected internal override IBulkRows Bulk { get; } = new SqliteBulkRows();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite cannot order or compare DateTimeOffset; UTC text sorts as time and reads well in a shell.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
    }

    private sealed class UtcText() : ValueConverter<DateTimeOffset, DateTime>(
        value => value.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
