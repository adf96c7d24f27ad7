using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention;

/// <summary>S47: for how long one case is kept, by which rules, what stands in the way, and what would go.</summary>
public sealed class KeptOfCase(EntenteDb db, Gate gate, Ledger ledger, RetentionSchedule schedule, Calendars calendars)
{
    public async Task<Result<KeptView>> ReadAsync(Reference reference, DataKind kind, Verb verb, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        if (await gate.AskAsync(db, act, kind, verb, about, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        Permission May(DataKind of, Verb to) => Gate.Weigh(db, act, of, to, relation, about);
        var view = new KeptView(about, await db.KeptAsync(about, schedule, calendars, act.When, ct), calendars.Of(about.Territory).DayOf(act.When))
        {
            Counts = (await db.CountDossierAsync(about.Dossier, ct)).ShownTo(k => May(k, Verb.Read).Allowed),
            Holds = May(DataKind.LegalHolds, Verb.Read).Allowed ? await db.LegalHolds.AsNoTracking().Where(h => h.Dossier == about.Dossier).OrderByDescending(h => h.Id).ToListAsync(ct) : [],
            Proposals = await db.DossierDeletions.AsNoTracking().Where(d => d.Dossier == about.Dossier).OrderByDescending(d => d.Id).ToListAsync(ct),
            MayPropose = May(DataKind.Retention, Verb.Write).Allowed,
            MayHold = May(DataKind.LegalHolds, Verb.Write).Allowed,
            IsChildShown = about.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen("kept", reference.Text, view.Holds.Count) { Dossier = about.Dossier }, ct);
        return view;
    }
}

/// <summary>How long a case is kept, as a reader may know it.</summary>
public sealed record KeptView(Case Case, Kept Kept, DateOnly Today)
{
    /// <summary>What would go, as far as this reader may know of it.</summary>
    public required IReadOnlyList<ShownCount> Counts { get; init; }
    public required IReadOnlyList<LegalHold> Holds { get; init; }
    public required IReadOnlyList<DossierDeletion> Proposals { get; init; }
    public bool MayPropose { get; init; }
    public bool MayHold { get; init; }
    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}
