using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Databases.Postgres;

/// <summary>The store in a PostgreSQL database. The writer's place is an advisory lock held to the end of the transaction.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : EntenteDb(options)
{
    private const long WriterLock = 0x456E74656E7465; // "Entente"

    protected override IBulkRows BulkOfDatabase { get; } = new PostgresBulkRows();

    protected override string? TextOfAnyLength => "text";

    protected internal override Task TakeWriterAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Npgsql refuses any offset but zero.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);
}
