using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Search;

/// <summary>Looks current records up by their keys among those that are open to this reader, led by whatever is fewest for them.</summary>
internal sealed class KeyedRecords(EntenteDb db, Ontology ontology, IReadOnlyList<string>? schemas)
{
    public const int MostLooked = 200;

    /// <summary>A reader of fewer records than this has them read through once; more are looked up by key.</summary>
    private const int MostReadThrough = 1_000;

    private List<(Record Record, HashSet<long> Keys)>? _own;

    /// <summary>Those that bear any of these keys, newest first.</summary>
    public Task<List<Record>> AnyAsync(IReadOnlyList<long> keys, CancellationToken ct) => NewestAsync(Meeting(Current, keys, true), ct);

    /// <summary>Those that meet each of these sets of keys, newest first.</summary>
    public async Task<List<Record>> AllAsync(IReadOnlyList<IReadOnlyList<long>> sets, CancellationToken ct)
    {
        if (await ReadThroughAsync(ct) is { } own) return [.. own.Where(r => sets.All(keys => keys.Any(r.Keys.Contains))).Select(r => r.Record).Take(MostLooked)];
        var (query, first) = (Current, true);
        foreach (var keys in await RarestFirstAsync(sets, ct)) (query, first) = (Meeting(query, keys, first), false);
        return await NewestAsync(query, ct);
    }

    public Task<List<Record>> OfDossierAsync(DossierId dossier, CancellationToken ct) => NewestAsync(Current.Where(r => r.Dossier == dossier), ct);

    private IQueryable<Record> Current => schemas is null
        ? db.Records.AsNoTracking().Where(r => r.SupersededBy == null)
        : db.Records.AsNoTracking().Where(r => r.SupersededBy == null && schemas.Contains(r.Schema));

    private static Task<List<Record>> NewestAsync(IQueryable<Record> wanted, CancellationToken ct) => wanted.OrderByDescending(r => r.Id).Take(MostLooked).ToListAsync(ct);

    /// <summary>Whoever sees only assigned dossiers has few records, and every way of writing each is at hand once they are read; null for everybody else.</summary>
    private async Task<List<(Record Record, HashSet<long> Keys)>?> ReadThroughAsync(CancellationToken ct)
    {
        if (!db.Sight.OnlyAssigned(Record.Kinds)) return null;
        if (_own is null)
        {
            var records = await Current.OrderByDescending(r => r.Id).Take(MostReadThrough).ToListAsync(ct);
            _own = [.. records.Select(r => (r, Keys.Of(r, ontology).Select(k => k.Key).ToHashSet()))];
        }

        return _own.Count < MostReadThrough ? _own : null;
    }

    /// <summary>The first set leads: it finds its records by key. The others are only asked of those.</summary>
    private IQueryable<Record> Meeting(IQueryable<Record> records, IReadOnlyList<long> keys, bool leading)
    {
        var table = db.RecordKeys;
        // As one parameter: a word with all its slips has some hundreds of keys.
        var wanted = keys.ToArray();
        if (!leading) return records.Where(r => table.Any(k => EF.Parameter(wanted).Contains(k.Key) && k.Record == r.Id));
        var own = db.Sight.Organisation;
        return OnlyOwn
            ? records.Where(r => table.Where(k => EF.Parameter(wanted).Contains(k.Key) && k.Organisation == own).Select(k => k.Record).Contains(r.Id))
            : records.Where(r => table.Where(k => EF.Parameter(wanted).Contains(k.Key)).Select(k => k.Record).Contains(r.Id));
    }

    private bool OnlyOwn => Record.Kinds.All(k => !db.Sight.All.Contains(k) && !db.Sight.OfTeam.Contains(k) && !db.Sight.Assigned.Contains(k) && !db.Sight.Glass.Contains(k));

    private async Task<List<IReadOnlyList<long>>> RarestFirstAsync(IReadOnlyList<IReadOnlyList<long>> sets, CancellationToken ct)
    {
        if (sets.Count == 1) return [.. sets];
        var counted = new List<(IReadOnlyList<long> Keys, int Count)>();
        foreach (var keys in sets)
        {
            var wanted = keys.ToArray();
            counted.Add((keys, await db.RecordKeys.Where(k => EF.Parameter(wanted).Contains(k.Key)).Take(2_000).CountAsync(ct)));
        }

        return [.. counted.OrderBy(c => c.Count).Select(c => c.Keys)];
    }
}
