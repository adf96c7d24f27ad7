using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Keeps one page of a draft. That somebody is in danger now raises an alert in the same commit, even if the referral is never sent.</summary>
public sealed class SaveAnswer(EntenteDb db, OpenDraft open, IdSource ids)
{
    public async Task<Result<OpenedDraft>> RunAsync(string? reference, AnswerForm form, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found;
        var (draft, set) = (found.Value.Draft, found.Value.Set);
        if (draft.IsSent) return new AlreadySent();
        if (set.Find(form.Question) is not { OnCheck: false } question || !set.IsShown(question, draft.Answers)) return new QuestionNotFound();

        var answers = Decide(set, question, draft.Answers, form, DateOnly.FromDateTime(act.When.UtcDateTime));
        if (answers.IsRefused) return answers.Problems.ToList();
        if (form.Was.Length > 0 && form.Was != draft.Answers.Mark(question.Code) && answers.Value.Mark(question.Code) != draft.Answers.Mark(question.Code)) return new AnsweredMeanwhile();

        draft.Save(answers.Value, act);
        List<Event> happened = [new AnswerSaved(draft.Reference, question.Code, draft.Dossier)];
        if (await TellDeskAsync(found.Value, act, ct) is { } raised) happened.Add(raised);
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AnsweredMeanwhile();
        }

        return found;
    }

    /// <summary>What the draft's answers become. Reads nothing but its arguments.</summary>
    public static Result<Answers> Decide(QuestionSet set, Question question, Answers answers, AnswerForm form, DateOnly today)
    {
        if (form.WhyNot is { Length: > 0 } reason)
        {
            var why = AnswerCheck.Reason(set, question, reason);
            return why.IsRefused ? why.Problems.ToList() : answers.With(question.Code, why.Value);
        }

        if (form.Remove) return answers.WithoutRow(question.Code, form.Row);
        if (question.Repeat && form.Row >= answers.Said(question.Code).Count && answers.Said(question.Code).Count >= AnswerCheck.MostRows) return new TooManyRows(question.Code, AnswerCheck.MostRows);

        var parts = question.PartsOf(form.Step);
        var entered = AnswerCheck.Row(question, parts, form.Entered, today);
        if (entered.IsRefused) return entered.Problems.ToList();
        var before = form.Row >= 0 && form.Row < answers.Said(question.Code).Count ? answers.Said(question.Code)[form.Row] : [];
        var row = before.With(parts.Select(p => p.Code), entered.Value);
        if (row.Count == 0 && question.Repeat) return new NothingEntered();
        List<Problem> across = [.. Rules.Across(question, row, answers)];
        if (across.Count > 0) return across;
        return question.Repeat ? answers.WithRow(question.Code, form.Row, row) : answers.With(question.Code, row);
    }

    private async Task<AlertRaised?> TellDeskAsync(OpenedDraft opened, Act act, CancellationToken ct)
    {
        var (draft, answers) = (opened.Draft, opened.Answers);
        // Whether the desk knows already is a fact of the dossier, not of what this reader may see of the desk.
        var alert = await db.Alerts.IgnoreQueryFilters(["access"]).SingleOrDefaultAsync(a => a.Dossier == draft.Dossier, ct);
        if (alert is null && answers.First("A1") != "yes") return null;
        var isNew = alert is null;
        if (alert is null) db.Add(alert = Alert.Raise(ids, draft, act));
        if (alert.IsOpen) alert.Tell(opened.Set, answers);
        return isNew ? new AlertRaised(alert.Reference, draft.Reference, draft.Dossier) : null;
    }
}

/// <summary>What came from one page.</summary>
public sealed record AnswerForm
{
    public required string Question { get; init; }

    /// <summary>The row of a repeating question; one past the last adds a row.</summary>
    public int Row { get; init; }
    public int Step { get; init; } = 1;

    /// <summary>How the answer stood when the page was opened.</summary>
    public string Was { get; init; } = "";

    /// <summary>Why there is no answer, in place of one.</summary>
    public string? WhyNot { get; init; }
    public bool Remove { get; init; }
    public IReadOnlyDictionary<string, string[]> Entered { get; init; } = new Dictionary<string, string[]>();

    public override string ToString() => Question;
}
