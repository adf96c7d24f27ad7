using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>A drawn decision as its reader may see it: the question and what was known then, and until they have answered nothing of how it was weighed, decided or worded, or by whom.</summary>
public sealed class ReadingFile(EntenteDb db, Gate gate, Ledger ledger, Ontology ontology)
{
    public async Task<Result<ReadingView>> ReadAsync(string? reading, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reading, out var known) || await db.DrawnDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } item) return new ReadingNotFound();
        if (await gate.AskAsync(db, act, DataKind.QualitySamples, Verb.Read, item, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var leads = (await Gate.WeighAsync(db, act, DataKind.QualitySamples, Verb.Approve, item, ct)).Allowed;
        var mine = item.GivenTo == act.Reader.User;
        // Not in the name of a look at the case: what everybody else is shown here is that there is one, and the reader no outcome.
        await ledger.RememberAsync(act, new Seen(SampleReaders.Page, known.Text, 1) { Dossier = item.Dossier }, ct);
        if (!mine && !leads) return new ReadingView(item);
        if (mine && !item.IsAnswered && (await SampleReaders.WhyNotAsync(db, item, act.Reader.User, act.When, ct)).Count > 0) return new ReadingView(item) { IsMine = true, IsNoLongerBlind = true };
        // Past the filter on purpose: the supervisor who gave it opened exactly this to exactly this reader.
        var decision = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(g => g.Id == item.Grounds, ct);
        if (decision?.Basis is not { } basis) return new ReadingView(item) { IsMine = mine, Leads = leads };
        return new ReadingView(item)
        {
            IsMine = mine,
            Leads = leads,
            Question = basis.Question,
            Territory = basis.Territory,
            IsConfirmed = basis.IsConfirmed,
            Day = basis.Day,
            IsChild = basis.IsChild,
            Known = [.. basis.Weighed.OrderBy(w => w.Element).Select(w => new KnownThing(w.Element, w.What, w.Purpose, w.Gap, w.Record))],
            Said = await SaidAsync(basis, item, act, ct),
            Original = item.IsAnswered ? new OriginalDecision(decision.Outcome!.Value, [.. basis.Reasons.Select(r => r.Text)], decision.Words) : null,
            Case = leads ? await db.Cases.AsNoTracking().Where(c => c.Id == item.Case).Select(c => (Reference?)c.Reference).SingleOrDefaultAsync(ct) : null,
            Number = decision.Number,
        };
    }

    /// <summary>What the records of the dossier said on the day of issue: each statement as the matrix gives it to somebody assigned, for that is what was given here. A record is never overwritten, so a later correction is not in it.</summary>
    private async Task<IReadOnlyList<SaidThen>> SaidAsync(Basis basis, DrawnDecision item, Act act, CancellationToken ct)
    {
        var wanted = basis.Records.Select(r => Reference.TryParse(r, out var reference) ? reference : (Reference?)null).OfType<Reference>().ToList();
        if (wanted.Count == 0) return [];
        var relation = await Gate.RelationAsync(db, act.Reader, item, ct) | Relation.Assigned;
        Shape ShapeOf(DataKind kind) => Gate.Weigh(db, act, kind, Verb.Read, relation, item).Shape;
        var records = await db.Records.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => wanted.Contains(r.Reference) && r.Dossier == item.Dossier).OrderBy(r => r.Id).ToListAsync(ct);
        return
        [
            .. from record in records
               let schema = ontology.Find(record.Schema)
               where schema is not null
               let sight = new RecordSight(record, schema, ShapeOf)
               where sight.Row >= Shape.Masked
               select new SaidThen(record.Reference, schema.Label,
               [
                   .. from said in record.Statements
                      let property = schema.Find(said.Property)
                      // Who the person is does not decide: a name could be known, and then the reading is not blind.
                      where property is { Type: not (PropertyType.Name or PropertyType.NamePart) }
                      let shown = sight.Of(said)
                      where shown.Shape >= Shape.Masked
                      select (property.Label, Captions.InWords(property, shown.Value)),
               ]),
        ];
    }
}

/// <summary>A drawn decision on its page; whoever it was not given to sees that it is there.</summary>
public sealed record ReadingView(DrawnDecision Item)
{
    public bool IsMine { get; init; }

    /// <summary>A supervisor of the team, who may open the case itself.</summary>
    public bool Leads { get; init; }

    /// <summary>Since it was given to them, the reader has come to know the case.</summary>
    public bool IsNoLongerBlind { get; init; }
    public string Question { get; init; } = "";
    public string Territory { get; init; } = "";
    public bool IsConfirmed { get; init; }
    public DateOnly Day { get; init; }
    public bool IsChild { get; init; }
    public IReadOnlyList<KnownThing> Known { get; init; } = [];
    public IReadOnlyList<SaidThen> Said { get; init; } = [];

    /// <summary>What was issued; null until the reader has answered.</summary>
    public OriginalDecision? Original { get; init; }

    /// <summary>For the supervisor alone.</summary>
    public Reference? Case { get; init; }
    public int Number { get; init; }

    public override string ToString() => Item.Reference.Text;
}

/// <summary>One thing of the evidence as it stood: what it is and what was missing. Which way it was held to speak, how much and why, is the author's view and is not here.</summary>
public sealed record KnownThing(Element Element, string What, string? Purpose, string Gap, string? Record)
{
    public override string ToString() => nameof(KnownThing);
}

/// <summary>What a record said then.</summary>
public sealed record SaidThen(Reference Record, string Schema, IReadOnlyList<(string About, string Words)> Lines)
{
    public override string ToString() => Record.Text;
}

/// <summary>What was issued. Not by whom.</summary>
public sealed record OriginalDecision(GroundsOutcome Outcome, IReadOnlyList<string> Reasons, string Words)
{
    public override string ToString() => nameof(OriginalDecision);
}
