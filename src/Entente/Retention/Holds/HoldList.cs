using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Holds;

/// <summary>The holds that a reader may know of, those that wait to be looked at first; and one of them.</summary>
public sealed class HoldList(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
{
    private const int Most = 500;

    public async Task<HoldsView> ReadAsync(Act act, CancellationToken ct)
    {
        var today = calendars.Home.DayOf(act.When);
        var open = await db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt == null).OrderBy(h => h.ReviewOn).ThenBy(h => h.Id).Take(Most).ToListAsync(ct);
        var over = await db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt != null).OrderByDescending(h => h.Id).Take(Most).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("holds", "", open.Count + over.Count), ct);
        return new([.. open, .. over], today) { Days = await db.DaysOfAsync(open.Select(h => h.Dossier), calendars, act.When, ct) };
    }

    public async Task<Result<HoldView>> OneAsync(string? which, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.LegalHolds.AsNoTracking().SingleOrDefaultAsync(h => h.Reference == known, ct) is not { } hold) return new HoldNotFound();
        if (await gate.AskAsync(db, act, DataKind.LegalHolds, Verb.Read, hold, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var relation = await Gate.RelationAsync(db, act.Reader, hold, ct);
        await ledger.RememberAsync(act, new Seen("hold", hold.Reference.Text, 1) { Dossier = hold.Dossier }, ct);
        return new HoldView(hold, hold.StateOn(await db.DayOfAsync(hold.Dossier, calendars, act.When, ct)))
        {
            MayReview = Gate.Weigh(db, act, DataKind.LegalHolds, Verb.Write, relation, hold).Allowed,
            MayLift = Gate.Weigh(db, act, DataKind.LegalHolds, Verb.Approve, relation, hold).Allowed && hold.PlacedBy != act.Reader.User,
            SeesCase = db.Matrix.Ask(act.Reader, DataKind.DecisionOutcome, Verb.Read).Allowed,
        };
    }
}

/// <summary>Holds in a list.</summary>
public sealed record HoldsView(IReadOnlyList<LegalHold> All, DateOnly Today)
{
    /// <summary>Which day it is where each dossier is dealt with.</summary>
    public IReadOnlyDictionary<DossierId, DateOnly> Days { get; init; } = new Dictionary<DossierId, DateOnly>();

    public IEnumerable<LegalHold> InForce => All.Where(h => StateOf(h) == HoldState.InForce);

    /// <summary>Those that somebody has to look at by today.</summary>
    public IEnumerable<LegalHold> ToReview => InForce.Where(h => h.ReviewOn <= DayOf(h));

    public DateOnly DayOf(LegalHold hold) => Days.TryGetValue(hold.Dossier, out var day) ? day : Today;

    public HoldState StateOf(LegalHold hold) => hold.StateOn(DayOf(hold));
}

/// <summary>One hold, and what this reader may do with it.</summary>
public sealed record HoldView(LegalHold Hold, HoldState State)
{
    public bool MayReview { get; init; }

    public bool MayLift { get; init; }

    /// <summary>The case itself is open to them.</summary>
    public bool SeesCase { get; init; }

    public override string ToString() => Hold.Reference.Text;
}
