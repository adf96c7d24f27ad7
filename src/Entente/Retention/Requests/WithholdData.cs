using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Requests;

/// <summary>Holds a kind of data back from an answer: one person proposes it on a coded ground, another agrees or does not.</summary>
public sealed class WithholdData(EntenteDb db, Gate gate, IdSource ids, RequestTerms terms, FindData find)
{
    public async Task<Result<DataWithheld>> ProposeAsync(string? which, WithholdForm form, Act act, CancellationToken ct)
    {
        var found = await db.RequestAsync(gate, which, Verb.Write, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var request = found.Value;
        if (!request.IsOpen) return new RequestAnswered();
        if (request.Sort != OwnRequestSort.Copy) return new RequestIsNoCopy();
        // A kind that is shut to them is held back whether it holds anything or not: the answer must not tell which.
        var sight = await LineSight.OfAsync(db, act, request, ct);
        var known = (await find.AllAsync(request.Dossier, ct)).Where(l => sight.Of(l.Kind, l) != Shape.Nothing).Select(l => l.Kind);
        var made = DataWithheld.Propose(form, request, [.. known.Union(sight.Shut(terms))], terms, ids, act);
        if (made.IsRefused) return made;
        var withheld = made.Value;
        if (await IsHeldAsync(withheld, ct)) return new WithheldAlready();
        db.Add(withheld);
        try
        {
            await db.CommitAsync(act, new DataWithholdingProposed(request.Reference, withheld.Of, withheld.Ground, withheld.Dossier), ct);
            return withheld;
        }
        catch (DbUpdateException)
        {
            // Somebody proposed the same in this very moment.
            db.ChangeTracker.Clear();
            if (!await IsHeldAsync(withheld, ct)) throw;
            return new WithheldAlready();
        }
    }

    public async Task<Result<DataWithheld>> AnswerAsync(string? which, WithholdAnswerForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.DataWithheld.SingleOrDefaultAsync(w => w.Reference == known, ct) is not { } withheld) return new WithheldNotFound();
        if (await gate.AskAsync(db, act, DataKind.DataRequests, Verb.Approve, withheld, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (withheld.Answer(form, terms, act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new DataWithholdingAnswered(withheld.Request, withheld.Of, withheld.Ground, withheld.Agreed == true, withheld.ProposedBy, withheld.Dossier)], ct) is { } late ? late : withheld;
    }

    private Task<bool> IsHeldAsync(DataWithheld one, CancellationToken ct) => db.DataWithheld.IgnoreQueryFilters(["access"]).AnyAsync(w => w.Request == one.Request && w.Of == one.Of && w.Agreed != false, ct);
}

/// <summary>One kind that is to be held back, for whoever says whether it is.</summary>
public sealed class WithheldFile(EntenteDb db, Gate gate, Ledger ledger)
{
    public async Task<Result<DataWithheld>> ReadAsync(string? which, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.DataWithheld.AsNoTracking().SingleOrDefaultAsync(w => w.Reference == known, ct) is not { } withheld) return new WithheldNotFound();
        if (await gate.AskAsync(db, act, DataKind.DataRequests, Verb.Approve, withheld, ct) is { Allowed: false } no) return NotAllowed.By(no);
        await ledger.RememberAsync(act, new Seen("held back", withheld.Reference.Text, 1) { Dossier = withheld.Dossier }, ct);
        return withheld;
    }
}
