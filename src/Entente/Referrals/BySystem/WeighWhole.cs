using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>Holds a whole referral to the very rules of the form, question by question in its order and then as one, and tells every mistake at its place. Reads nothing but its arguments.</summary>
public static class WeighWhole
{
    /// <param name="events">What follows from single answers, as when they are saved one by one.</param>
    public static Result<Answers> Answers(WholeReferral whole, QuestionSet set, DraftReferral draft, IdSource ids, Act act, out IReadOnlyList<Event> events)
    {
        var (answers, problems, wrong, happened) = (Questions.Answers.None, new List<Problem>(), new HashSet<string>(), new List<Event>());
        var today = Today(whole, set, draft, act);
        foreach (var question in set.All.Where(q => whole.Said.ContainsKey(q.Code)))
        {
            var (at, was) = ($"/answers/{question.Code}", answers);
            var asked = set.IsShown(question, answers);
            // Whether it is asked rests on an answer that is to be mended first.
            var open = !asked && set.AskedBecauseOf(question).Any(because => wrong.Contains(because.Question.Code));
            if (!asked && !open) problems.Add(new NotAsked(at, question.Label));
            for (var row = 0; row < whole.Said[question.Code].Count; row++)
            {
                var said = whole.Said[question.Code][row];
                var decided = SaveAnswer.Decide(set, question, answers, new AnswerForm { Question = question.Code, Row = answers.Said(question.Code).Count, Step = 0, WhyNot = said.WhyNot, Entered = said.Entered }, today);
                if (decided.IsRefused) problems.AddRange(decided.Problems.Select(p => p with { Field = Place(question, p, $"{at}/{row}") }));
                else answers = decided.Value.Answers;
            }

            if (!asked || problems.Any(p => p.Field == at || p.Field.StartsWith(at + "/", StringComparison.Ordinal)))
            {
                wrong.Add(question.Code);
                answers = was;
            }
            else
            {
                happened.AddRange(SaveAnswer.Follows(draft, set, question, was, answers));
            }
        }

        draft.Save(answers, act);
        if (Referral.From(draft, set, whole.Form, ids, act) is { IsRefused: true } whether) problems.AddRange(whether.Problems.Where(p => !Rests(p, wrong, set)).Select(Placed));
        events = happened;
        return problems.Count > 0 ? problems.Take(WholeReferral.MostTold).ToList() : answers;
    }

    /// <summary>The day where the referral is made, by its own answer.</summary>
    private static DateOnly Today(WholeReferral whole, QuestionSet set, DraftReferral draft, Act act)
    {
        var place = whole.Said.GetValueOrDefault("B4", []).SelectMany(r => r.Entered.GetValueOrDefault(Part.Only, [])).FirstOrDefault();
        if (place is not null && set["B4"].Parts[0].Options!.Any(o => o.Code == place)) draft.Save(draft.Answers.With("B4", AnswerRow.Of((Part.Only, place))), act);
        return draft.Today(act);
    }

    private static string Place(Question question, Problem problem, string at) =>
        question.Find(problem.Field.Split(".Day")[0]) is { } part ? $"{at}/{part.Code}" : problem is NotAnOption ? $"{at}/{AnswerRow.WhyNot}" : at;

    /// <summary>What can be said only when the answers that are wrong are mended: that one of them is missing, and who receives what.</summary>
    private static bool Rests(Problem problem, HashSet<string> wrong, QuestionSet set) => wrong.Count > 0 && problem switch
    {
        RecipientsChanged => true,
        QuestionNotAnswered missing => wrong.Contains(missing.Question) || set.AskedBecauseOf(set[missing.Question]).Any(b => wrong.Contains(b.Question.Code)),
        _ => false,
    };

    private static Problem Placed(Problem problem) => problem with
    {
        Field = problem switch
        {
            QuestionNotAnswered missing => $"/answers/{missing.Question}",
            NotDecidedToday => "/answers/E1",
            NobodyDecidedForThem => "/answers/E9",
            LettersToDanger => "/answers/F2",
            LettersToExploiter => "/answers/F3",
            InterpreterAmongExploiters => "/answers/M1",
            NotSaidWhetherChecked => "/checkedWith",
            RecipientsNotConfirmed => "/understood",
            RecipientsChanged => "/recipients",
            _ => "",
        },
    };
}
