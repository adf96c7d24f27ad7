using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The requests for information of one case, as they stand today.</summary>
public sealed class InformationRequests(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
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
        return new InformationRequestsView(found, calendars.Of(found.Territory).DayOf(act.When), requests, paused)
        {
            MayWrite = Gate.Weigh(db, act, DataKind.DecisionDraft, Verb.Write, relation, found).Allowed,
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
            IsIssued = await db.InHandAsync(found.Id, ct) is { State: GroundsState.Issued },
        };
    }
}

/// <summary>What a request does to the decision's clock.</summary>
public enum RequestClock { Runs, Asked, Stands }

/// <summary>The requests of a case on a day, and the clocks that were asked to stand still for them.</summary>
public sealed record InformationRequestsView(Case Case, DateOnly Day, IReadOnlyList<InformationRequest> Requests, IReadOnlyDictionary<Reference, Clock> Clocks)
{
    public bool MayWrite { get; init; }
    public bool IsChildShown { get; init; }
    public bool IsIssued { get; init; }

    /// <summary>How the clock stands that was asked to stand still for a request: a pause that nobody agreed to in time has fallen, and it runs on.</summary>
    public RequestClock ClockOf(InformationRequest request) =>
        request.Clock is not { } asked ? RequestClock.Runs
        : !Clocks.TryGetValue(asked, out var clock) ? RequestClock.Asked
        : clock.IsPaused ? RequestClock.Stands
        : clock.Asked is { What: ClockChange.Pause } waits && waits.Reason == request.Reference.Text ? RequestClock.Asked : RequestClock.Runs;

    public override string ToString() => Case.Reference.Text;
}
