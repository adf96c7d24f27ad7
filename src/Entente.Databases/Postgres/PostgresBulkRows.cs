using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Databases.Postgres;

/// <summary>COPY in binary form.</summary>
internal sealed class PostgresBulkRows : IBulkRows
{
    public async Task InsertAsync(EntenteDb db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""COPY "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)""", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var value in row)
            {
                if (value is null) await copy.WriteNullAsync(ct);
                else await copy.WriteAsync(value, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}
