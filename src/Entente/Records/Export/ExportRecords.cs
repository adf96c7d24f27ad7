using System.Runtime.CompilerServices;
using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>Reads the current records of an export a few hundred at a time, leaves out what the reader may not export, and brings each field to the shape they may have.</summary>
public sealed class ExportRecords
{
    private const int Chunk = 500;
    private readonly EntenteDb _db;
    private readonly Ontology _ontology;
    private readonly Act _act;
    private readonly ExportSelection _selection;
    private readonly Dictionary<SourceId, string> _sources;
    private readonly Dictionary<(DataKind, Verb, Relation, bool), Shape> _shapes = [];
    private readonly bool _oneSource;

    private ExportRecords(EntenteDb db, Ontology ontology, Act act, ExportSelection selection, Dictionary<SourceId, string> sources, bool oneSource) =>
        (_db, _ontology, _act, _selection, _sources, _oneSource) = (db, ontology, act, selection, sources, oneSource);

    /// <param name="db">Opened for whoever exports: rows that they may not see are not there.</param>
    public static async Task<ExportRecords> OpenAsync(EntenteDb db, Ontology ontology, Act act, ExportSelection selection, CancellationToken ct)
    {
        var sources = await selection.Where(db.Records.AsNoTracking()).Select(r => r.Source).Distinct().Take(2).ToListAsync(ct);
        return new(db, ontology, act, selection, await db.RecordSources.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, ct), sources.Count == 1);
    }

    public async IAsyncEnumerable<IReadOnlyList<ShownRecord>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (first, last) in _selection.Stretches)
        {
            RecordId from = first, to = last;
            // The ids in one go, then records by their ids: asked for page by page, a database looks through all of a source for each page.
            var ids = await _selection.Where(_db.Records.AsNoTracking()).Where(r => r.Id >= from && r.Id <= to && r.SupersededBy == null).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
            foreach (var page in ids.Chunk(Chunk))
            {
                yield return await ShowAsync(await _db.Records.AsNoTracking().Where(r => page.Contains(r.Id) && r.SupersededBy == null).OrderBy(r => r.Id).ToListAsync(ct), ct);
            }
        }
    }

    /// <summary>Records of this export that point to these, or that these point to, whichever lie in it: for formats that tell of several things in one row.</summary>
    public async Task<IReadOnlyList<(long Key, ShownRecord Record)>> MeetingAsync(IReadOnlyCollection<long> keys, CancellationToken ct)
    {
        if (keys.Count == 0) return [];
        var met = await MetAsync(_selection.Where(_db.Records.AsNoTracking()), keys, ct);
        var within = met.Where(m => _selection.Stretches.Any(s => m.Record.Id >= s.First && m.Record.Id <= s.Last)).ToList();
        var shown = (await ShowAsync([.. within.Select(m => m.Record).DistinctBy(r => r.Id)], ct)).ToDictionary(r => r.Raw.Id);
        return [.. within.Where(m => shown.ContainsKey(m.Record.Id)).Select(m => (m.Key, shown[m.Record.Id]))];
    }

    private async Task<List<(long Key, Record Record)>> MetAsync(IQueryable<Record> records, IReadOnlyCollection<long> keys, CancellationToken ct)
    {
        var wanted = keys.ToArray();
        var found = await _db.RecordKeys.Where(k => wanted.Contains(k.Key)).Join(records.Where(r => r.SupersededBy == null), k => k.Record, r => r.Id, (k, r) => new { k.Key, Record = r }).ToListAsync(ct);
        return [.. found.Select(f => (f.Key, f.Record))];
    }

    private async Task<IReadOnlyList<ShownRecord>> ShowAsync(List<Record> records, CancellationToken ct)
    {
        var relations = await RelationsAsync(records, ct);
        var open = records.Where(r => ShapeOf(r, relations, DataKind.Exports, Verb.Export) == Shape.Full).Select(r => (Record: r, Sight: SightOf(r, relations))).Where(r => r.Sight.Row >= Shape.Masked).ToList();
        var numbers = await NumbersAsync([.. open.Select(r => r.Record)], ct);
        return [.. open.Select(r => Show(r.Record, r.Sight, numbers)).Where(r => r.Statements.Count > 0)];
    }

    private ShownRecord Show(Record record, RecordSight sight, Dictionary<string, string> numbers)
    {
        var schema = _ontology[record.Schema];
        var statements = new List<Statement>(record.Statements.Count);
        var masked = new List<string>();
        foreach (var said in record.Statements)
        {
            var (shape, value) = sight.Of(said);
            if (shape < Shape.Masked || value.Length == 0 || value == Masks.Hidden) continue;
            if (schema.Find(said.Property) is { Type: PropertyType.Entity }) value = numbers.GetValueOrDefault(Keys.External(record.Source, value), value);
            if (shape == Shape.Full) statements.Add(said with { Value = value, Quote = sight.ShowsQuotes ? said.Quote : null });
            else
            {
                // What was shortened tells nothing of how it was written.
                statements.Add(new(said.Property, value));
                if (!masked.Contains(said.Property)) masked.Add(said.Property);
            }
        }

        return new(Number(record, sight), record.Reference, record.Schema, _sources.GetValueOrDefault(record.Source, ""), statements, masked)
        {
            Raw = record,
            Said = record.Said,
            Learned = record.Learned,
            Language = record.Language,
            Reliability = record.Reliability,
            Handling = record.Handling,
        };
    }

    /// <summary>Numbers of several sources may be the same: then our references keep the records apart.</summary>
    private string Number(Record record, RecordSight sight) => _oneSource && record.ExternalId.Length > 0 && sight.ShowsNumber ? record.ExternalId : record.Reference.Text;

    /// <summary>How the things that these records point to are called in the file, by source and value of the link.</summary>
    private async Task<Dictionary<string, string>> NumbersAsync(List<Record> records, CancellationToken ct)
    {
        var links = new Dictionary<long, string>();
        foreach (var record in records)
        {
            foreach (var said in record.Statements.Where(s => _ontology[record.Schema].Find(s.Property) is { Type: PropertyType.Entity }))
            {
                foreach (var key in RecordLinks.KeysOf(record.Source, said.Value)) links[key] = Keys.External(record.Source, said.Value);
            }
        }

        var numbers = new Dictionary<string, string>();
        if (links.Count == 0) return numbers;
        var met = await MetAsync(_db.Records.AsNoTracking(), links.Keys, ct);
        var relations = await RelationsAsync(met.Select(m => m.Record), ct);
        foreach (var (key, target) in met)
        {
            var sight = SightOf(target, relations);
            if (sight.Row >= Shape.Masked) numbers[links[key]] = Number(target, sight);
        }

        return numbers;
    }

    private Task<Relations> RelationsAsync(IEnumerable<Record> records, CancellationToken ct) => Gate.RelationsAsync(_db, _act.Reader, records.Select(r => r.Dossier), ct);

    private RecordSight SightOf(Record record, Relations relations) => new(record, _ontology[record.Schema], kind => ShapeOf(record, relations, kind, Verb.Read));

    private Shape ShapeOf(Record record, Relations relations, DataKind kind, Verb verb)
    {
        var relation = relations.Of(record);
        var key = (kind, verb, relation, _act.Reader.BrokenGlass.Contains(record.Dossier));
        if (!_shapes.TryGetValue(key, out var shape)) _shapes[key] = shape = Gate.Weigh(_db, _act, kind, verb, relation, record).Shape;
        return shape;
    }
}
