using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>What happened to the person, by the dates that sources gave, beside what was done in the case, by the log.</summary>
public sealed class Chronology(EntenteDb db, Gate gate, Ledger ledger, Ontology ontology)
{
    /// <summary>How many steps are told at once.</summary>
    public const int MostSteps = 500;

    private static readonly string[] Dates = ["startDate", "endDate", "date", "birthDate"];

    /// <param name="back">How many times so many steps to go back from the newest.</param>
    public async Task<Result<ChronologyView>> ReadAsync(Reference reference, int back, Act act, CancellationToken ct)
    {
        back = Math.Clamp(back, 0, int.MaxValue / MostSteps);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionOutcome, Verb.Read, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);
        var story = Gate.Weigh(db, act, DataKind.ReferralNarrative, Verb.Read, relation, found);
        var records = story.Allowed ? await db.Records.AsNoTracking().Where(r => r.Dossier == found.Dossier && r.SupersededBy == null).ToListAsync(ct) : [];
        var life = from record in records
                   from statement in record.Statements
                   where Dates.Contains(statement.Property) && PartialDate.TryParse(statement.Value, out _)
                   let date = PartialDate.Parse(statement.Value)
                   // The story may be open where who the person is stays masked: a day of birth comes out in the shape of its own kind.
                   let shape = ontology.Find(record.Schema)?.Find(statement.Property) is { } property ? Gate.Weigh(db, act, property.Kind, Verb.Read, relation, found).Shape : Shape.Nothing
                   where shape >= Shape.Masked
                   orderby date
                   select shape == Shape.Full
                       ? new LifeLine(date, statement.Property, record.Schema, record.Reference, statement.Original ?? statement.Quote ?? "")
                       : new LifeLine(PartialDate.Of(date.Year), statement.Property, record.Schema, record.Reference, "");
        // Only what is named is a step; each is told to whoever may read what it is a step of.
        var open = CaseSteps.Open(kind => Gate.Weigh(db, act, kind, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked });
        var log = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == found.Dossier && open.Contains(e.What))
            .OrderByDescending(e => e.Seq).Skip(back * MostSteps).Take(MostSteps + 1)
            .Select(e => new CaseEventLine(e.At, e.What, e.Role)).ToListAsync(ct);
        List<CaseEventLine> shown = [.. log.Take(MostSteps).Reverse()];
        await ledger.RememberAsync(act, new Seen("chronology", reference.Text, shown.Count) { Dossier = found.Dossier }, ct);
        return new ChronologyView(found, [.. life], shown, story.Allowed) { Newer = back > 0 ? back - 1 : null, Older = log.Count > MostSteps ? back + 1 : null };
    }
}

/// <summary>The two lanes.</summary>
/// <param name="StoryShown">Whether this reader may see the person's own lane.</param>
public sealed record ChronologyView(Case Case, IReadOnlyList<LifeLine> Life, IReadOnlyList<CaseEventLine> Events, bool StoryShown)
{
    /// <summary>How far to go back for the steps after these; null where these are the newest.</summary>
    public int? Newer { get; init; }

    /// <summary>The same for the steps before these; null where these are the first.</summary>
    public int? Older { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>A dated statement, with its precision and the words used.</summary>
public sealed record LifeLine(PartialDate Date, string Property, string Schema, Reference Record, string Words)
{
    public override string ToString() => Record.Text;
}

/// <summary>Something done in the case.</summary>
public sealed record CaseEventLine(DateTimeOffset At, string What, Role By);
