using System.Collections.Concurrent;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Finds the records that share enough keys with given ones to be worth comparing. A batch costs a few queries, not one a record.</summary>
/// <remarks>A key that very many records share ("Nguyen") finds nobody in particular; it is skipped, counted, and remembered so that it costs nothing again.</remarks>
public sealed class Candidates(Ontology ontology)
{
    /// <summary>Keys shared by more records than this are skipped.</summary>
    public const int MostShare = 150;

    /// <summary>The best so many candidates of one record are compared.</summary>
    public const int MostOfOne = 40;
    private const int Slice = 2_000;

    private readonly ConcurrentDictionary<long, int> _common = new();

    public async Task<FoundCandidates> FindAsync(EntenteDb db, IReadOnlyList<Record> records, CancellationToken ct)
    {
        var keys = records.ToDictionary(r => r.Id, r => Keys.Of(r, ontology).Where(k => Points(k.Kind) > 0).Select(k => k.Key).ToArray());
        var asked = keys.Values.SelectMany(k => k).Distinct().ToList();
        var counts = asked.Where(_common.ContainsKey).ToDictionary(k => k, k => _common[k]);
        var skipped = counts.Count;
        var fresh = asked.Where(k => !counts.ContainsKey(k)).ToArray();
        foreach (var slice in fresh.Chunk(Slice))
        {
            foreach (var row in await db.RecordKeys.Where(k => slice.Contains(k.Key)).GroupBy(k => k.Key).Select(g => new { g.Key, Count = g.Count() }).Where(g => g.Count > 1).ToListAsync(ct))
            {
                counts[row.Key] = row.Count;
                if (row.Count <= MostShare) continue;
                _common[row.Key] = row.Count;
                skipped++;
            }
        }

        var holders = new Dictionary<long, List<RecordId>>();
        foreach (var slice in fresh.Where(k => counts.TryGetValue(k, out var n) && n <= MostShare).Chunk(Slice))
        {
            foreach (var row in await db.RecordKeys.Where(k => slice.Contains(k.Key)).Select(k => new { k.Key, k.Record }).ToListAsync(ct))
            {
                (holders.TryGetValue(row.Key, out var list) ? list : holders[row.Key] = []).Add(row.Record);
            }
        }

        var pairs = new HashSet<(RecordId, RecordId)>();
        foreach (var record in records)
        {
            foreach (var other in Worth(record.Id, keys[record.Id], holders)) pairs.Add(record.Id.Value < other.Value ? (record.Id, other) : (other, record.Id));
        }

        return new(pairs, counts, skipped);
    }

    private static IEnumerable<RecordId> Worth(RecordId self, long[] keys, Dictionary<long, List<RecordId>> holders)
    {
        var points = new Dictionary<RecordId, double>();
        foreach (var key in keys)
        {
            if (!holders.TryGetValue(key, out var list)) continue;
            var worth = Points(Keys.KindOf(key));
            foreach (var other in list)
            {
                if (other != self) points[other] = points.GetValueOrDefault(other) + worth;
            }
        }

        return points.Where(p => p.Value >= 2).OrderByDescending(p => p.Value).ThenBy(p => p.Key.Value).Take(MostOfOne).Select(p => p.Key);
    }

    /// <summary>A number alone is worth a look. A word of a name needs a second one or the date of birth; a word and the same word with the year are one and a half.</summary>
    private static double Points(KeyKind kind) => kind switch
    {
        KeyKind.Document or KeyKind.Phone or KeyKind.Email or KeyKind.Vehicle or KeyKind.Account or KeyKind.Identifier => 3,
        KeyKind.BirthDate => 1.2,
        KeyKind.NameYear => 1,
        KeyKind.NameToken => 0.9,
        KeyKind.NameSound => 0.05,
        KeyKind.PostCode => 0.3,
        _ => 0,
    };
}

/// <summary>What the keys gave.</summary>
/// <param name="Pairs">The older record first.</param>
/// <param name="Counts">How many records share each key that was looked at and is shared at all.</param>
/// <param name="KeysSkipped">Keys that too many share.</param>
public sealed record FoundCandidates(IReadOnlySet<(RecordId Left, RecordId Right)> Pairs, IReadOnlyDictionary<long, int> Counts, int KeysSkipped);
