using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Deletion;

/// <summary>The first of two people says that a dossier is to be deleted, once its time is over and nothing stands in the way.</summary>
public sealed class ProposeDeletion(EntenteDb db, Gate gate, IdSource ids, RetentionSchedule schedule, HoldTerms terms, Calendars calendars)
{
    public async Task<Result<DossierDeletion>> RunAsync(Reference reference, string? words, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.Retention, Verb.Write, about, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if ((await db.KeptAsync(about, schedule, calendars, act.When, ct)).InTheWay is { Count: > 0 } ways) return ways.Select(Problem (w) => new DeletionInTheWay(w)).ToList();
        if (await IsProposedAsync(about, ct)) return new DeletionProposedAlready();
        var made = DossierDeletion.Propose(words, about, await db.CountDossierAsync(about.Dossier, ct), schedule.Version, terms.WordsAtLeast, ids, act);
        if (made.IsRefused) return made;
        db.Add(made.Value);
        try
        {
            await db.CommitAsync(act, new DossierDeletionProposed(made.Value.Reference, reference, made.Value.Rules, made.Value.Rows, about.Dossier), ct);
            return made;
        }
        catch (DbUpdateException)
        {
            // Somebody proposed the same in this very moment.
            db.ChangeTracker.Clear();
            if (!await IsProposedAsync(about, ct)) throw;
            return new DeletionProposedAlready();
        }
    }

    private Task<bool> IsProposedAsync(Case about, CancellationToken ct) => db.DossierDeletions.IgnoreQueryFilters(["access"]).AnyAsync(d => d.Dossier == about.Dossier && d.DeclinedAt == null, ct);
}
