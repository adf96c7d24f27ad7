using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Lets a draft go on with the questions that are asked today, because somebody who saw the differences chose so (rule L16). Never by itself.</summary>
public sealed class MoveDraft(EntenteDb db, OpenDraft open, QuestionSets sets)
{
    /// <param name="was">The draft's version as it stood on the page, so that nothing that a colleague saved since is moved unseen.</param>
    public async Task<Result<DraftReferral>> RunAsync(string? reference, int was, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (draft, from) = (found.Value.Draft, found.Value.Set);
        if (draft.IsSent) return new AlreadySent();
        if (from.Code == sets.Current.Code) return draft;
        if (draft.Version != was) return new DraftChangedMeanwhile();

        var (answers, again) = QuestionChanges.Move(from, sets.Current, draft.Answers);
        draft.MoveTo(sets.Current, answers, act);
        try
        {
            await db.CommitAsync(act, new DraftMovedToNewQuestions(draft.Reference, from.Code, sets.Current.Code, again, draft.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DraftChangedMeanwhile();
        }

        return draft;
    }
}
