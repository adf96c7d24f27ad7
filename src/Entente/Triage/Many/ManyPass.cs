using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Relinking;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Does the next of the many, or takes the next back, some to a commit, with an event for each in the same commit. After a kill it goes on behind the last.</summary>
/// <remarks>What can be done is looked through before, since the events tell it; within the commit, where nobody else writes, it is looked at again. Where that gives another answer nothing of these is done, and they are looked at anew.</remarks>
internal sealed class ManyPass(IStore store, EntenteDb all, ManyRun run, IdSource ids, int slice)
{
    private readonly bool _undo = run.State == ManyState.Undoing;

    /// <summary>The next of them, in one commit. False behind the last.</summary>
    public async Task<bool> StepAsync(Act act, CancellationToken ct)
    {
        await using var mine = store.Open(act.Reader);
        var (rows, foreseen, facts) = await LookAsync(mine, act, false, ct);
        var (id, version, more) = (run.Id, run.Version, rows.Count == slice);
        var done = foreseen.Count(r => r == ManyReason.None);
        var (sumDone, sumLeft) = _undo ? (run.Back + done, run.Kept + rows.Count - done) : (run.Done + done, run.Left + rows.Count - done);
        List<Event> happened = [.. rows.Zip(foreseen).Where(x => x.Second == ManyReason.None).Select(x => Told(x.First, facts[x.First.Dossier]))];
        if (!more) happened.Add(_undo ? new ManyUndone(run.Reference, sumDone, sumLeft) : new ManyMade(run.Reference, sumDone, sumLeft));
        else if (done == 0) happened.Add(new ManyAdvanced(run.Reference, 0, rows.Count));
        all.ChangeTracker.Clear();
        all.Alongside(async token =>
        {
            var (changed, reasons, _) = await LookAsync(mine, act, true, token);
            var now = await all.ManyRuns.SingleAsync(r => r.Id == id, token);
            // Two programs may take the same step, and a person may stop it: the second finds that out here, before anything is done twice.
            if (now.Version != version || !reasons.SequenceEqual(foreseen)) throw new WorldMoved();
            await ApplyAsync(changed, reasons, act, token);
            now.Reached = changed.Count == 0 ? now.Reached : changed[^1].Number;
            if (_undo) (now.Back, now.Kept) = (sumDone, sumLeft);
            else (now.Done, now.Left) = (sumDone, sumLeft);
            if (!more && _undo) now.UndoneAt = act.When;
            if (!more && !_undo) now.EndedAt = act.When;
            now.Go(more ? now.State : _undo ? ManyState.Undone : ManyState.Made);
        });
        await all.CommitAsync(act, happened, ct);
        return more;
    }

    private Event Told(ManyRow row, ManyFacts facts) => (_undo, run.Action) switch
    {
        (false, ManyAction.Route) => new ReferralRouted(facts.Referral!.Reference, run.ToTeam!.Value, row.Dossier),
        (false, _) => new DossierAssigned(row.Dossier, row.To!.Value, run.ToRole!.Value),
        (true, ManyAction.Route) => new RoutingTakenBack(facts.Referral!.Reference, row.FromTeam, row.Dossier),
        _ => new AssignmentEnded(row.Dossier, row.To!.Value, run.ToRole!.Value),
    };

    private async Task ApplyAsync(List<ManyRow> rows, List<ManyReason> reasons, Act act, CancellationToken ct)
    {
        var last = await all.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        var doing = rows.Where((_, i) => reasons[i] == ManyReason.None).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Why = reasons[i];
            rows[i].Outcome = reasons[i] == ManyReason.None ? _undo ? ManyOutcome.Back : ManyOutcome.Done : _undo ? ManyOutcome.Kept : ManyOutcome.Left;
            if (!_undo && reasons[i] == ManyReason.None) (rows[i].DoneAt, rows[i].LogBefore) = (act.When, last);
        }

        DossierId[] dossiers = [.. doing.Select(r => r.Dossier)];
        if (run.Action == ManyAction.Route) await RouteAsync(doing, dossiers, ct);
        else if (!_undo) foreach (var row in doing) all.Add(Given(row, act));
        else
        {
            AssignmentId[] given = [.. doing.Select(r => r.Assignment!.Value)];
            foreach (var assignment in await all.Set<Assignment>().Where(a => EF.Parameter(given).Contains(a.Id)).ToListAsync(ct)) assignment.End(act.When);
        }
    }

    private Assignment Given(ManyRow row, Act act)
    {
        var given = new Assignment { Id = ids.Next<AssignmentId>(), Dossier = row.Dossier, User = row.To!.Value, Role = run.ToRole!.Value, From = act.When };
        row.Assignment = given.Id;
        return given;
    }

    private async Task RouteAsync(List<ManyRow> doing, DossierId[] dossiers, CancellationToken ct)
    {
        var referrals = await all.Referrals.Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).ToDictionaryAsync(r => r.Dossier, ct);
        foreach (var team in doing.GroupBy(r => _undo ? r.FromTeam : run.ToTeam!.Value))
        {
            foreach (var row in team)
            {
                var referral = referrals[row.Dossier];
                if (_undo) referral.PutBack(team.Key, row.WasRouted ? ReferralStatus.Routed : ReferralStatus.Received);
                else referral.RouteTo(team.Key);
            }

            await all.GiveDossiersNowAsync([.. team.Select(r => r.Dossier)], team.Key, ct);
        }
    }

    /// <summary>The next of those that are meant, with what stands against each now.</summary>
    private async Task<(List<ManyRow> Rows, List<ManyReason> Reasons, IReadOnlyDictionary<DossierId, ManyFacts> Facts)> LookAsync(EntenteDb mine, Act act, bool tracked, CancellationToken ct)
    {
        var (id, place, meant) = (run.Id, run.Reached, _undo ? ManyOutcome.Done : ManyOutcome.Will);
        var rows = await all.ManyRows.AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .Where(r => r.Run == id && r.Number > place && r.Outcome == meant).OrderBy(r => r.Number).Take(slice).ToListAsync(ct);
        var facts = _undo ? await ManyLook.SinceAsync(all, rows, run.By, ct) : await ManyLook.AtAsync(mine, all, [.. rows.Select(r => r.Dossier)], act, ct);
        var people = _undo ? new Dictionary<UserId, Candidate>() : await ManyLook.PeopleAsync(all, [.. rows.Select(r => r.To).OfType<UserId>()], run.Organisation, act.When, ct);
        return (rows, [.. rows.Select(r => Now(r, facts[r.Dossier], people))], facts);
    }

    private ManyReason Now(ManyRow row, ManyFacts facts, IReadOnlyDictionary<UserId, Candidate> people)
    {
        if (_undo) return ManyDecision.ToTakeBack(row, facts, run.ToTeam);
        var reason = run.Action == ManyAction.Route ? ManyDecision.ToRoute(facts, run.ToTeam!.Value)
            : people.TryGetValue(row.To!.Value, out var person) ? ManyDecision.ToAssign(facts, person, run.ToRole!.Value) : ManyReason.NotInThisRole;
        if (reason != ManyReason.None) return reason;
        // Only what was shown is changed: who routed it since the preview is not overruled unseen.
        if (facts.Referral!.Version != row.Version) return ManyReason.ChangedMeanwhile;
        return run.Action == ManyAction.ByRule && facts.Held.Any(a => a.Until is null && a.Role == run.ToRole) ? ManyReason.RoleTaken : ManyReason.None;
    }
}
