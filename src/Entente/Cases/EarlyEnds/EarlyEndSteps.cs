using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.EarlyEnds;

/// <summary>Each step of ending a recovery period early, by whoever may take it: never by the program. What ends and what runs again is one commit with the step.</summary>
public sealed class EarlyEndSteps(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks, EarlyEndTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<EarlyEnding>> BeginAsync(Reference reference, EarlyEndForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await ConflictOfInterest.AskAsync(db, about, null, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();
        var today = clocks.DayOf(about, act.When);
        var regime = regimes.On(about.Territory, today);
        if (DecideEarlyEnd.Closed(about, regime, await IsChildAsync(about, today, ct)) is { Count: > 0 } closed) return closed.ToList();
        if (DecideEarlyEnd.Wrong(form, regime!) is { Count: > 0 } wrong) return wrong.ToList();

        var ending = new EarlyEnding
        {
            Id = ids.Next<EarlyEndingId>(),
            Reference = Reference.New("EARL"),
            Case = about.Id,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Regime = regime!.Code,
            Stops = string.Join(' ', regime.EarlyEndStops),
            Ground = form.Ground!,
            Words = form.Words!.Trim(),
            Risk = form.Risk!.Trim(),
            Author = act.Reader.User,
            BegunAt = act.When,
        };
        db.Add(ending);
        var runs = false;
        // Within the commit, where nobody else can write.
        db.Alongside(async token =>
        {
            runs = (await db.Set<EarlyEnding>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(e => e.Case == about.Id && e.Id != ending.Id).ToListAsync(token)).Exists(e => e.IsOpen || e.IsInForce);
            if (runs) throw new InvalidOperationException("Another is open or in force.");
        });
        try
        {
            await db.CommitAsync(act, Stepped(ending, about, "begun"), ct);
            return ending;
        }
        catch (InvalidOperationException) when (runs)
        {
            db.ChangeTracker.Clear();
            return new EarlyEndRunsAlready();
        }
    }

    public Task<Result<EarlyEnding>> NoticeAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Write, act, (ending, about, today) =>
    {
        if (DecideEarlyEnd.Notice(ending, form, terms, clocks.DayOf(about, ending.BegunAt), today) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.Notify(form.On!.Value, form.Way!, calendars.Of(about.Territory).AddWorkingDays(form.On.Value, terms.AnswerWorkingDays), act.Reader.User);
        return Happened(Stepped(ending, about, "notice"));
    }, ct);

    /// <summary>What the person says: taken down until it is decided, also late; whoever read the draft before reads it anew.</summary>
    public Task<Result<EarlyEnding>> AnswerAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Write, act, (ending, about, today) =>
    {
        if (DecideEarlyEnd.Answer(ending, form, today) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.TakeAnswer(form.On!.Value, form.Words!.Trim(), act.Reader.User);
        var raising = new TaskRaising(db, ids, act);
        foreach (var template in templates.On(TaskTrigger.EarlyEndAnswered, today)) raising.Raise(template, about, calendars.Of(about.Territory).AddWorkingDays(today, template.DueInWorkingDays!.Value), $"{ending.Reference.Text} {ending.Version}", []);
        return Happened([Stepped(ending, about, "answered"), .. raising.Happened]);
    }, ct);

    public Task<Result<EarlyEnding>> HandOnAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Write, act, (ending, about, today) =>
    {
        if (DecideEarlyEnd.HandOn(ending, form, today) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.HandOn(form.Words!.Trim(), act.Reader.User);
        return Happened(Stepped(ending, about, "handed-on"));
    }, ct);

    public Task<Result<EarlyEnding>> ReadAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Approve, act, (ending, about, _) =>
    {
        if (DecideEarlyEnd.Read(ending, form, act.Reader.User) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.Read(form.Agrees!.Value, form.Words?.Trim() ?? "", act.Reader.User);
        return Happened(Stepped(ending, about, "read"));
    }, ct);

    /// <summary>Ends the recovery period. Its clock stops in the same commit, and says that a decision stopped it.</summary>
    public Task<Result<EarlyEnding>> EndAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionIssue, Verb.Approve, act, async (ending, about, today) =>
    {
        var regime = regimes.On(about.Territory, today);
        if (DecideEarlyEnd.End(ending, about, regime, await IsChildAsync(about, today, ct)) is { Count: > 0 } wrong) return wrong.ToList();
        ending.End(act);
        return new List<Event>([new RecoveryEndedEarly(ending.Reference, about.Reference, ending.Regime, ending.Stops, about.Dossier), .. await clocks.EndEarlyAsync(db, about, regime!, act, ct)]);
    }, ct);

    public Task<Result<EarlyEnding>> LetGoAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Write, act, (ending, about, _) =>
    {
        if (DecideEarlyEnd.LetGo(ending, form) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.LetGo(form.Words!.Trim(), act);
        return Happened(Stepped(ending, about, "let-go"));
    }, ct);

    /// <summary>Somebody asks for another look at what ended. Writing that down is no part of deciding on it.</summary>
    public Task<Result<EarlyEnding>> AskAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionDraft, Verb.Write, act, (ending, about, today) =>
    {
        if (DecideEarlyEnd.Ask(ending, form, clocks.DayOf(about, ending.DecidedAt ?? ending.BegunAt), today) is { Count: > 0 } wrong) return Refuse(wrong);
        ending.Ask(form.AskedBy!.Value, form.On!.Value, form.Words?.Trim() ?? "");
        return Happened(Stepped(ending, about, "asked-again"));
    }, ct);

    /// <summary>Looks at it again, by somebody who had no part in it. Taken back, a recovery period of full length begins anew: nobody is worse off for a decision that should not have been.</summary>
    public Task<Result<EarlyEnding>> ReviewAsync(Reference reference, EarlyEndStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, DataKind.DecisionIssue, Verb.Approve, act, (ending, about, today) =>
    {
        if (DecideEarlyEnd.Review(ending, form, act.Reader.User) is { Count: > 0 } wrong) return Refuse(wrong);
        var reverse = form.Agrees == false;
        if (reverse && regimes.On(about.Territory, today) is null) return Refuse([new NoRegimeInForce()]);
        ending.Review(reverse, form.Words!.Trim(), act);
        if (!reverse) return Happened(Stepped(ending, about, "stands"));
        return Happened([new EarlyEndReversed(ending.Reference, about.Reference, about.Dossier), .. about.Status == CaseStatus.InRecovery ? clocks.RecoverAnew(db, about, regimes.On(about.Territory, today)!, act) : []]);
    }, ct);

    private async Task<Result<EarlyEnding>> DoAsync(Reference reference, EarlyEndStepForm form, DataKind kind, Verb verb, Act act, Func<EarlyEnding, Case, DateOnly, Task<Result<List<Event>>>> step, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, kind, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.EarlyEndings.Where(e => e.Case == about.Id).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct) is not { } ending) return new NoEarlyEndRuns();
        if (await ConflictOfInterest.AskAsync(db, about, null, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();
        if (ending.Version != form.Version) return new EarlyEndChangedMeanwhile();
        var happened = await step(ending, about, clocks.DayOf(about, act.When));
        if (happened.IsRefused) return happened.Problems.ToList();
        try
        {
            await db.CommitAsync(act, happened.Value, ct);
            return ending;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new EarlyEndChangedMeanwhile();
        }
    }

    private async Task<bool> IsChildAsync(Case about, DateOnly day, CancellationToken ct) => about.IsChildOn(day, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);

    private static EarlyEndStepped Stepped(EarlyEnding ending, Case about, string what) => new(ending.Reference, about.Reference, what, ending.State, about.Dossier);

    private static Task<Result<List<Event>>> Refuse(IReadOnlyList<Problem> wrong) => Task.FromResult<Result<List<Event>>>(wrong.ToList());

    private static Task<Result<List<Event>>> Happened(params List<Event> events) => Task.FromResult<Result<List<Event>>>(events);
}
