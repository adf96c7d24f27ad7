using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.EarlyEnds;

/// <summary>Whether and how the recovery period of a case was or may be ended early, under the law of the day.</summary>
public sealed class EarlyEndOfCase(EntenteDb db, Gate gate, Ledger ledger, Regimes regimes, DecisionClocks clocks)
{
    public async Task<Result<EarlyEndView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        bool May(DataKind kind, Verb verb) => Gate.Weigh(db, act, kind, verb, relation, about).Allowed;
        var all = await db.EarlyEndings.AsNoTracking().Where(e => e.Case == about.Id).OrderBy(e => e.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen(page, reference.Text, all.Count) { Dossier = about.Dossier }, ct);
        var today = clocks.DayOf(about, act.When);
        var regime = regimes.On(about.Territory, today);
        var isChild = about.IsChildOn(today, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);
        return new EarlyEndView(about, all, regime, today)
        {
            Closed = DecideEarlyEnd.Closed(about, regime, isChild),
            RecoveryUntil = await clocks.RecoversAnewUntilAsync(db, about, ct),
            MayWrite = May(DataKind.DecisionDraft, Verb.Write),
            MayRead = May(DataKind.DecisionDraft, Verb.Approve),
            MayIssue = May(DataKind.DecisionIssue, Verb.Approve),
            Me = act.Reader.User,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>What was done about ending a recovery period early, and what may be.</summary>
/// <param name="All">Every one that was begun, the first first; the last is the one in hand.</param>
public sealed record EarlyEndView(Case Case, IReadOnlyList<EarlyEnding> All, Regime? Regime, DateOnly Today)
{
    /// <summary>Why none may be begun here and today; empty where one may.</summary>
    public IReadOnlyList<Problem> Closed { get; init; } = [];

    /// <summary>The last day of the recovery period that runs since an early end was taken back; null where none does.</summary>
    public DateOnly? RecoveryUntil { get; init; }

    public bool MayWrite { get; init; }

    public bool MayRead { get; init; }

    public bool MayIssue { get; init; }

    public UserId Me { get; init; }

    public bool IsChildShown { get; init; }

    public EarlyEnding? Last => All.Count == 0 ? null : All[^1];

    public bool MayBegin => MayWrite && Closed.Count == 0 && Last is null or { IsOpen: false, IsInForce: false };

    public override string ToString() => Case.Reference.Text;
}
