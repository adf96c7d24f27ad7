using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Cases.EarlyEnds;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>Where a person's case stands, for the person: what was decided, what happens next and by when, who helps, whom to call, and their rights. Opened for nobody but them.</summary>
public sealed class MyStatus(IStore store, Gate gate, Ledger ledger, OwnPageTerms terms, Calendars calendars)
{
    public async Task<Result<MyStatusView>> ReadAsync(OwnReader who, DateTimeOffset now, CancellationToken ct)
    {
        var act = who.Act(now);
        await using var db = store.Open(act.Reader);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == who.Dossier, ct) is not { } about) return new OwnPageShut();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionOutcome, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var calendar = calendars.Of(about.Territory);
        var today = calendar.DayOf(act.When);
        var offers = await db.SupportOffers.AsNoTracking().Where(o => o.Dossier == about.Dossier).Select(o => o.State).ToListAsync(ct);
        var clocks = await db.ClocksOfAsync(about.Dossier, ct);
        // What a court let fall or sent back is not decided: nobody is told a refusal that no longer holds.
        var stands = await db.SentBack(about.Dossier).AnyAsync(ct) ? Before(about.Status) : about.Status;
        var early = stands == CaseStatus.InRecovery ? await db.EarlyEndInForceAsync(about.Dossier, ct) : null;
        var next = early is not null ? new NextStep("recover", "ended", null) : NextStep.Of(stands, clocks, calendar, today);
        var isChild = about.IsChildOn(today, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);
        // Nobody is told that they have the time, or the help, that was ended.
        var gone = early is null ? [] : early.EndsSupport && !await db.CourtKeepsSupportAsync(about.Dossier, ct) ? (string[])["safe-time", "help"] : ["safe-time"];
        var view = new MyStatusView(stands, next, Help.Of(offers), who.Call, [.. terms.RightsOn(about, isChild, today, stands).Where(r => !gone.Contains(r.Code))]);
        await ledger.RememberAsync(act, new Seen("my status", about.Reference.Text, 1) { Dossier = about.Dossier }, ct);
        return view;
    }

    /// <summary>Where a case stood before it was refused.</summary>
    public static CaseStatus Before(CaseStatus status) => status switch
    {
        CaseStatus.NoReasonableGrounds => CaseStatus.AwaitingReasonableGrounds,
        CaseStatus.NoConclusiveGrounds => CaseStatus.InRecovery,
        _ => status,
    };
}

/// <summary>What the page of the person's status says, in codes that their language has words for.</summary>
public sealed record MyStatusView(CaseStatus Decided, NextStep Next, string Help, string Call, IReadOnlyList<OwnRight> Rights)
{
    public override string ToString() => nameof(MyStatusView);
}

/// <summary>Who helps: "none", "asked" or "accepted".</summary>
public static class Help
{
    public static string Of(IReadOnlyCollection<OfferState> offers) => offers.Contains(OfferState.Accepted) ? "accepted" : offers.Contains(OfferState.Sent) ? "asked" : "none";
}

/// <summary>What happens next, and the day that belongs to it. Reads nothing but its arguments.</summary>
/// <param name="Code">"decide", "recover", "ask-again" or "move-on".</param>
/// <param name="Variant">"day", "late", "paused", "ended" or "none".</param>
public sealed record NextStep(string Code, string Variant, DateOnly? Day)
{
    private static readonly ClockKind[] ToDecide = [ClockKind.Target, ClockKind.Ceiling, ClockKind.Deadline];
    private static readonly ClockKind[] ToMoveOn = [ClockKind.SupportTail, ClockKind.Policy];

    public static NextStep Of(CaseStatus status, IReadOnlyList<Clock> clocks, WorkingCalendar calendar, DateOnly today)
    {
        var running = clocks.Where(c => !c.IsStopped).ToList();
        switch (status)
        {
            case CaseStatus.AwaitingReasonableGrounds:
                var due = Last(running.Where(c => ToDecide.Contains(c.Sort)), calendar);
                return due is { } by ? by < today ? new("decide", "late", null) : new("decide", "day", by) : new("decide", running.Any(c => ToDecide.Contains(c.Sort) && c.IsPaused) ? "paused" : "none", null);
            case CaseStatus.InRecovery:
                // The time that has to pass holds, also where its clock was stopped by mistake: the latest of them counts.
                return Last(clocks.Where(c => c.IsFloor && !c.EndedEarly), calendar) is { } floor && floor >= today ? new("recover", "day", floor) : new("recover", "none", null);
            case CaseStatus.ConclusiveGrounds:
                return Last(running.Where(c => ToMoveOn.Contains(c.Sort)), calendar) is { } until && until >= today ? new("move-on", "day", until) : new("move-on", "none", null);
            default:
                return Last(running.Where(c => c.Sort == ClockKind.Right), calendar) is { } right && right >= today ? new("ask-again", "day", right) : new("ask-again", "none", null);
        }
    }

    private static DateOnly? Last(IEnumerable<Clock> clocks, WorkingCalendar calendar) => clocks.Select(c => c.DueOn(calendar)).Max();
}
