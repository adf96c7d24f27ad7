using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>A record as it is compared.</summary>
/// <param name="Link">Null where it was superseded or is of a kind that is not matched.</param>
/// <param name="Keys">Only of a record that is being followed.</param>
internal sealed record LinkedRecord(RecordId Id, DossierId Dossier, LinkRecord? Link, long[] Keys)
{
    public SourceId Source { get; init; }

    /// <summary>The record's own grade. How far it is trusted is asked for at each step: what is kept here outlives a change of that.</summary>
    public Reliability Grade { get; init; }

    public static LinkedRecord Of(Record record, RecordFeatures features, Ontology ontology) =>
        new(record.Id, record.Dossier, features.Of(record), Candidates.KeysOf(ontology[record.Schema], record.Statements)) { Source = record.Source, Grade = record.Reliability };

    /// <summary>As the engine gets it. Only of one that is matched.</summary>
    public (LinkRecord Link, Trust Trust) Trusted(SourceShares shares)
    {
        var trust = shares.Of(Source, Grade);
        return (trust.On(Link!), trust);
    }

    public override string ToString() => Id.ToString();
}

/// <summary>Records ready to be compared: made from what is stored, those used lately kept in bounded memory.</summary>
internal sealed class LinkedRecords(RecordFeatures features, Ontology ontology, int most)
{
    private const int Slice = 5_000;
    private readonly RecentlyUsed<RecordId, LinkedRecord> _recent = new(most);

    /// <summary>Current records that are to be followed, with their keys.</summary>
    public async Task<List<LinkedRecord>> FollowedAsync(IQueryable<Record> records, CancellationToken ct)
    {
        var rows = await RowsAsync(records, ct);
        var made = new LinkedRecord[rows.Count];
        Parallel.For(0, rows.Count, i =>
        {
            var row = rows[i];
            made[i] = new(row.Id, row.Dossier, features.Of(row.Id, row.Schema, row.Statements), Candidates.KeysOf(ontology[row.Schema], row.Statements)) { Source = row.Source, Grade = row.Grade };
        });
        List<LinkedRecord> followed = [.. made.Where(m => m.Link is not null)];
        foreach (var record in followed) _recent.Put(record.Id, record with { Keys = [] });
        return followed;
    }

    /// <summary>These records, from memory or read.</summary>
    public async Task<Dictionary<RecordId, LinkedRecord>> OfAsync(EntenteDb db, IEnumerable<RecordId> wanted, CancellationToken ct)
    {
        var found = new Dictionary<RecordId, LinkedRecord>();
        var missing = new List<RecordId>();
        foreach (var id in wanted)
        {
            if (found.ContainsKey(id)) continue;
            if (_recent.TryGet(id, out var known)) found[id] = known;
            else
            {
                missing.Add(id);
                found[id] = new(id, default, null, []);
            }
        }

        missing.Sort();
        foreach (var slice in missing.Chunk(Slice))
        {
            var rows = await RowsAsync(db.Records.Where(r => EF.Parameter(slice).Contains(r.Id)), ct);
            foreach (var row in rows) found[row.Id] = new(row.Id, row.Dossier, features.Of(row.Id, row.Schema, row.Statements), []) { Source = row.Source, Grade = row.Grade };
            foreach (var id in slice) _recent.Put(id, found[id]);
        }

        return found;
    }

    /// <summary>A superseded record matches nothing any more.</summary>
    public void Forget(IEnumerable<RecordId> superseded)
    {
        foreach (var id in superseded) _recent.Forget(id);
    }

    private static async Task<List<Row>> RowsAsync(IQueryable<Record> records, CancellationToken ct) =>
        await records.AsNoTracking().Where(r => r.SupersededBy == null).Select(r => new Row(r.Id, r.Schema, r.Dossier, r.Source, r.Reliability, r.Statements)).ToListAsync(ct);

    private sealed record Row(RecordId Id, string Schema, DossierId Dossier, SourceId Source, Reliability Grade, IReadOnlyList<Statement> Statements)
    {
        public override string ToString() => Id.ToString();
    }
}
