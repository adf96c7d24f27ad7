using System.Diagnostics.CodeAnalysis;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Databases.Sqlite;

/// <summary>One prepared insert, run for each row.</summary>
internal sealed class SqliteBulkRows : IBulkRows
{
    [SuppressMessage("Security", "CA2100", Justification = "Table and column names come from the model, values are parameters.")]
    public async Task InsertAsync(EntenteDb db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var insert = connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        insert.CommandText = $"""INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})""";
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) parameters[i].Value = row[i] switch { null => DBNull.Value, DateTimeOffset at => at.UtcDateTime, var value => value };
            insert.ExecuteNonQuery();
        }
    }
}
