using System.Data.Common;
using System.Net.Sockets;
using Entente.Storage.Sealing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Web.Shell;

/// <summary>What a fault means for the person at the screen and for whoever runs the machine. Never carries a value from the database.</summary>
internal static class Faults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIo = 10, SqliteCorrupt = 11, SqliteFull = 13, SqliteCannotOpen = 14, SqliteNotADatabase = 26;

    /// <summary>503 where waiting or the administrator helps (nothing was saved), 409 where somebody else was first, 400 for a stale form, 500 for our own mistakes.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        _ when Chain(fault).Any(IsOfTheStore) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What is wrong with the store, the files or the settings, in words: what, where, what to do. Null when it is a mistake of the program's own.</summary>
    public static string? Explain(Exception fault, string where) => Chain(fault).Select(f => InWords(f, where)).FirstOrDefault(words => words is not null);

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException) yield return at;
    }

    // A row that is there already is refused by a rule of the product's, or is its mistake: no fault of the machine's.
    private static bool IsOfTheStore(Exception fault) => fault is DbException or IOException or UnauthorizedAccessException or SocketException
        && fault is not SqliteException { SqliteErrorCode: 19 } and not PostgresException { SqlState: "23505" } and not InvalidDataException;

    private static string? InWords(Exception fault, string where) => fault switch
    {
        SqliteException lite => OfSqlite(lite.SqliteErrorCode, where),
        PostgresException server => OfPostgres(server.SqlState, where),
        NpgsqlException or SocketException => $"The {where} cannot be reached. Check that the server runs and that the connection string names it.",
        AddressInUseException => "Another program listens on this address already, perhaps another ./run. Stop it, or name another with --urls (./run --port).",
        SettingsAreWrongException or InvalidDataException => fault.Message,
        SealBrokenException broken => $"{broken.Message} Nothing was changed. 'entente keys seal' names its row; compare it with a backup, and keep the {where} for the auditor.",
        // The message of the inner fault says more.
        IOException { InnerException: AddressInUseException } => null,
        IOException or UnauthorizedAccessException => $"A file beside the {where} cannot be read or written: {fault.Message} The disk may be full, a folder missing, or the file somebody else's.",
        _ => null,
    };

    // https://sqlite.org/rescode.html
    private static string? OfSqlite(int code, string where) => code switch
    {
        SqliteBusy or SqliteLocked => $"The {where} is locked by another program. Close whatever has it open (another ./run, a copy tool) and start again. Nothing was lost.",
        SqliteFull => $"The disk that holds the {where} is full. Free some space and start again. Whatever was acknowledged is there; nothing is half saved.",
        SqliteCorrupt or SqliteNotADatabase => $"The {where} is damaged or no database. Leave it as it is, put the last backup into an empty folder with 'entente restore', and keep the damaged file for the auditor.",
        SqliteReadOnly => $"The {where} cannot be written. Give the program's user the right to write to it and to its folder.",
        SqliteCannotOpen => $"The {where} cannot be opened. Check that its folder exists and that the program's user may read and write it.",
        SqliteIo => $"Reading or writing the {where} failed. Check the disk and its free space, then start again.",
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static string? OfPostgres(string state, string where) => state switch
    {
        "28P01" or "28000" => $"The {where} refuses this user or password. Check the connection string.",
        "3D000" => $"The {where} does not exist. Create it (createdb) or correct the connection string.",
        "53100" => $"The disk of the {where} is full. Free some space and start again. Whatever was acknowledged is there; nothing is half saved.",
        "53300" => $"The {where} has no connection free. Stop another program that uses it, or raise its max_connections, and start again.",
        "42501" => $"The {where} does not let this user make or change tables. Make the user its owner (ALTER DATABASE … OWNER TO …).",
        "25006" => $"The {where} can only be read: it may be a standby. Name the primary server in the connection string.",
        "55P03" or "57014" => $"The {where} is locked by another program or too busy to answer in time. Wait, and start again. Nothing was lost.",
        ['X', 'X', '0', '0', '1' or '2'] => $"The {where} is damaged. Leave it as it is and restore the last backup into an empty database with 'entente restore'.",
        ['5', '7', 'P', ..] or ['0', '8', ..] => $"The server of the {where} is stopping or starting. Wait until it runs, and start again. Whatever was acknowledged is there.",
        _ => null,
    };
}
