using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Asks somebody for what a decision lacks, chases, takes the answer in, or closes the request. Nothing is sent from here: it is written down that it was.</summary>
public sealed class AskForInformation(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, Calendars calendars)
{
    public async Task<Result<InformationRequest>> AskAsync(Reference reference, InformationRequestForm form, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var about = found.Value;
        if (await db.InHandAsync(about.Id, ct) is { State: GroundsState.Issued }) return new AlreadyIssued();

        var day = calendars.Of(about.Territory).DayOf(act.When);
        var clock = form.Pause ? await RunningAsync(about, day, ct) : null;
        if (form.Pause && clock is null) return new NoClockToPause();
        var asked = InformationRequest.From(form, about, day, clock?.Reference, ids, act);
        if (asked.IsRefused) return asked;
        db.Add(asked.Value);
        List<Event> happened = [new InformationAsked(asked.Value.Reference, reference, asked.Value.Of, asked.Value.Due, about.Dossier)];
        if (clock is not null)
        {
            // The reason names the request and nothing of what is asked: the clock's page is read by more people than this one.
            var pause = clock.Ask(new(ClockChange.Pause, null, asked.Value.Reference.Text, asked.Value.Power, act.Reader.User, act.When));
            if (pause.IsRefused) return pause.Problems.ToList();
            happened.Add(new ClockChangeAsked(clock.Reference, clock.Dossier, clock.Rule, ClockChange.Pause));
        }

        return await CommitAsync(asked.Value, happened, act, ct);
    }

    public Task<Result<InformationRequest>> ChaseAsync(Reference reference, Reference request, FollowUpForm form, Act act, CancellationToken ct) =>
        FollowAsync(reference, request, (r, _) => Task.FromResult(r.Chase(form.How, act)), r => new InformationChased(r.Reference, reference, r.Chasers.Count, r.Dossier), act, ct);

    public Task<Result<InformationRequest>> AnswerAsync(Reference reference, Reference request, FollowUpForm form, Act act, CancellationToken ct) =>
        FollowAsync(reference, request, async (r, token) =>
        {
            Reference record = default;
            // A record that is not open to this reader is no answer to them.
            if (!string.IsNullOrWhiteSpace(form.Record) && (!Reference.TryParse(form.Record, out record) || !await db.Records.AnyAsync(x => x.Reference == record, token))) return [new NoSuchRecord()];
            return r.Answered(form.Answer, record == default ? null : record, act);
        }, r => new InformationAnswered(r.Reference, reference, r.Dossier), act, ct);

    public Task<Result<InformationRequest>> CloseAsync(Reference reference, Reference request, FollowUpForm form, Act act, CancellationToken ct) =>
        FollowAsync(reference, request, (r, _) => Task.FromResult(r.Close(form.Because, act)), r => new InformationRequestClosed(r.Reference, reference, r.Dossier), act, ct);

    private async Task<Result<InformationRequest>> FollowAsync(
        Reference reference, Reference request, Func<InformationRequest, CancellationToken, Task<IReadOnlyList<Problem>>> step, Func<InformationRequest, Event> told, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        if (await db.InformationRequests.SingleOrDefaultAsync(r => r.Reference == request && r.Case == found.Value.Id, ct) is not { } asked) return new CaseNotFound();
        var problems = await step(asked, ct);
        if (problems.Count > 0) return problems.ToList();

        List<Event> happened = [told(asked)];
        if (!asked.IsOpen && await NoLongerWaitsAsync(asked, act, ct) is { } changed) happened.Add(changed);
        return await CommitAsync(asked, happened, act, ct);
    }

    /// <summary>Nothing is waited for any more: a pause that was asked for and not agreed to falls, and of a clock that stands still it is asked that it run again. Null where there is neither.</summary>
    private async Task<Event?> NoLongerWaitsAsync(InformationRequest done, Act act, CancellationToken ct)
    {
        if (done.Clock is not { } paused || await db.Clocks.IgnoreQueryFilters(["access"]).SingleOrDefaultAsync(c => c.Reference == paused && c.StoppedAt == null, ct) is not { } clock) return null;
        if (clock.Asked is { What: ClockChange.Pause } waits && waits.Reason == done.Reference.Text)
        {
            return clock.Answer(false, act.When, calendars.Of(clock.Territory)).IsRefused ? null : new ClockChangeDeclined(clock.Reference, clock.Dossier, clock.Rule, ClockChange.Pause);
        }

        if (clock is not { IsPaused: true, Asked: null }) return null;
        return clock.Ask(new(ClockChange.Resume, null, done.Reference.Text, done.Power, act.Reader.User, act.When)).IsRefused ? null : new ClockChangeAsked(clock.Reference, clock.Dossier, clock.Rule, ClockChange.Resume);
    }

    /// <summary>The clock that runs to the decision, if one does and nothing else is asked of it.</summary>
    private async Task<Clock?> RunningAsync(Case about, DateOnly day, CancellationToken ct) => regimes.On(about.Territory, day)?.TargetRule is { } rule
        ? await db.Clocks.Where(c => c.Dossier == about.Dossier && c.Rule == rule && c.StoppedAt == null).FirstOrDefaultAsync(ct) is { IsPaused: false, Asked: null } clock ? clock : null
        : null;

    private async Task<Result<InformationRequest>> CommitAsync(InformationRequest asked, List<Event> happened, Act act, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }

        return asked;
    }

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, found, ct);
        return permission.Allowed ? found : NotAllowed.By(permission);
    }
}

/// <summary>Somebody was asked for information.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record InformationAsked(Reference Request, Reference Case, AskedOf Of, DateOnly Due, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>They were reminded.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record InformationChased(Reference Request, Reference Case, int Times, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>They answered.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record InformationAnswered(Reference Request, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>It is not waited for any longer.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record InformationRequestClosed(Reference Request, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
