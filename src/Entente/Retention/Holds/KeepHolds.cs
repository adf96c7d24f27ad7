using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Holds;

/// <summary>Places a hold, keeps it after looking at it again, and lifts it.</summary>
public sealed class KeepHolds(EntenteDb db, Gate gate, IdSource ids, HoldTerms terms, Calendars calendars)
{
    public async Task<Result<LegalHold>> PlaceAsync(Reference reference, HoldForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.LegalHolds, Verb.Write, about, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var placed = LegalHold.Place(form, about, terms, calendars.Of(about.Territory).DayOf(act.When), ids, act);
        if (placed.IsRefused) return placed;
        db.Add(placed.Value);
        // Where the dossier was deleted in this very moment there is nothing left to hold: the commit finds no case.
        db.Alongside(async token =>
        {
            if (!await db.Cases.IgnoreQueryFilters(["access"]).AnyAsync(c => c.Id == about.Id, token)) throw new DbUpdateConcurrencyException("The dossier was deleted meanwhile.");
        });
        var hold = placed.Value;
        return await db.CommitOnceAsync(act, [new LegalHoldPlaced(hold.Reference, hold.Case, hold.Ground, hold.Until, hold.ReviewOn, hold.Dossier)], ct) is { } late ? late : placed;
    }

    public async Task<Result<LegalHold>> ReviewAsync(string? which, HoldStepForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(which, Verb.Write, act, ct);
        if (found.IsRefused) return found;
        var hold = found.Value;
        if (hold.Review(form, terms, await db.DayOfAsync(hold.Dossier, calendars, act.When, ct), act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new LegalHoldReviewed(hold.Reference, hold.Case, hold.ReviewOn, hold.Dossier)], ct) is { } late ? late : hold;
    }

    public async Task<Result<LegalHold>> LiftAsync(string? which, HoldStepForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(which, Verb.Approve, act, ct);
        if (found.IsRefused) return found;
        var hold = found.Value;
        if (hold.Lift(form, terms, await db.DayOfAsync(hold.Dossier, calendars, act.When, ct), act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new LegalHoldLifted(hold.Reference, hold.Case, hold.PlacedBy, hold.Dossier)], ct) is { } late ? late : hold;
    }

    private async Task<Result<LegalHold>> FindAsync(string? which, Verb verb, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.LegalHolds.SingleOrDefaultAsync(h => h.Reference == known, ct) is not { } hold) return new HoldNotFound();
        return await gate.AskAsync(db, act, DataKind.LegalHolds, verb, hold, ct) is { Allowed: false } no ? NotAllowed.By(no) : hold;
    }
}
