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

/// <summary>How near the day is on which a case may go.</summary>
public enum DueBand { Past, Soon, Later, Far, NotBegun, NoPeriod }

/// <summary>S74: what is due, what waits for a second person, and which holds are to be looked at, of the cases that this reader may propose for deletion.</summary>
public sealed class RetentionDesk(EntenteDb db, Ledger ledger, RetentionSchedule schedule, Calendars calendars)
{
    /// <summary>More cases than this are not looked at in one go; the page says so.</summary>
    public const int Most = 5_000;

    public async Task<DeskView> ReadAsync(Act act, CancellationToken ct)
    {
        // The oldest first: they are the likeliest to be due.
        var cases = await db.Cases.AsNoTracking().OrderBy(c => c.Id).Take(Most + 1).ToListAsync(ct);
        var isCut = cases.Count > Most;
        var relations = await Gate.RelationsAsync(db, act.Reader, cases.Select(c => c.Dossier), ct);
        cases = [.. cases.Take(Most).Where(c => Gate.Weigh(db, act, DataKind.Retention, Verb.Write, relations.Of(c), c).Allowed)];
        var kept = await db.KeptAsync(cases, schedule, calendars, act.When, ct);
        var today = calendars.Home.DayOf(act.When);
        var open = await db.DossierDeletions.AsNoTracking().Where(d => d.DeclinedAt == null).OrderBy(d => d.Id).ToListAsync(ct);
        var proposed = open.Select(d => d.Dossier).ToHashSet();
        var holds = await db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt == null && h.ReviewOn <= today && (h.Until == null || h.Until >= today)).OrderBy(h => h.ReviewOn).ToListAsync(ct);
        var lines = cases.Select(c => new DeskLine(c.Reference, kept[c.Dossier].GoesOn, BandOf(kept[c.Dossier], schedule, today), kept[c.Dossier].InTheWay, proposed.Contains(c.Dossier)))
            .OrderBy(l => l.Band).ThenBy(l => l.GoesOn ?? DateOnly.MaxValue).ThenBy(l => l.Case.Text, StringComparer.Ordinal).ToList();
        await ledger.RememberAsync(act, new Seen("retention desk", "", lines.Count), ct);
        return new(lines, open, holds, today) { IsCut = isCut };
    }

    internal static DueBand BandOf(Kept kept, RetentionSchedule schedule, DateOnly today) => kept.GoesOn switch
    {
        { } day when day <= today => DueBand.Past,
        { } day when day <= today.AddDays(schedule.DueWithin.Soon) => DueBand.Soon,
        { } day when day <= today.AddDays(schedule.DueWithin.Later) => DueBand.Later,
        { } => DueBand.Far,
        _ => kept.InTheWay.Contains(InTheWay.NoPeriod) ? DueBand.NoPeriod : DueBand.NotBegun,
    };
}

/// <summary>One case on the desk.</summary>
public sealed record DeskLine(Reference Case, DateOnly? GoesOn, DueBand Band, IReadOnlyList<InTheWay> InTheWay, bool IsProposed)
{
    public override string ToString() => Case.Text;
}

/// <summary>The desk.</summary>
/// <param name="Proposals">Those that wait for a second person.</param>
/// <param name="HoldsToReview">The longest overdue first.</param>
public sealed record DeskView(IReadOnlyList<DeskLine> Lines, IReadOnlyList<DossierDeletion> Proposals, IReadOnlyList<LegalHold> HoldsToReview, DateOnly Today)
{
    /// <summary>There are more cases than were looked at.</summary>
    public bool IsCut { get; init; }

    public int Count(DueBand band) => Lines.Count(l => l.Band == band);
}
