using Entente.Audit;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>How far the records have been followed, and how many there are: read once, then kept up by what the log tells.</summary>
internal sealed class FollowedRecords
{
    // A commit lands at most so many lines of the log after its ids were drawn.
    private const int LatestLines = 20_000;
    private bool _begun;
    private long _records;
    private RecordId _counted;
    private RecordId _highest;

    /// <summary>All records, for the chance that two drawn blindly are the same.</summary>
    public long Records => _records;

    public async Task BeginAsync(EntenteDb db, AuditEntry first, CancellationToken ct)
    {
        if (_begun) return;
        _counted = await db.Records.OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(ct);
        _records = await db.Records.LongCountAsync(ct);
        var (from, to) = (first.Seq - LatestLines, first.Seq);
        foreach (var entry in await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq >= from && e.Seq < to && e.What == nameof(RecordsKept)).ToListAsync(ct)) Reached(entry.Read<RecordsKept>());
        _begun = true;
    }

    /// <summary>Counts what was kept since the counting.</summary>
    public void Count(RecordsKept kept)
    {
        if (kept.First.Value <= _counted.Value) return;
        (_records, _counted) = (_records + kept.Count, kept.Last);
    }

    /// <summary>Whether records with higher ids were followed before these: their ids were drawn first, their commit came later.</summary>
    public bool IsLate(RecordsKept kept) => kept.First.Value <= _highest.Value;

    public void Reached(RecordsKept kept)
    {
        if (kept.Last.Value > _highest.Value) _highest = kept.Last;
    }
}
