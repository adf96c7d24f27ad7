using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Clocks;

/// <summary>Asks for a pause, a resumption or an extension. Where the matrix wants a second person it waits for one, else it is done at once.</summary>
public sealed class AskClockChange(EntenteDb db, Gate gate, Calendars calendars)
{
    public Task<Result<Clock>> RunAsync(Reference reference, ClockForm form, Act act, CancellationToken ct) => RunAsync(reference, form, false, act, ct);

    /// <summary>The same, in the place of what a colleague asked for and nobody has decided on yet.</summary>
    public Task<Result<Clock>> InsteadAsync(Reference reference, ClockForm form, Act act, CancellationToken ct) => RunAsync(reference, form, true, act, ct);

    private async Task<Result<Clock>> RunAsync(Reference reference, ClockForm form, bool instead, Act act, CancellationToken ct)
    {
        if (await db.Clocks.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } clock) return new NoSuchClock();
        var permission = await gate.AskAsync(db, act, DataKind.Clocks, Verb.Write, clock, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (clock.IsStopped) return new ClockIsStopped();
        if (form.What is not { } what) return new ClockReasonMissing();
        var request = new ClockRequest(what, form.By, form.Reason ?? "", form.Authority ?? "", act.Reader.User, act.When);
        if (request.Refusal() is { } wrong) return wrong;
        if (form.Seen is { } seen && seen != clock.Standing) return new ChangedMeanwhile();

        var asked = clock.Ask(request, instead);
        if (asked.IsRefused) return asked;
        var happened = new List<Event> { new ClockChangeAsked(clock.Reference, clock.Dossier, clock.Rule, what) };
        if (!permission.NeedsSecondPerson)
        {
            var done = clock.Answer(true, act.When, calendars.Of(clock.Territory));
            if (done.IsRefused) return done;
            happened.Add(AnswerClockChange.Happened(clock, what, form.By ?? 0));
        }

        // Somebody was first, in this very moment: it is looked at as it stands now.
        return await db.CommitFirstAsync(clock, act, happened, ct) ? clock : await RunAsync(reference, form, instead, act, ct);
    }
}

/// <summary>The second person agrees or does not. What was asked takes effect now: time that has run is never taken back.</summary>
public sealed class AnswerClockChange(EntenteDb db, Gate gate, Calendars calendars)
{
    /// <param name="seen">How the clock stood when the answer was given (<see cref="Clock.Standing"/>); null where nobody looked before.</param>
    public async Task<Result<Clock>> RunAsync(Reference reference, bool? agreed, string? seen, Act act, CancellationToken ct)
    {
        if (await db.Clocks.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } clock) return new NoSuchClock();
        if (await gate.AskAsync(db, act, DataKind.Clocks, Verb.Approve, clock, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (clock.Asked is not { } asked) return new NothingAsked();
        if (asked.AskedBy == act.Reader.User) return new OwnClockRequest();
        if (seen is not null && seen != clock.Standing) return new AskedAnew((await db.NamesAsync([asked.AskedBy], ct)).GetValueOrDefault(asked.AskedBy, "•••"), asked.At);
        if (agreed is not { } yes) return new ClockAnswerMissing();

        var done = clock.Answer(yes, act.When, calendars.Of(clock.Territory));
        if (done.IsRefused) return done;
        Event happened = yes ? Happened(clock, asked.What, asked.By ?? 0) : new ClockChangeDeclined(clock.Reference, clock.Dossier, clock.Rule, asked.What);
        return await db.CommitFirstAsync(clock, act, [happened], ct) ? clock : await RunAsync(reference, agreed, seen, act, ct);
    }

    internal static Event Happened(Clock clock, ClockChange what, int by) => what switch
    {
        ClockChange.Pause => new ClockPaused(clock.Reference, clock.Dossier, clock.Rule),
        ClockChange.Resume => new ClockResumed(clock.Reference, clock.Dossier, clock.Rule, clock.Due),
        _ => new ClockExtended(clock.Reference, clock.Dossier, clock.Rule, by, clock.Due),
    };
}
