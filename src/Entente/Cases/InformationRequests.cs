using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The requests for information of one case, as they stand today.</summary>
public sealed class InformationRequests(EntenteDb db, Gate gate, Ledger ledger, DecisionClocks clocks)
{
    public async Task<Result<InformationRequestsView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Read, found, ct) is { Allowed: false } no) return NotAllowed.By(no);

        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);
        var requests = await db.InformationRequests.AsNoTracking().Where(r => r.Case == found.Id).OrderBy(r => r.Id).ToListAsync(ct);
        var asked = requests.Select(r => r.Clock).OfType<Reference>().ToList();
        var paused = (await db.Clocks.AsNoTracking().Where(c => asked.Contains(c.Reference)).ToListAsync(ct)).ToDictionary(c => c.Reference);
        await ledger.RememberAsync(act, new Seen("requests", reference.Text, requests.Count) { Dossier = found.Dossier }, ct);
        return new InformationRequestsView(found, clocks.DayOf(found, act.When), requests, paused)
        {
            MayWrite = Gate.Weigh(db, act, DataKind.DecisionDraft, Verb.Write, relation, found).Allowed,
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
            IsIssued = await db.InHandAsync(found.Id, ct) is { State: GroundsState.Issued },
        };
    }
}

/// <summary>The requests of a case on a day, and the clocks that were asked to stand still for them.</summary>
public sealed record InformationRequestsView(Case Case, DateOnly Day, IReadOnlyList<InformationRequest> Requests, IReadOnlyDictionary<Reference, Clock> Clocks)
{
    public bool MayWrite { get; init; }
    public bool IsChildShown { get; init; }
    public bool IsIssued { get; init; }

    public override string ToString() => Case.Reference.Text;
}
