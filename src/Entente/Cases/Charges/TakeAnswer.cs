using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>Takes down what a prosecutor answered, and what was done against a conviction.</summary>
public sealed class TakeAnswer(EntenteDb db, Gate gate, IdSource ids, ChargeTerms terms, TaskTemplates templates, Calendars calendars)
{
    public Task<Result<ChargeStep>> AnswerAsync(string? reference, ChargeStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, act, DecideStep.WrongAnswer, async (charge, step) =>
    {
        charge.TakeAnswer(form.Answer!.Value, step.On, terms);
        // Also where it is pending: it was asked for, and is asked for again on another day.
        List<Event> happened = [new ProsecutorAnswered(charge.Reference, form.Answer.Value, step.Reason, step.On, charge.Dossier), .. await db.NoLongerForAsync(templates, charge, TaskTrigger.AnswerWaited, act.When, ct)];
        if (!charge.Runs(terms)) happened.AddRange(await db.NoLongerForAsync(templates, charge, TaskTrigger.ChargeRuns, act.When, ct));
        return happened;
    }, ct);

    public Task<Result<ChargeStep>> RemedyAsync(string? reference, ChargeStepForm form, Act act, CancellationToken ct) => DoAsync(reference, form, act, DecideStep.WrongRemedy, (charge, step) =>
    {
        charge.Touch();
        return Task.FromResult<List<Event>>([new RemedySought(charge.Reference, step.Remedy, step.On, charge.Dossier)]);
    }, ct);

    private async Task<Result<ChargeStep>> DoAsync(string? reference, ChargeStepForm form, Act act, Func<ChargeStepForm, Charge, ChargeTerms, DateOnly, IReadOnlyList<Problem>> decide, Func<Charge, ChargeStep, Task<List<Event>>> change, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Charges.SingleOrDefaultAsync(c => c.Reference == known, ct) is not { } charge) return new ChargeNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, Verb.Write, charge, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (charge.Version != form.Version) return new ChargeChangedMeanwhile();
        var territory = await db.Cases.AsNoTracking().Where(c => c.Dossier == charge.Dossier).Select(c => c.Territory).FirstOrDefaultAsync(ct);
        var wrong = decide(form, charge, terms, TaskRaising.DayOf(territory is null ? null : calendars.Find(territory), act.When));
        if (wrong.Count > 0) return wrong.ToList();

        var step = DecideStep.Step(form, charge, ids, act);
        try
        {
            var happened = await change(charge, step);
            db.Add(step);
            await db.CommitAsync(act, happened, ct);
            return step;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChargeChangedMeanwhile();
        }
    }
}

/// <summary>Decides whether an answer or a remedy fits the charge. Reads nothing but its arguments.</summary>
public static class DecideStep
{
    public static IReadOnlyList<Problem> WrongAnswer(ChargeStepForm form, Charge charge, ChargeTerms terms, DateOnly today)
    {
        List<Problem> problems = [];
        if (charge.HandedOn is null) problems.Add(new NoPackYet());
        if (form.Answer is not { } answer) problems.Add(new AnswerNotSaid());
        else if (answer == ProsecutorAnswer.Quashed && terms.StageOf(charge.Stage)?.Convicted is not true) problems.Add(new NothingToQuash());
        var reason = terms.Reasons.FirstOrDefault(r => r.Code == form.Reason);
        if (reason is null) problems.Add(new AnswerReasonMissing());
        else if (form.Answer is { } said && !reason.Answers.Contains(said)) problems.Add(new AnswerReasonDoesNotFit());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AnswerWordsMissing());
        CheckDay(problems, form, today);
        if (form.Day < charge.HandedOn) problems.Add(new AnsweredBeforeHandedOver(charge.HandedOn!.Value));
        DecideCharge.Check(problems, nameof(form.Words), form.Words, Charge.MostWords);
        return problems;
    }

    public static IReadOnlyList<Problem> WrongRemedy(ChargeStepForm form, Charge charge, ChargeTerms terms, DateOnly today)
    {
        List<Problem> problems = [];
        if (!terms.Remedies.Any(r => r.Code == form.Remedy)) problems.Add(new RemedyMissing());
        else if (terms.StageOf(charge.Stage)?.Convicted is not true) problems.Add(new NotConvicted());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AnswerWordsMissing());
        CheckDay(problems, form, today);
        DecideCharge.Check(problems, nameof(form.Words), form.Words, Charge.MostWords);
        return problems;
    }

    public static ChargeStep Step(ChargeStepForm form, Charge charge, IdSource ids, Act act) => new()
    {
        Id = ids.Next<ChargeStepId>(),
        Reference = Reference.New("STEP"),
        Dossier = charge.Dossier,
        Organisation = charge.Organisation,
        Team = charge.Team,
        Charge = charge.Reference,
        Answer = form.Answer,
        Reason = form.Answer is null ? "" : form.Reason!,
        Remedy = form.Answer is null ? form.Remedy! : "",
        Words = form.Words!.Trim(),
        On = form.Day!.Value,
        EnteredAt = act.When,
        By = act.Reader.User,
    };

    private static void CheckDay(List<Problem> problems, ChargeStepForm form, DateOnly today)
    {
        if (form.Day is not { } day) problems.Add(new StepDayMissing());
        else if (day > today || day.Year < 1990) problems.Add(new StepDayInFuture());
    }
}
