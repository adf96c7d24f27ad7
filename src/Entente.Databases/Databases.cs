using Entente.Access;
using Entente.Audit;
using Entente.Databases.Postgres;
using Entente.Databases.Sqlite;
using Entente.Storage;
using Entente.Storage.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Databases;

/// <summary>Picks the store by its connection string: "Host=…" is PostgreSQL, anything else a SQLite file.</summary>
public static class Databases
{
    /// <summary>Seals with the ring that is registered.</summary>
    public static IServiceCollection AddEntenteDb(this IServiceCollection services, string connection) => services
        .AddSingleton<IStore>(s => Open(connection, s.GetRequiredService<KeyRing>()))
        .AddSingleton<Pulse>()
        .AddSingleton(s => ((Store)s.GetRequiredService<IStore>()).Attach(s.GetRequiredService<Pulse>()));

    /// <summary>A store without a host: command line, tests. Without keys it serves whatever reads no sealed field: the log, a copy of the tables.</summary>
    public static (IStore Store, Ledger Ledger) Start(string connection, Pulse? pulse = null, KeyRing? keys = null)
    {
        var store = Open(connection, keys ?? KeyRing.None);
        return (store, store.Attach(pulse ?? new()));
    }

    public static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why this is no connection string, in words that never repeat it; null where it is one. A path needs no look: opening it tells.</summary>
    public static string? WhatIsWrongWith(string connection)
    {
        if (string.IsNullOrWhiteSpace(connection)) return "is empty: name a SQLite file, or \"Host=…;Database=…;Username=…\" for PostgreSQL.";
        try
        {
            if (IsPostgres(connection))
            {
                return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Database) ? "names no database of PostgreSQL: add Database=… to it." : null;
            }

            if (!connection.Contains('=', StringComparison.Ordinal)) return null;
            return new SqliteConnectionStringBuilder(connection).DataSource.Length == 0 ? "names no file: write a path, or \"Data Source=…\"." : null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // The library's message names the keyword, never a value.
            return $"cannot be read as a connection string ({wrong.Message.Split(" (Parameter")[0].Split(". ")[0].TrimEnd('.')}). PostgreSQL's is \"Host=…;Database=…;Username=…\"; SQLite needs only a path.";
        }
    }

    private static Store Open(string connection, KeyRing keys) => WhatIsWrongWith(connection) is { } wrong ? throw new InvalidDataException($"The connection string {wrong}") : IsPostgres(connection)
        ? new PostgresStore(connection, keys)
        : new SqliteStore(connection.Contains('=', StringComparison.Ordinal) ? connection : $"Data Source={connection}", keys);

    internal abstract class Store(KeyRing keys) : IStore
    {
        private Ledger? _ledger;

        public abstract string Where { get; }

        public Ledger Attach(Pulse pulse) => _ledger ??= new(this, pulse);

        public EntenteDb Open(Reader reader, AccessMatrix? matrix = null)
        {
            var db = Make().For(reader, matrix, keys);
            db.Ledger = _ledger;
            return db;
        }

        protected abstract EntenteDb Make();

        protected static void Common(DbContextOptionsBuilder options) => options
            .ReplaceService<IModelCacheKeyFactory, SightModels>()
            .ConfigureWarnings(w => w.Ignore(CoreEventId.SensitiveDataLoggingEnabledWarning))
            .EnableDetailedErrors(false);

        // After the database's own services, which it stands before.
        protected static void Guard(DbContextOptionsBuilder options) => ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SealedQueries());
    }

    private sealed class SqliteStore : Store
    {
        private readonly DbContextOptions<SqliteDb> _options;

        public SqliteStore(string connection, KeyRing keys) : base(keys)
        {
            var settings = new SqliteConnectionStringBuilder(connection);
            Where = $"SQLite file {settings.DataSource}";
            var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(settings.ToString(), OneText).AddInterceptors(new SqliteSettings())
                .ReplaceService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsSqlGenerator, SqliteTables>();
            Common(options);
            Guard(options);
            _options = options.Options;
        }

        public override string Where { get; }

        protected override EntenteDb Make() => new SqliteDb(_options);

        // A list that a query asks for goes as one value. The framework's own choice is a value for each entry, and with it a text that is written anew each time.
        private static void OneText(SqliteDbContextOptionsBuilder options) => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
    }

    private sealed class PostgresStore : Store
    {
        private readonly DbContextOptions<PostgresDb> _options;

        public PostgresStore(string connection, KeyRing keys) : base(keys)
        {
            var settings = new NpgsqlConnectionStringBuilder(connection);
            Where = $"PostgreSQL database {settings.Database} on {settings.Host}";
            var options = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection);
            Common(options);
            Guard(options);
            _options = options.Options;
        }

        public override string Where { get; }

        protected override EntenteDb Make() => new PostgresDb(_options);
    }
}

internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=design-time").Options);
}
