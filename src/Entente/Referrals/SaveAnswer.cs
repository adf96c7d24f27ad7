using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Keeps one page of a draft. That somebody is in danger now raises an alert in the same commit, even if the referral is never sent.</summary>
public sealed class SaveAnswer(EntenteDb db, OpenDraft open, IdSource ids)
{
    private const int MostTries = 5;

    public async Task<Result<SavedAnswer>> RunAsync(string? reference, AnswerForm form, Act act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(reference, form, act, ct);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Somebody saved the same draft in this very moment. Weighed anew: another question is no matter, the same one is shown.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<SavedAnswer>> TryAsync(string? reference, AnswerForm form, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (draft, set) = (found.Value.Draft, found.Value.Set);
        if (draft.IsSent) return new AlreadySent();
        if (set.Find(form.Question) is not { OnCheck: false } question || !set.IsShown(question, draft.Answers)) return new QuestionNotFound();

        var answers = Decide(set, question, draft.Answers, form, draft.Today(act));
        if (answers.IsRefused) return answers.Problems.ToList();

        var (before, was) = (Danger.Of(set, draft.Answers), draft.Answers);
        draft.Save(answers.Value.Answers, act);
        List<Event> happened = [new AnswerSaved(draft.Reference, question.Code, draft.Dossier)];
        happened.AddRange(Follows(draft, set, question, was, answers.Value.Answers));
        if (await TellDeskAsync(found.Value, before, act, ct) is { } raised) happened.Add(raised);
        await db.CommitAsync(act, happened, ct);
        return new SavedAnswer(found.Value, answers.Value.Row);
    }

    /// <summary>What somebody must do something about besides this draft: an age that changed (L2), an account that a companion put into words (L7). Once, when it is said.</summary>
    public static IEnumerable<Event> Follows(DraftReferral draft, QuestionSet set, Question question, Answers was, Answers now)
    {
        if (question.Code == "C1" && Rules.ChildBecameAdult(set, now) && !Rules.ChildBecameAdult(set, was)) yield return new AgeAnswerChanged(draft.Reference, draft.Dossier);
        if (Rules.CompanionInterpreted(set.Asked(now)) == question.Code && Rules.CompanionInterpreted(set.Asked(was)) is null) yield return new CompanionInterpreted(draft.Reference, question.Code, draft.Dossier);
    }

    /// <summary>What the draft's answers become, and in which row. Reads nothing but its arguments.</summary>
    public static Result<(Answers Answers, int Row)> Decide(QuestionSet set, Question question, Answers answers, AnswerForm form, DateOnly today)
    {
        if (form.WhyNot is { Length: > 0 } reason)
        {
            var why = AnswerCheck.Reason(set, question, reason);
            if (why.IsRefused) return why.Problems.ToList();
            return Unless(form.Was.Length > 0 && form.Was != answers.Mark(question.Code), question, answers, answers.With(question.Code, why.Value), 0);
        }

        var said = answers.Said(question.Code);
        if (Place(question, answers, form) is not { } at) return Meanwhile(set, question, answers, form, today);
        if (form.Remove) return (answers.WithoutRow(question.Code, at), at);
        if (question.Repeat && at >= said.Count && said.Count >= AnswerCheck.MostRows) return new TooManyRows(question.Code, AnswerCheck.MostRows);

        var row = Entered(question, answers, form, at, today);
        if (row.IsRefused) return row.Problems.ToList();
        if (row.Value.Count == 0 && question.Repeat) return new NothingEntered();
        // A new entry that was sent twice is one entry.
        if (form.Was == Answers.NewRow && said.Select(r => Answers.MarkOf(r)).ToList().IndexOf(Answers.MarkOf(row.Value)) is >= 0 and var twin) return (answers, twin);
        List<Problem> across = [.. Rules.Across(question, row.Value, answers)];
        if (across.Count > 0) return across;
        return (question.Repeat ? answers.WithRow(question.Code, at, row.Value) : answers.With(question.Code, row.Value), at);
    }

    /// <summary>The row that the form means: a new entry goes to the end whatever colleagues added, a known one is found where it moved to. Null where it is no longer as the form saw it.</summary>
    private static int? Place(Question question, Answers answers, AnswerForm form)
    {
        if (form.Was.Length == 0) return form.Row;
        if (!question.Repeat) return form.Was == answers.Mark(question.Code) ? form.Row : null;
        var said = answers.Said(question.Code);
        if (form.Was == Answers.NewRow) return said.Count;
        if (form.Was == answers.MarkOfRow(question.Code, form.Row)) return form.Row;
        return said.Select(Answers.MarkOf).ToList().IndexOf(form.Was) is >= 0 and var moved ? moved : null;
    }

    private static Result<AnswerRow> Entered(Question question, Answers answers, AnswerForm form, int at, DateOnly today)
    {
        var parts = question.PartsOf(form.Step);
        var entered = AnswerCheck.Row(question, parts, form.Entered, today);
        if (entered.IsRefused) return entered;
        var said = answers.Said(question.Code);
        var before = at >= 0 && at < said.Count ? said[at] : [];
        var chosen = AnswerCheck.Choose(parts, entered.Value, before, form.Keep);
        return chosen.IsRefused ? chosen : before.With(parts.Select(p => p.Code), chosen.Value);
    }

    /// <summary>Two who said the same have nothing to choose.</summary>
    private static Result<(Answers, int)> Meanwhile(QuestionSet set, Question question, Answers answers, AnswerForm form, DateOnly today)
    {
        if (form.Remove) return new AnsweredMeanwhile();
        var same = Decide(set, question, answers, form with { Was = "" }, today);
        return same.IsRefused ? same : Unless(true, question, answers, same.Value.Answers, form.Row);
    }

    private static Result<(Answers, int)> Unless(bool changed, Question question, Answers answers, Answers anew, int row) =>
        changed && anew.Mark(question.Code) != answers.Mark(question.Code) ? new AnsweredMeanwhile() : (anew, row);

    /// <summary>Opens an alert where the answers say that somebody is in danger and the desk does not know; it is saved by whoever asked.</summary>
    internal async Task<AlertRaised?> TellDeskAsync(OpenedDraft opened, Danger before, Act act, CancellationToken ct)
    {
        var (draft, danger) = (opened.Draft, Danger.Of(opened.Set, opened.Answers));
        // Whether the desk knows already is a fact of the dossier, not of what this reader may see of the desk.
        var alerts = db.Alerts.IgnoreQueryFilters(["access"]).Where(a => a.Dossier == draft.Dossier);
        if (await alerts.SingleOrDefaultAsync(a => a.ClosedAt == null, ct) is { } open)
        {
            open.Tell(danger);
            return null;
        }

        // What the desk has dealt with is not raised again; another danger is.
        if (!danger.IsThere || (!danger.IsAnew(before) && await alerts.AnyAsync(ct))) return null;
        var alert = Alert.Raise(ids, draft, act);
        alert.Tell(danger);
        db.Add(alert);
        return new AlertRaised(alert.Reference, draft.Reference, draft.Dossier);
    }
}
