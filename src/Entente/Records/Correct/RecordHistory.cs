using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Correct;

/// <summary>The line that a record stands in: what it took the place of, and what took its place, oldest first.</summary>
internal static class RecordHistory
{
    private const int Most = 50;

    /// <param name="tellsWhy">Whether this reader may read why: the row is wholly open to them.</param>
    public static async Task<IReadOnlyList<RecordVersion>> OfAsync(EntenteDb db, Record record, bool tellsWhy, CancellationToken ct)
    {
        var line = new LinkedList<Record>([record]);
        while (line.Count < Most && line.Last!.Value.SupersededBy is { } by && await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Id == by, ct) is { } later) line.AddLast(later);
        while (line.Count < Most && await BeforeAsync(db, line.First!.Value, ct) is { } earlier) line.AddFirst(earlier);
        var ids = line.Select(r => r.Id).ToArray();
        var corrections = await db.RecordCorrections.AsNoTracking().Where(c => ids.Contains(c.Record)).ToDictionaryAsync(c => c.Record, ct);
        var names = await db.NamesAsync(corrections.Values.Select(c => c.By), ct);
        return [.. line.Select(r => corrections.TryGetValue(r.Id, out var c)
            ? new RecordVersion(r.Reference, c.At, names.GetValueOrDefault(c.By, ""), tellsWhy ? c.Because : "", r.Id == record.Id, r.IsCurrent)
            : new RecordVersion(r.Reference, r.Learned, "", "", r.Id == record.Id, r.IsCurrent))];
    }

    /// <summary>By the correction that tells of it, or by the number that both have within their source.</summary>
    private static async Task<Record?> BeforeAsync(EntenteDb db, Record record, CancellationToken ct)
    {
        var id = record.Id;
        var records = db.Records.AsNoTracking().Where(r => r.SupersededBy == id);
        if (await db.RecordCorrections.AsNoTracking().Where(c => c.Record == id).Select(c => (RecordId?)c.Replaces).SingleOrDefaultAsync(ct) is { } replaced) return await records.SingleOrDefaultAsync(r => r.Id == replaced, ct);
        if (record.ExternalId.Length == 0) return null;
        var key = Keys.Key(KeyKind.External, Keys.External(record.Source, record.ExternalId));
        var table = db.RecordKeys;
        return await records.Where(r => table.Where(k => k.Key == key).Select(k => k.Record).Contains(r.Id)).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
    }
}

/// <summary>One version of a record.</summary>
/// <param name="By">Who corrected it by hand; empty where its source said so itself.</param>
public sealed record RecordVersion(Reference Reference, DateTimeOffset At, string By, string Because, bool IsThis, bool IsCurrent)
{
    public override string ToString() => Reference.Text;
}
