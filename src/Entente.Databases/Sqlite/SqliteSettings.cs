using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Databases.Sqlite;

/// <summary>Sets each opened connection to write-ahead log with a full sync: an acknowledged commit survives a power cut. What is deleted is overwritten, not left in free pages.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const int LongestWait = 15;

    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Wait(connection) + Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Wait(connection) + Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How long to wait for another writer: fifteen seconds, or "Default Timeout" of the connection string where that is less.</summary>
    private static string Wait(DbConnection connection) =>
        $"PRAGMA busy_timeout={Math.Clamp(((Microsoft.Data.Sqlite.SqliteConnection)connection).DefaultTimeout, 1, LongestWait) * 1000};";
}
