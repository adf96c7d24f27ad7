using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Correct;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records;

/// <summary>One record as this reader may see it: each statement in the shape that the matrix gives for its property, with its provenance.</summary>
public sealed class RecordFile(EntenteDb db, Ledger ledger, Ontology ontology)
{
    /// <summary>Null where there is no such record, or none that is open to this reader: the two look the same.</summary>
    public async Task<RecordView?> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } record) return null;
        var relation = await Gate.RelationAsync(db, act.Reader, record, ct);
        Shape ShapeOf(DataKind kind) => Gate.Weigh(db, act, kind, Verb.Read, relation, record).Shape;

        var schema = ontology[record.Schema];
        var sight = new RecordSight(record, schema, ShapeOf);
        if (sight.Row < Shape.Masked) return null;
        var source = await db.RecordSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == record.Source, ct);
        var later = record.SupersededBy is { } by ? await db.Records.AsNoTracking().Where(r => r.Id == by).Select(r => (Reference?)r.Reference).SingleOrDefaultAsync(ct) : null;
        var lines = record.Statements.Select(s => Line(s, schema, sight)).ToList();
        await ledger.RememberAsync(act, new Seen("record", reference.Text, lines.Count) { Dossier = record.Dossier }, ct);
        return new(record.Reference, schema.Label, Captions.Shown(record, schema, ShapeOf), source?.Name ?? "", record.Reliability, record.Handling, record.Compartment,
            record.Said, record.Learned, record.Language, later, record.SupersededBy is not null, lines)
        {
            History = await RecordHistory.OfAsync(db, record, sight.Row == Shape.Full, ct),
            MayCorrect = record.IsCurrent && Gate.Weigh(db, act, record.RowKind, Verb.Write, relation, record).Allowed,
        };
    }

    private static StatementLine Line(Statement said, Schema schema, RecordSight sight)
    {
        var (shape, value) = sight.Of(said);
        if (schema.Find(said.Property) is not { } property) return new(said.Property, value, "", null, null, shape);
        return new(property.Label, value, shape == Shape.Full ? said.Original ?? "" : "", said.Said, said.Reliability, shape) { Words = Captions.InWords(property, value) };
    }
}

/// <summary>A record in the permitted shape.</summary>
/// <param name="Later">The record that took its place, where the reader may see that one.</param>
public sealed record RecordView(
    Reference Reference, string Schema, string Caption, string Source, Reliability Reliability, Handling Handling, Compartment Compartment,
    PartialDate? Said, DateTimeOffset Learned, string Language, Reference? Later, bool IsSuperseded, IReadOnlyList<StatementLine> Statements)
{
    /// <summary>The versions of this record that the reader may see, oldest first; this one among them.</summary>
    public IReadOnlyList<RecordVersion> History { get; init; } = [];

    public bool MayCorrect { get; init; }

    public override string ToString() => Reference.Text;
}

/// <summary>One statement: what about, its value as permitted, how it was written, when it was said.</summary>
public sealed record StatementLine(string Property, string Value, string Original, PartialDate? Said, Reliability? Reliability, Shape Shape)
{
    /// <summary>The value as people say it.</summary>
    public string Words { get; init; } = Value;

    public override string ToString() => Property;
}
