using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Which records share a key: read from the database once, then kept up by following, in bounded memory. Nothing is lost with it: what it does not hold is read again.</summary>
internal sealed class KeyHolders(int most)
{
    private const int Slice = 5_000;
    private readonly RecentlyUsed<long, Holders> _recent = new(most);

    /// <summary>The holders of each key, these records among them.</summary>
    public async Task<Dictionary<long, Holders>> OfAsync(EntenteDb db, IReadOnlyList<(RecordId Record, long[] Keys)> records, CancellationToken ct)
    {
        var found = new Dictionary<long, Holders>();
        var missing = new HashSet<long>();
        foreach (var (record, keys) in records)
        {
            foreach (var key in keys)
            {
                if (missing.Contains(key)) continue;
                if (!found.TryGetValue(key, out var holders) && !_recent.TryGet(key, out holders)) missing.Add(key);
                else (found[key] = holders).Add(record);
            }
        }

        foreach (var slice in missing.Order().Chunk(Slice)) await ReadAsync(db, slice, found, ct);
        return found;
    }

    private async Task ReadAsync(EntenteDb db, long[] keys, Dictionary<long, Holders> found, CancellationToken ct)
    {
        var last = await db.Records.OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(ct);
        var counts = await db.RecordKeys.Where(k => EF.Parameter(keys).Contains(k.Key)).GroupBy(k => k.Key).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var counted in counts) found[counted.Key] = new(counted.Count, last.Value);
        long[] rare = [.. counts.Where(c => c.Count <= Holders.Most).Select(c => c.Key)];
        foreach (var row in await db.RecordKeys.Where(k => EF.Parameter(rare).Contains(k.Key)).Select(k => new { k.Key, k.Record }).ToListAsync(ct)) found[row.Key].Add(row.Record);
        foreach (var counted in counts) _recent.Put(counted.Key, found[counted.Key]);
    }
}
