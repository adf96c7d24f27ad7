using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Correct;

/// <summary>A record as the correction page needs it: what stands there, what this person may touch, and who put it there.</summary>
public sealed class RecordToCorrect(EntenteDb db, Gate gate, Ledger ledger, Ontology ontology)
{
    public async Task<Result<CorrectionView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(db, gate, ontology, reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (record, schema, source, mayTouch) = opened.Value;
        await ledger.RememberAsync(act, new Seen("record to correct", reference.Text, record.Statements.Count) { Dossier = record.Dossier }, ct);
        var lines = record.Statements.Select((s, i) => (s, i)).Where(s => schema.Find(s.s.Property) is { } p && mayTouch(p)).Select(s => new TouchableLine(s.i, schema.Find(s.s.Property)!, s.s)).ToList();
        return new CorrectionView(record, schema, source.Name, lines, [.. schema.Properties.Values.Where(mayTouch).OrderBy(p => p.Label, StringComparer.CurrentCulture)]);
    }

    /// <summary>The newest record in this one's line that the person may correct; null where there is none.</summary>
    public async Task<CorrectionView?> NewestAsync(Reference reference, Act act, CancellationToken ct)
    {
        var at = await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct);
        while (at?.SupersededBy is { } by) at = await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Id == by, ct);
        return at is not null && await ReadAsync(at.Reference, act, ct) is { IsRefused: false } newest ? newest.Value : null;
    }

    internal static async Task<Result<OpenedRecord>> OpenAsync(EntenteDb db, Gate gate, Ontology ontology, Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Records.SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } record) return new RecordGone();
        var relation = await Gate.RelationAsync(db, act.Reader, record, ct);
        Permission Weigh(DataKind kind, Verb verb) => Gate.Weigh(db, act, kind, verb, relation, record);
        if (Weigh(record.RowKind, Verb.Read).Shape < Shape.Masked) return new RecordGone();
        if (await gate.AskAsync(db, act, record.RowKind, Verb.Write, record, ct) is { Allowed: false } no) return NotAllowed.By(no);

        // What a row's own right covers needs no other; a name, a contact or a danger has a row of its own in the matrix.
        bool MayTouch(SchemaProperty property) => Weigh(property.Kind, Verb.Read).Shape == Shape.Full
            && (property.Kind == record.RowKind || property.Kind is DataKind.Entities or DataKind.ReferralFacts || Weigh(property.Kind, Verb.Write).Allowed);
        var source = await db.RecordSources.SingleAsync(s => s.Id == record.Source, ct);
        return new OpenedRecord(record, ontology[record.Schema], source, MayTouch);
    }
}

internal sealed record OpenedRecord(Record Record, Schema Schema, RecordSource Source, Func<SchemaProperty, bool> MayTouch)
{
    public override string ToString() => Record.Reference.Text;
}

/// <summary>What may be changed, and what may be added.</summary>
public sealed record CorrectionView(Record Record, Schema Schema, string Source, IReadOnlyList<TouchableLine> Lines, IReadOnlyList<SchemaProperty> Properties)
{
    /// <summary>Statements that stay as they are, whatever is sent.</summary>
    public int Kept => Record.Statements.Count - Lines.Count;

    public override string ToString() => Record.Reference.Text;
}

/// <summary>One statement that may be changed, with its place.</summary>
public sealed record TouchableLine(int Index, SchemaProperty Property, Statement Said)
{
    public override string ToString() => Property.Name;
}
