namespace Entente.Storage.Sealing;

/// <summary>Seals what is written past the change tracker, as the change tracker would.</summary>
internal sealed class SealingBulkRows(IBulkRows rows) : IBulkRows
{
    public Task InsertAsync(EntenteDb db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> values, CancellationToken ct)
    {
        var known = SealedColumns.Of(db.Model).FirstOrDefault(t => t.Table == table)?.Columns ?? [];
        var sealing = columns.Select((name, i) => (At: i, Column: known.FirstOrDefault(c => c.Place.Column == name)!)).Where(c => c.Column is not null).ToArray();
        return rows.InsertAsync(db, table, columns, sealing.Length == 0 ? values : values.Select(Sealed), ct);

        object?[] Sealed(object?[] row)
        {
            foreach (var (at, column) in sealing) row[at] = row[at] is { } plain ? column.Seal(plain, db.Keys) : null;
            return row;
        }
    }
}
