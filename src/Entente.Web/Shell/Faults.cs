using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
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
        _ when Cause(fault) is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What is wrong with the store, in words: what, where, what to do. Null when the fault is none of the store's.</summary>
    public static string? Explain(Exception fault, string where) => Cause(fault) switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => $"The {where} is locked by another program. Close whatever has it open (another ./run, a copy tool) and start again. Nothing was lost.",
        SqliteException { SqliteErrorCode: SqliteFull } => $"The disk that holds the {where} is full. Free some space and start again. Whatever was acknowledged is there; nothing is half saved.",
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => $"The {where} is damaged or no database. Leave it as it is, put the last backup into an empty folder with 'entente restore', and keep the damaged file for the auditor.",
        SqliteException { SqliteErrorCode: SqliteReadOnly } => $"The {where} cannot be written. Give the program's user the right to write to it and to its folder.",
        SqliteException { SqliteErrorCode: SqliteCannotOpen } => $"The {where} cannot be opened. Check that its folder exists and that the program's user may read and write it.",
        SqliteException { SqliteErrorCode: SqliteIo } => $"Reading or writing the {where} failed. Check the disk and its free space, then start again.",
        PostgresException { SqlState: "28P01" or "28000" } => $"The {where} refuses this user or password. Check the connection string.",
        PostgresException { SqlState: "3D000" } => $"The {where} does not exist. Create it (createdb) or correct the connection string.",
        PostgresException { SqlState: "53100" } => $"The disk of the {where} is full. Free some space and start again.",
        NpgsqlException => $"The {where} cannot be reached. Check that the server runs and that the connection string names it.",
        IOException => $"A file beside the {where} cannot be written: the disk may be full or a folder missing.",
        _ => null,
    };

    private static Exception? Cause(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (at is DbException or IOException && at is not SqliteException { SqliteErrorCode: 19 } && at is not PostgresException { SqlState: "23505" }) return at;
        }

        return null;
    }
}
