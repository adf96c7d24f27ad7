using Entente.Storage.Sealing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entente.Web.Shell;

/// <summary>Which words the error page has for a fault of the store: waiting helps, the disk is full, the database is out of reach.</summary>
internal static class FaultTexts
{
    public static string? Of(Exception? thrown)
    {
        for (var at = thrown; at is not null; at = at.InnerException)
        {
            var told = at switch
            {
                SealBrokenException => "sealed",
                SqliteException lite => Lite(lite.SqliteErrorCode),
                PostgresException server => Server(server.SqlState),
                NpgsqlException { InnerException: TimeoutException } or TimeoutException => "busy",
                NpgsqlException or System.Net.Sockets.SocketException => "broken",
                InvalidDataException => null,
                IOException or UnauthorizedAccessException => "full",
                _ => null,
            };
            if (told is not null) return told;
        }

        return null;
    }

    // https://sqlite.org/rescode.html: busy, locked; read-only, cannot write, full; corrupt, cannot open, not a database.
    private static string? Lite(int code) => code switch { 5 or 6 => "busy", 8 or 10 or 13 => "full", 11 or 14 or 26 => "broken", _ => null };

    // Classes of SQLSTATE: 40 and 55 locks, 53 resources, 08 connection, 57 shutdown, 58 and XX system.
    private static string? Server(string state) => state switch
    {
        "53100" or "25006" => "full",
        ['4', '0', ..] or ['5', '5', ..] or ['5', '3', ..] => "busy",
        ['0', '8', ..] or ['5', '7', ..] or ['5', '8', ..] or ['X', 'X', ..] => "broken",
        _ => null,
    };
}
