using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Import;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals.FromFile;

/// <summary>Makes drafts from a file of another system, one a person and all in one commit: what the file carries is answered, what it does not is told, and whoever completes it answers the rest.</summary>
public sealed class DraftFromFile(EntenteDb db, Gate gate, StartDraft start, IdSource ids, QuestionSets sets)
{
    private static readonly HashSet<string> OfEpisodes = [.. HtcdsAnswers.Shipped.Columns.Where(c => c.Question == "K1").Select(c => c.Column)];

    public async Task<Result<MadeDrafts>> RunAsync(string name, byte[] content, Act act, CancellationToken ct)
    {
        var read = HtcdsPeople.Read(name, content);
        if (read.IsRefused) return read.Problems.ToList();
        var known = await start.KnownAsync(act.Reader, ct);
        var (made, happened, drafts) = (new List<MadeDraft>(), new List<Event>(), new List<DraftReferral>());
        foreach (var person in read.Value.People)
        {
            var draft = DraftReferral.Start(ids, sets.Current, known, act);
            var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, draft, ct);
            if (!permission.Allowed) return NotAllowed.By(permission);
            var (answers, left) = Answer(sets.Current, draft, person, read.Value.Dates, act);
            draft.Save(answers, act);
            drafts.Add(draft);
            var carried = answers.Questions.Except(known.Questions).ToList();
            made.Add(new(draft.Reference, [.. carried.Select(c => sets.Current[c].Label)], left, [.. sets.Current.Missing(answers, onCheckToo: false).Select(q => q.Label)]));
            happened.AddRange([new DraftStarted(draft.Reference, draft.Dossier, draft.Questions), new DraftMadeFromFile(draft.Reference, "htcds", carried.Count, left.Count, draft.Dossier)]);
        }

        if (await AreThereAsync([.. drafts.Select(d => d.Answers)], known, act, ct)) return new DraftsMadeAlready();
        db.AddRange(drafts);
        await db.CommitAsync(act, happened, ct);
        return new MadeDrafts(made);
    }

    /// <summary>Whether the same file came before: everybody in it has a draft of today that the reader holds and that nobody has gone on with. The drafts themselves say so; no mark of a file about somebody is kept.</summary>
    private async Task<bool> AreThereAsync(IReadOnlyList<Answers> drafts, Answers known, Act act, CancellationToken ct)
    {
        DateTimeOffset today = new(act.When.UtcDateTime.Date, TimeSpan.Zero);
        var there = await db.Drafts.AsNoTracking().Where(d => d.HeldBy == act.Reader.User && d.SentAt == null && d.SavedAt >= today).ToListAsync(ct);
        return drafts.All(made => !Same(made, known) && there.Any(d => Same(made, d.Answers)));
    }

    private static bool Same(Answers one, Answers other) => one.Questions.ToHashSet().SetEquals(other.Questions) && one.Questions.All(q => one.Mark(q) == other.Mark(q));

    /// <summary>Holds what the file says to the rules of the form; a part that they refuse is left, and its column told.</summary>
    private static (Answers Answers, IReadOnlyList<string> Left) Answer(QuestionSet set, DraftReferral draft, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, DateOrder dates, Act act)
    {
        var (answers, left, today) = (draft.Answers, new List<string>(), draft.Today(act));
        for (var i = 0; i < rows.Count; i++)
        {
            var (said, unread) = HtcdsAnswers.Shipped.Read(set, rows[i], dates);
            left.AddRange(unread);
            if (i > 0) left.AddRange(rows[i].Where(c => !OfEpisodes.Contains(c.Key) && rows[0].GetValueOrDefault(c.Key, "") != c.Value).Select(c => c.Key));
            // Who somebody is stands in each of their rows, and is said once; what a later row says differently is told above.
            foreach (var answer in said.Where(a => i == 0 || a.Question.Code == "K1")) answers = Put(set, answers, answer, today, left);
        }

        return (answers, [.. left.Distinct()]);
    }

    private static Answers Put(QuestionSet set, Answers answers, FileAnswer answer, DateOnly today, List<string> left)
    {
        var question = answer.Question;
        // An episode has a purpose, and a file that names none does not know it yet.
        if (question.Code == "K1" && !answer.Entered.ContainsKey("K5")) answer.Entered["K5"] = ["not-known"];
        for (var tries = answer.From.Count; tries >= 0 && answer.Entered.Count > 0; tries--)
        {
            var form = new AnswerForm { Question = question.Code, Row = question.Repeat ? answers.Said(question.Code).Count : 0, Step = 0, Entered = answer.Entered };
            var decided = SaveAnswer.Decide(set, question, answers, form, today);
            if (!decided.IsRefused) return decided.Value.Answers;
            var wrong = decided.Problems.Select(p => p.Field.Split('.')[0]).Where(answer.From.ContainsKey).ToHashSet();
            if (wrong.Count == 0) break;
            foreach (var part in wrong)
            {
                left.AddRange(answer.From[part]);
                foreach (var field in answer.Entered.Keys.Where(k => k == part || k.StartsWith(part + ".", StringComparison.Ordinal)).ToList()) answer.Entered.Remove(field);
                answer.From.Remove(part);
            }
        }

        left.AddRange(answer.From.Values.SelectMany(c => c));
        return answers;
    }
}

/// <summary>What became of a file.</summary>
public sealed record MadeDrafts(IReadOnlyList<MadeDraft> Drafts)
{
    public override string ToString() => $"{Drafts.Count} drafts";
}

/// <summary>A draft that was made from a file.</summary>
/// <param name="Carried">The questions that the file answered.</param>
/// <param name="Left">The columns of which something could not be carried.</param>
/// <param name="Missing">The compulsory questions that are still to be answered.</param>
public sealed record MadeDraft(Reference Reference, IReadOnlyList<string> Carried, IReadOnlyList<string> Left, IReadOnlyList<string> Missing)
{
    public override string ToString() => Reference.Text;
}
