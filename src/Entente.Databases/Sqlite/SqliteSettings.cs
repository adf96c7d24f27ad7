using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Databases.Sqlite;

/// <summary>Sets each opened connection to write-ahead log with a full sync: an acknowledged commit survives a power cut. What is deleted is overwritten, not left in free pages.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const int LongestWait = 15;

    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";

    // A pooled connection comes back as it was left, and a query opens one: what stands already is not set again.
    private static readonly ConditionalWeakTable<object, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Keep(eventData);
        if (IsSet(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Wait(connection) + Pragmas;
        command.ExecuteNonQuery();
        Remember(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Keep(eventData);
        if (IsSet(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Wait(connection) + Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Remember(connection);
    }

    /// <summary>Opened once for as long as the store is open for its reader. The framework would open and close for every query, and each time the driver adds its thirty functions anew and takes them away.</summary>
    private static void Keep(ConnectionEndEventData opened) => opened.Context?.Database.OpenConnection();

    private static bool IsSet(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && Set.TryGetValue(handle, out _);

    private static void Remember(DbConnection connection) => Set.AddOrUpdate(((SqliteConnection)connection).Handle!, Set);

    /// <summary>How long to wait for another writer: fifteen seconds, or "Default Timeout" of the connection string where that is less.</summary>
    private static string Wait(DbConnection connection) =>
        $"PRAGMA busy_timeout={Math.Clamp(((SqliteConnection)connection).DefaultTimeout, 1, LongestWait) * 1000};";
}
