using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Finds a draft that the actor may work on, and remembers that it was opened.</summary>
public sealed class OpenDraft(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets)
{
    /// <param name="reference">The draft's reference, as in the address.</param>
    /// <param name="what">The page, for the log.</param>
    public async Task<Result<OpenedDraft>> RunAsync(string? reference, string what, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, act, ct);
        if (!found.IsRefused) await ledger.RememberAsync(act, new Seen(what, found.Value.Draft.Reference.Text, 1) { Dossier = found.Value.Draft.Dossier }, ct);
        return found;
    }

    /// <summary>The draft, tracked, for a use case that changes it and says so itself.</summary>
    internal async Task<Result<OpenedDraft>> FindAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Drafts.SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } draft) return new DraftNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, draft, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        return new OpenedDraft(draft, sets[draft.Questions]);
    }
}

/// <summary>A draft and the version of the questions that it stays on.</summary>
public sealed record OpenedDraft(DraftReferral Draft, QuestionSet Set)
{
    public Answers Answers => Draft.Answers;

    public override string ToString() => Draft.Reference.Text;
}
