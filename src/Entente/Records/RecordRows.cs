using Entente.Storage;

namespace Entente.Records;

/// <summary>Writes made records and their keys past the change tracker, inside the transaction of the commit.</summary>
internal static class RecordRows
{
    private static readonly string[] Columns =
        ["Id", "Reference", "Schema", "Source", "Organisation", "Team", "Dossier", "Compartment", "RowKind", "Handling", "Reliability", "Learned", "Said", "Language", "Caption", "Statements", "ExternalId", "ContentHash"];

    private static readonly string[] KeyColumns = ["Key", "Organisation", "Record"];

    public static async Task WriteAsync(EntenteDb db, IReadOnlyList<(Record Record, IReadOnlyList<FoundBy> Keys)> made, CancellationToken ct)
    {
        if (made.Count == 0) return;
        await db.Bulk.InsertAsync(db, "records", Columns, made.Select(m => m.Record).Select(r => new object?[]
        {
            r.Id.Value, r.Reference.Text, r.Schema, r.Source.Value, r.Organisation.Value, r.Team.Value, r.Dossier.Value, r.Compartment.ToString(), r.RowKind.ToString(), r.Handling.ToString(),
            r.Reliability.ToString(), r.Learned, r.Said?.ToString(), r.Language, r.Caption, StatementJson.Write(r.Statements), r.ExternalId, r.ContentHash,
        }), ct);

        // In the order of the tree: neighbours are written together, so each page of it is touched once a batch.
        var keys = new List<(long Key, long Organisation, long Record)>(made.Count * 12);
        foreach (var (record, found) in made)
        {
            foreach (var key in found) keys.Add((key.Key, record.Organisation.Value, record.Id.Value));
        }

        keys.Sort();
        await db.Bulk.InsertAsync(db, "record_keys", KeyColumns, keys.Select(k => new object?[] { k.Key, k.Organisation, k.Record }), ct);
    }
}
