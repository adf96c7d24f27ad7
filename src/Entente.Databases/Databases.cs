using Entente.Access;
using Entente.Audit;
using Entente.Databases.Postgres;
using Entente.Databases.Sqlite;
using Entente.Storage;
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
    public static IServiceCollection AddEntenteDb(this IServiceCollection services, string connection) => services
        .AddSingleton<IStore>(_ => Open(connection))
        .AddSingleton<Pulse>()
        .AddSingleton(s => ((Store)s.GetRequiredService<IStore>()).Attach(s.GetRequiredService<Pulse>()));

    /// <summary>A store without a host: command line, tests.</summary>
    public static (IStore Store, Ledger Ledger) Start(string connection, Pulse? pulse = null)
    {
        var store = Open(connection);
        return (store, store.Attach(pulse ?? new()));
    }

    public static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    private static Store Open(string connection) => IsPostgres(connection)
        ? new PostgresStore(connection)
        : new SqliteStore(connection.Contains('=', StringComparison.Ordinal) ? connection : $"Data Source={connection}");

    internal abstract class Store : IStore
    {
        private Ledger? _ledger;

        public abstract string Where { get; }

        public Ledger Attach(Pulse pulse) => _ledger ??= new(this, pulse);

        public EntenteDb Open(Reader reader, AccessMatrix? matrix = null)
        {
            var db = Make().For(reader, matrix);
            db.Ledger = _ledger;
            return db;
        }

        protected abstract EntenteDb Make();

        protected static void Common(DbContextOptionsBuilder options) => options
            .ReplaceService<IModelCacheKeyFactory, SightModels>()
            .ConfigureWarnings(w => w.Ignore(CoreEventId.SensitiveDataLoggingEnabledWarning))
            .EnableDetailedErrors(false);
    }

    private sealed class SqliteStore : Store
    {
        private readonly DbContextOptions<SqliteDb> _options;

        public SqliteStore(string connection)
        {
            var settings = new SqliteConnectionStringBuilder(connection);
            Where = $"SQLite file {settings.DataSource}";
            var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(settings.ToString()).AddInterceptors(new SqliteSettings())
                .ReplaceService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsSqlGenerator, SqliteTables>();
            Common(options);
            _options = options.Options;
        }

        public override string Where { get; }

        protected override EntenteDb Make() => new SqliteDb(_options);
    }

    private sealed class PostgresStore : Store
    {
        private readonly DbContextOptions<PostgresDb> _options;

        public PostgresStore(string connection)
        {
            var settings = new NpgsqlConnectionStringBuilder(connection);
            Where = $"PostgreSQL database {settings.Database} on {settings.Host}";
            var options = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection);
            Common(options);
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
