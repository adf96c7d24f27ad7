using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Correct;

/// <summary>Words of a source in whose place people put a correction that still stands: the source saying the same again brings nothing new.</summary>
internal static class CorrectedWords
{
    /// <summary>By the hash of what the source said. A correction after which the source said otherwise no longer counts.</summary>
    public static async Task<HashSet<long>> OfAsync(EntenteDb db, SourceId source, CancellationToken ct)
    {
        var records = db.Records;
        var steps = await (from c in db.RecordCorrections.AsNoTracking()
                           join old in records on c.Replaces equals old.Id
                           join made in records on c.Record equals made.Id
                           select new { c.Replaces, c.Record, old.Source, old.ContentHash, made.SupersededBy }).ToListAsync(ct);
        var next = steps.ToDictionary(s => s.Replaces, s => (s.Record, s.SupersededBy));
        return [.. steps.Where(s => s.Source == source && Stands(s.Replaces)).Select(s => s.ContentHash)];

        bool Stands(RecordId old)
        {
            while (next.TryGetValue(old, out var step))
            {
                if (step.SupersededBy is null) return true;
                old = step.Record;
            }

            return false;
        }
    }
}
