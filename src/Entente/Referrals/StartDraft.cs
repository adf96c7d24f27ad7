using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Begins a referral, with what is known of the responder filled in.</summary>
public sealed class StartDraft(EntenteDb db, Gate gate, IdSource ids, QuestionSets sets)
{
    public async Task<Result<DraftReferral>> RunAsync(Act act, CancellationToken ct)
    {
        var draft = DraftReferral.Start(ids, sets.Current, await KnownAsync(act.Reader, ct), act);
        var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, draft, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        db.Add(draft);
        await db.CommitAsync(act, new DraftStarted(draft.Reference, draft.Dossier, draft.Questions), ct);
        return draft;
    }

    /// <summary>What is known of whoever begins.</summary>
    internal async Task<Answers> KnownAsync(Reader reader, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == reader.Organisation).Select(o => o.Name).FirstOrDefaultAsync(ct);
        var team = await db.Teams.AsNoTracking().Where(t => t.Id == reader.Team).Select(t => t.Name).FirstOrDefaultAsync(ct);
        // One's own account, whatever the matrix says of accounts.
        var self = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => u.Id == reader.User).Select(u => new { u.DisplayName, u.WorkMail }).FirstOrDefaultAsync(ct);
        return Answers.None
            .With("B1", Row(("organisation", organisation), ("team", team)))
            .With("B2", Row(("name", self?.DisplayName), ("mail", self?.WorkMail)));

        static AnswerRow Row(params (string Part, string? Value)[] values) =>
            AnswerRow.Of([.. values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => (v.Part, v.Value!))]);
    }
}
