using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Search;

/// <summary>Finds current records by reference, name in any script, phone, document, vehicle, place or words, among those that the reader may see, and says why each was found.</summary>
public sealed class SearchRecords(EntenteDb db, Ledger ledger, Ontology ontology)
{
    private const int MostLooked = 200;
    private const int MostShown = 50;

    public async Task<SearchAnswer> RunAsync(string text, Act act, CancellationToken ct)
    {
        var question = SearchQuestion.Of(text);
        var hits = question.IsEmpty ? [] : await FindAsync(question, act, ct);
        await ledger.RememberAsync(act, new Searched(text.Length <= 200 ? text : text[..200], hits.Count), ct);
        return new([.. hits.Take(MostShown)], hits.Count, hits.Count >= MostLooked);
    }

    private async Task<List<SearchHit>> FindAsync(SearchQuestion question, Act act, CancellationToken ct)
    {
        var found = new Dictionary<RecordId, Record>();
        if (question.Exact.Count > 0) await AddAsync(found, Meeting(Current, question.Exact, true), ct);
        if (question.Words.Count > 0)
        {
            var rarestFirst = await RarestFirstAsync(question.Words, ct);
            var wanted = rarestFirst.Aggregate((Query: Current, First: true), (q, keys) => (Meeting(q.Query, keys, q.First), false)).Query;
            await AddAsync(found, wanted, ct);
        }

        var reader = act.Reader;
        var dossiers = await db.Set<Assignment>().AsNoTracking().Where(a => a.User == reader.User && a.Until == null).Select(a => a.Dossier).ToListAsync(ct);
        var keys = question.All;
        return [.. found.Values.Select(r => Hit(r, keys, act, dossiers)).OfType<SearchHit>().OrderByDescending(h => h.Weight).ThenByDescending(h => h.Learned)];
    }

    private IQueryable<Record> Current => db.Records.AsNoTracking().Where(r => r.SupersededBy == null);

    /// <summary>A reader who sees only assigned dossiers is led by those few; everybody else by the rarest key.</summary>
    private IQueryable<Record> Meeting(IQueryable<Record> records, IReadOnlyList<long> keys, bool leading)
    {
        var table = db.RecordKeys;
        if (!leading || OnlyAssigned) return records.Where(r => table.Any(k => keys.Contains(k.Key) && k.Record == r.Id));
        var own = db.Sight.Organisation;
        return OnlyOwn
            ? records.Where(r => table.Where(k => keys.Contains(k.Key) && k.Organisation == own).Select(k => k.Record).Contains(r.Id))
            : records.Where(r => table.Where(k => keys.Contains(k.Key)).Select(k => k.Record).Contains(r.Id));
    }

    private bool OnlyOwn => Record.Kinds.All(k => !db.Sight.All.Contains(k) && !db.Sight.OfTeam.Contains(k) && !db.Sight.Assigned.Contains(k) && !db.Sight.Glass.Contains(k));

    private bool OnlyAssigned => Record.Kinds.All(k => !db.Sight.All.Contains(k) && !db.Sight.OfTeam.Contains(k) && !db.Sight.Own.Contains(k));

    private async Task<List<IReadOnlyList<long>>> RarestFirstAsync(IReadOnlyList<IReadOnlyList<long>> words, CancellationToken ct)
    {
        if (words.Count == 1 || OnlyAssigned) return [.. words];
        var counted = new List<(IReadOnlyList<long> Keys, int Count)>();
        foreach (var keys in words) counted.Add((keys, await db.RecordKeys.Where(k => keys.Contains(k.Key)).Take(2_000).CountAsync(ct)));
        return [.. counted.OrderBy(c => c.Count).Select(c => c.Keys)];
    }

    private static async Task AddAsync(Dictionary<RecordId, Record> found, IQueryable<Record> wanted, CancellationToken ct)
    {
        foreach (var record in await wanted.OrderByDescending(r => r.Id).Take(MostLooked).ToListAsync(ct)) found[record.Id] = record;
    }

    /// <summary>None where every reason lies in a field that this reader may not see: a search must not tell what a page hides.</summary>
    private SearchHit? Hit(Record record, HashSet<long> keys, Act act, List<DossierId> dossiers)
    {
        var relation = Relation.Other;
        if (record.Organisation == act.Reader.Organisation) relation |= Relation.Own;
        if (record.Team == act.Reader.Team || record.Team == default) relation |= Relation.Team;
        if (dossiers.Contains(record.Dossier)) relation |= Relation.Assigned;

        var schema = ontology[record.Schema];
        var row = Gate.Weigh(db, act, record.RowKind, Verb.Read, relation, record);
        var reasons = Keys.Of(record, ontology).Where(k => keys.Contains(k.Key)).Where(k => schema.Find(k.Property) is not { } property
            || Gate.Weigh(db, act, property.Kind, Verb.Read, relation, record) is { Allowed: true, Shape: >= Shape.Masked }).ToList();
        if (!row.Allowed || reasons.Count == 0) return null;

        var identity = Gate.Weigh(db, act, DataKind.Identity, Verb.Read, relation, record);
        var whole = row.Shape == Shape.Full && (!schema.Is("Person") || identity is { Allowed: true, Shape: Shape.Full });
        return new(record.Reference, schema.Label, whole ? record.Caption : Masks.Name(record.Caption), record.Learned,
            [.. reasons.Select(r => new SearchReason(r.Kind, schema.Find(r.Property)?.Label ?? "")).Distinct()], reasons.Sum(Weight));
    }

    private static int Weight(FoundBy reason) => reason.Kind switch
    {
        KeyKind.Reference => 100,
        KeyKind.Document or KeyKind.Phone or KeyKind.Email or KeyKind.Vehicle or KeyKind.Account => 50,
        KeyKind.NameToken => 10,
        KeyKind.NameSound => 6,
        _ => 3,
    };
}

/// <summary>Somebody searched. What they typed may name a person: the log's detail is protected as personal.</summary>
public sealed record Searched(string Text, int Found) : Event
{
    public override EventSort Sort => EventSort.Read;
}

/// <summary>What was found.</summary>
/// <param name="More">There may be more than were looked at: ask more narrowly.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Count, bool More);

/// <summary>One record that was found, in the shape that the reader may see.</summary>
public sealed record SearchHit(Foundation.Reference Reference, string Schema, string Caption, DateTimeOffset Learned, IReadOnlyList<SearchReason> Why, int Weight);

/// <summary>Why it was found: the kind of key, and the property it lies in.</summary>
public sealed record SearchReason(KeyKind Kind, string Property);
