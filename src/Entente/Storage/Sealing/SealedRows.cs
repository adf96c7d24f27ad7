using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Storage.Sealing;

/// <summary>The sealed columns as the database holds them, past the model: for sealing anew, for counting, for finding a row that does not open.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Table and column names come from the model, values are parameters.")]
internal static class SealedRows
{
    /// <summary>How many fields lie under each key; "" stands for those that lie plain.</summary>
    public static async Task<Dictionary<string, long>> CountAsync(EntenteDb db, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>();
        foreach (var (table, column) in All(db))
        {
            await using var command = await CommandAsync(db, $"""SELECT {Head(column)}, count(*) FROM "{table.Table}" WHERE {Filled(column)} GROUP BY 1""", ct);
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                var key = KeyOf(rows.GetValue(0));
                counts[key] = counts.GetValueOrDefault(key) + Convert.ToInt64(rows.GetValue(1), CultureInfo.InvariantCulture);
            }
        }

        return counts;
    }

    /// <summary>Whether any field is sealed.</summary>
    public static async Task<bool> AnySealedAsync(EntenteDb db, CancellationToken ct)
    {
        foreach (var (table, column) in All(db))
        {
            object mark = column.IsBytes ? SealedBytes.Head("00000000")[..4] : SealedText.Head("")[..3];
            await using var command = await CommandAsync(db, $"""SELECT 1 FROM "{table.Table}" WHERE {Head(column, column.IsBytes ? 4 : 3)} = @p0 LIMIT 1""", ct, mark);
            if (await command.ExecuteScalarAsync(ct) is not null) return true;
        }

        return false;
    }

    /// <summary>The next rows after this key that hold a field under another key than these: their keys, then their sealed columns.</summary>
    public static async Task<List<object[]>> NextAsync(EntenteDb db, SealedTable table, KeyList keys, object[]? after, int most, CancellationToken ct)
    {
        var parameters = new List<object>();
        string Parameter(object value)
        {
            parameters.Add(value);
            return $"@p{parameters.Count - 1}";
        }

        var old = string.Join(" OR ", table.Columns.Select(c => $"({Filled(c)} AND {Head(c)} <> {Parameter(HeadOf(c, keys.CurrentOf(c.Place.Compartment)!.Id))})"));
        var from = after is null ? "" : $"({Names(table.Key)}) > ({string.Join(", ", after.Select(Parameter))}) AND ";
        await using var command = await CommandAsync(db, $"""SELECT {Names([.. table.Key, .. table.Columns.Select(c => c.Place.Column)])} FROM "{table.Table}" WHERE {from}({old}) ORDER BY {Names(table.Key)} LIMIT {most}""", ct, [.. parameters]);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<object[]>();
        while (await rows.ReadAsync(ct))
        {
            var row = new object[rows.FieldCount];
            rows.GetValues(row);
            found.Add(row);
        }

        return found;
    }

    public static async Task WriteAsync(EntenteDb db, SealedTable table, object[] key, IReadOnlyList<(SealedColumn Column, object Value)> fields, CancellationToken ct)
    {
        var set = string.Join(", ", fields.Select((f, i) => $"\"{f.Column.Place.Column}\" = @p{i}"));
        var where = string.Join(" AND ", table.Key.Select((k, i) => $"\"{k}\" = @p{fields.Count + i}"));
        await using var command = await CommandAsync(db, $"""UPDATE "{table.Table}" SET {set} WHERE {where}""", ct, [.. fields.Select(f => f.Value), .. key]);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The keys of the rows that hold exactly this.</summary>
    public static async Task<List<string>> WhereAsync(EntenteDb db, SealedPlace place, object stored, CancellationToken ct)
    {
        var table = SealedColumns.Of(db.Model).Single(t => t.Table == place.Table);
        await using var command = await CommandAsync(db, $"""SELECT {Names(table.Key)} FROM "{place.Table}" WHERE "{place.Column}" = @p0 LIMIT 5""", ct, stored);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await rows.ReadAsync(ct)) found.Add(KeyText(Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        return found;
    }

    public static string KeyText(IEnumerable<object> key) => string.Join('/', key.Select(k => Convert.ToString(k, CultureInfo.InvariantCulture)));

    private static IEnumerable<(SealedTable Table, SealedColumn Column)> All(EntenteDb db) => SealedColumns.Of(db.Model).SelectMany(t => t.Columns.Select(c => (t, c)));

    private static string Filled(SealedColumn column) => column.IsBytes ? $"length(\"{column.Place.Column}\") > 0" : $"\"{column.Place.Column}\" <> ''";

    private static string Head(SealedColumn column) => Head(column, column.IsBytes ? SealedBytes.HeadLength : SealedText.HeadLength);

    private static string Head(SealedColumn column, int length) => $"""substr("{column.Place.Column}", 1, {length})""";

    private static object HeadOf(SealedColumn column, string keyId) => column.IsBytes ? SealedBytes.Head(keyId) : SealedText.Head(keyId);

    // The head alone: long enough to tell a key, and nothing that has it is taken for plain text that happens to begin so.
    private static string KeyOf(object head) => head switch
    {
        byte[] bytes => SealedBytes.KeyOf([.. bytes, .. new byte[CompartmentKey.Added + 1]]) ?? "",
        string text => SealedText.KeyOf(text.PadRight(SealedText.HeadLength + 200, 'A')) ?? "",
        _ => "",
    };

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));

    private static async Task<DbCommand> CommandAsync(EntenteDb db, string sql, CancellationToken ct, params object[] values)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open) await db.Database.OpenConnectionAsync(ct);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
