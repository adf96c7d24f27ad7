using System.Data.Common;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Relinking;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Does what was confirmed, or takes it back, a commit at a time: after a kill it goes on behind the last one. Acts as whoever chose them, as long as they may.</summary>
public sealed class RunMany(IStore store, Standings standings, ManyTerms terms, IdSource ids, TimeProvider clock)
{
    /// <summary>What stops it when whoever chose them may no longer assign in this team.</summary>
    public const string RightLost = nameof(RightLost);

    private const int MostTries = 5;

    /// <summary>Rows to a commit.</summary>
    public int ToACommit { get; init; } = terms.ToACommit;

    /// <summary>Which comes next: what is to be taken back first, then the oldest. Null where there is none.</summary>
    public async Task<Reference?> NextAsync(CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        return await all.ManyRuns.AsNoTracking().Where(r => r.State == ManyState.Making || r.State == ManyState.Undoing)
            .OrderBy(r => r.State == ManyState.Making).ThenBy(r => r.Id).Select(r => (Reference?)r.Reference).FirstOrDefaultAsync(ct);
    }

    /// <summary>Goes on until nothing is left to do. Throws only where the database is away for a moment, and where it is told to stop.</summary>
    public async Task RunAsync(Reference reference, CancellationToken ct)
    {
        var tries = 0;
        while (true)
        {
            try
            {
                if (!await StepAsync(reference, ct)) return;
                tries = 0;
            }
            catch (Exception fault) when (fault is DbUpdateConcurrencyException or WorldMoved && ++tries < MostTries)
            {
                // Stopped by a person, or somebody dealt with one of them in this very moment: looked at anew.
            }
            catch (Exception fault) when (!ct.IsCancellationRequested && !MayPass(fault))
            {
                await StopAsync(reference, fault.GetType().Name, ct);
                return;
            }
        }
    }

    /// <summary>One commit. False where nothing is left to do.</summary>
    internal async Task<bool> StepAsync(Reference reference, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var run = await all.ManyRuns.SingleAsync(r => r.Reference == reference, ct);
        if (!run.IsMoving) return false;
        // Taking back shows nobody anything, and whoever asked for it stands in ManyUndoAsked: it may be another than whoever chose.
        var act = run.State == ManyState.Undoing ? Act.OfMachine(clock.GetUtcNow()) : await ActAsync(run, ct);
        if (act is not null) return await new ManyPass(store, all, run, ids, ToACommit).StepAsync(act, ct);
        await StopAsync(reference, RightLost, ct);
        return false;
    }

    /// <summary>Whoever chose them, with the rights that they have now and no broken glass; null where they may no longer assign in this team.</summary>
    private async Task<Act?> ActAsync(ManyRun run, CancellationToken ct)
    {
        if (await standings.OfAsync(run.By, ct) is not { } standing) return null;
        var reader = standing.In(run.Role, run.Purpose) with { BrokenGlass = [] };
        if (reader.IsNobody || reader.Team != run.Team || reader.Organisation != run.Organisation) return null;
        await using var mine = store.Open(reader);
        var act = new Act(reader, run.Purpose, Act.Cut(clock.GetUtcNow()));
        return (await Gate.WeighAsync(mine, act, DataKind.Assignment, Verb.Write, run, ct)).Allowed ? act : null;
    }

    /// <summary>What stands, stands: it can be gone on with or taken back. In a context of its own, for the one that failed holds half a step.</summary>
    private async Task StopAsync(Reference reference, string trouble, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var run = await all.ManyRuns.SingleAsync(r => r.Reference == reference, ct);
        if (!run.IsMoving) return;
        var when = Act.Cut(clock.GetUtcNow());
        // Half taken back stays so, and the time to ask for the rest runs anew.
        run.EndedAt = when;
        run.Go(ManyState.Stopped, trouble);
        await all.CommitAsync(Act.OfMachine(when), new ManyStopped(reference, trouble), ct);
    }

    /// <summary>A database that is away or locked for a moment: the same step is tried again.</summary>
    private static bool MayPass(Exception? fault) => fault is DbException { IsTransient: true } || (fault is not null && MayPass(fault.InnerException));
}
