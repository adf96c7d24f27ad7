using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Search;

/// <summary>What a reader learns of a record that is kept from them when they have its very number: that there is something and whom to ask, by rule, or nothing. Never by a name or a word.</summary>
/// <remarks>The only place of the search that reads past the row filter.</remarks>
internal sealed class HiddenRecords(EntenteDb db, Ontology ontology, Pointers pointers)
{
    private const int MostLooked = 50;
    private const int MostRead = 500;
    private readonly Dictionary<OrganisationId, string> _holders = [];

    public async Task<(IReadOnlyList<SearchPointer> Shown, IReadOnlyList<RecordId> Records)> FindAsync(SearchQuestion question, IReadOnlyCollection<RecordId> shown, SearchHits hits, Act act, CancellationToken ct)
    {
        var identifiers = question.Identifiers.ToArray();
        if (identifiers.Length == 0) return ([], []);
        // The keys first, then their records: in one query a planner may walk all records, newest first, to find the few.
        var bearers = (await db.RecordKeys.Where(k => EF.Parameter(identifiers).Contains(k.Key)).OrderByDescending(k => k.Record).Select(k => k.Record).Take(MostRead).ToListAsync(ct)).ToArray();
        var bearing = await db.Records.IgnoreQueryFilters().AsNoTracking().Where(r => EF.Parameter(bearers).Contains(r.Id) && r.SupersededBy == null).OrderByDescending(r => r.Id).Take(MostLooked).ToListAsync(ct);
        var ids = bearing.Select(r => r.Id).ToArray();
        var open = (await db.Records.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct)).ToHashSet();

        var found = new List<(Record Record, SearchPointer Pointer)>();
        foreach (var record in bearing.DistinctBy(r => r.Id).Where(r => !shown.Contains(r.Id)))
        {
            if (await PointerAsync(record, identifiers, open.Contains(record.Id), hits, act, ct) is { } pointer) found.Add((record, pointer));
        }

        return ([.. found.Select(f => f.Pointer).Distinct()], [.. found.Select(f => f.Record.Id)]);
    }

    private async Task<SearchPointer?> PointerAsync(Record record, long[] identifiers, bool open, SearchHits hits, Act act, CancellationToken ct)
    {
        var schema = ontology[record.Schema];
        var relation = hits.Relations.Of(record);
        var kinds = Keys.Of(record, ontology).Where(k => identifiers.Contains(k.Key)).Select(k => schema.Find(k.Property)?.Kind).Distinct().ToList();

        // The matrix says "hit or no hit" of the thing and of the field that bears the number: there is something, and no more.
        var known = hits.ShapeOf(record.RowKind, relation, record) >= Shape.HitOnly && kinds.Any(k => k is null || hits.ShapeOf(k.Value, relation, record) >= Shape.HitOnly);
        if (known && pointers.AskAbout(act.Reader, record.Compartment, record.Handling) is { } ask) return new(ask, "", "", null);

        // A rule points there; but not through a field that this role never reads of anybody.
        if (open || !kinds.Any(k => k is null || db.Matrix.Ask(act.Reader, k.Value, Verb.Read) is { Allowed: true, Shape: >= Shape.HitOnly })) return null;
        if (pointers.For(act.Reader, record.Compartment, record.Handling) is not { } rule) return null;
        if (rule.Shows != PointerShows.Organisation) return new(rule.Ask, "", "", record.Compartment);
        if (!_holders.TryGetValue(record.Organisation, out var holder))
            _holders[record.Organisation] = holder = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == record.Organisation).Select(o => o.Name).FirstOrDefaultAsync(ct) ?? "";
        return new(rule.Ask, holder, schema.Label, record.Compartment);
    }
}
