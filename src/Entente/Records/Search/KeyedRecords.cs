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

    /// <summary>How many bearers of the keys are held against the row filter at a time, and how often: beyond that the answer says that there may be more.</summary>
    private const int Together = 2_000;
    private const int MostTimes = 10;

    private readonly Dictionary<long, int> _bearers = [];
    private List<(Record Record, HashSet<long> Keys)>? _own;

    /// <summary>Those that bear any of these keys, newest first.</summary>
    public Task<Looked> AnyAsync(IReadOnlyList<long> keys, CancellationToken ct) => ByKeyAsync([keys], ct);

    /// <summary>Those that meet each of these sets of keys, newest first.</summary>
    public async Task<Looked> AllAsync(IReadOnlyList<IReadOnlyList<long>> sets, CancellationToken ct)
    {
        if (await ReadThroughAsync(ct) is not { } own) return await ByKeyAsync(sets, ct);
        return Looked.Of([.. own.Where(r => sets.All(keys => keys.Any(r.Keys.Contains))).Select(r => r.Record).Take(MostLooked)]);
    }

    public async Task<Looked> OfDossierAsync(DossierId dossier, CancellationToken ct) =>
        Looked.Of(await Current.Where(r => r.Dossier == dossier).OrderByDescending(r => r.Id).Take(MostLooked).ToListAsync(ct));

    private IQueryable<Record> Current => schemas is null
        ? db.Records.AsNoTracking().Where(r => r.SupersededBy == null)
        : db.Records.AsNoTracking().Where(r => r.SupersededBy == null && schemas.Contains(r.Schema));

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

    /// <summary>First the ids from the keys alone, then their records: in one query a planner may walk all records, newest first, to find the few.</summary>
    private async Task<Looked> ByKeyAsync(IReadOnlyList<IReadOnlyList<long>> sets, CancellationToken ct)
    {
        if (await BorneAsync(sets, ct) is not { } borne) return Looked.Of([]);
        var (records, bearers) = (new List<Record>(), Bearers(borne));
        for (var (time, last) = (0, new RecordId(long.MaxValue)); time < MostTimes; time++)
        {
            var ids = await bearers.Where(id => id < last).Distinct().OrderByDescending(id => id).Take(Together).ToArrayAsync(ct);
            if (ids.Length > 0) records.AddRange(await Current.Where(r => EF.Parameter(ids).Contains(r.Id)).OrderByDescending(r => r.Id).Take(MostLooked - records.Count).ToListAsync(ct));
            if (ids.Length < Together || records.Count >= MostLooked) return Looked.Of(records);
            last = ids[^1];
        }

        return new(records, true);
    }

    /// <summary>The ids of the records that meet each set. The first leads; of its records alone the others are asked, by their owner too, so that each is one step in the tree of keys.</summary>
    private IQueryable<RecordId> Bearers(List<long[]> sets)
    {
        var table = db.RecordKeys;
        var met = Within(table).Where(k => EF.Parameter(sets[0]).Contains(k.Key));
        foreach (var keys in sets.Skip(1)) met = met.Where(k => table.Any(o => EF.Parameter(keys).Contains(o.Key) && o.Organisation == k.Organisation && o.Record == k.Record));
        return met.Select(k => k.Record);
    }

    /// <summary>Of each set the keys that any record bears, the rarest set first; null where one has none. A word with its slips has some hundreds of keys, of which few are borne: each is counted once.</summary>
    private async Task<List<long[]>?> BorneAsync(IReadOnlyList<IReadOnlyList<long>> sets, CancellationToken ct)
    {
        var unknown = sets.SelectMany(keys => keys).Where(k => !_bearers.ContainsKey(k)).Distinct().ToArray();
        if (unknown.Length > 0)
        {
            foreach (var key in unknown) _bearers[key] = 0;
            var counted = await Within(db.RecordKeys).Where(k => EF.Parameter(unknown).Contains(k.Key)).GroupBy(k => k.Key).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            foreach (var row in counted) _bearers[row.Key] = row.Count;
        }

        var borne = sets.Select(keys => keys.Where(k => _bearers[k] > 0).ToArray()).OrderBy(keys => keys.Sum(k => (long)_bearers[k])).ToList();
        return borne[0].Length == 0 ? null : borne;
    }

    private IQueryable<RecordKey> Within(IQueryable<RecordKey> keys)
    {
        var own = db.Sight.Organisation;
        return OnlyOwn ? keys.Where(k => k.Organisation == own) : keys;
    }

    private bool OnlyOwn => Record.Kinds.All(k => !db.Sight.All.Contains(k) && !db.Sight.OfTeam.Contains(k) && !db.Sight.Assigned.Contains(k) && !db.Sight.Glass.Contains(k));
}

/// <summary>What was found by key.</summary>
/// <param name="More">Whether not all were looked at.</param>
internal sealed record Looked(List<Record> Records, bool More)
{
    public static Looked Of(List<Record> records) => new(records, records.Count >= KeyedRecords.MostLooked);
}
