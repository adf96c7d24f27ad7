using System.Data.Common;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Runs what was asked of a run, a step and a commit at a time: after a kill it goes on behind the last one. Acts as whoever started it, as long as they may.</summary>
public sealed class RunRelink(IStore store, Standings standings, LinkModel model, RecordFeatures features, Ontology ontology, MatchingMemory memory, GradeRules grades, IdSource ids, TimeProvider clock)
{
    /// <summary>What ends a run whose starter may no longer do this.</summary>
    public const string RightLost = nameof(RightLost);

    /// <summary>What ends a run when the model became another one under way.</summary>
    public const string ModelChanged = nameof(ModelChanged);

    private const int MostTries = 5;

    /// <summary>Records to a step.</summary>
    public int Batch { get; init; } = 1_000;

    /// <summary>Changes to a commit.</summary>
    public int Slice { get; init; } = ChangePass.Most;

    /// <summary>The run whose step comes next: what is to be made or taken back before what compares, then the oldest. Null where there is none.</summary>
    public async Task<Reference?> NextAsync(CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        return await all.Relinks.AsNoTracking().Where(r => r.State == RelinkState.Wanted || r.State == RelinkState.Comparing || r.State == RelinkState.Grouping || r.State == RelinkState.Making || r.State == RelinkState.Undoing)
            .OrderBy(r => r.Slot != null).ThenBy(r => r.Id).Select(r => (Reference?)r.Reference).FirstOrDefaultAsync(ct);
    }

    /// <summary>Goes on until nothing is left to do, or another run comes before it: then it waits where it is. Throws only where the database is away for a moment, and where it is told to stop.</summary>
    public async Task RunAsync(Reference reference, CancellationToken ct)
    {
        var pass = new ComparePass(store, model, features, ontology, memory, grades) { Batch = Batch };
        var tries = 0;
        while (true)
        {
            try
            {
                if (!await StepAsync(reference, pass, ct)) return;
                tries = 0;
                if (await NextAsync(ct) is { } next && next != reference) return;
            }
            catch (Exception fault) when (fault is DbUpdateConcurrencyException or WorldMoved && ++tries < MostTries)
            {
                // Stopped by a person, or a pair was judged in this very moment: looked at anew.
            }
            catch (Exception fault) when (!ct.IsCancellationRequested && !MayPass(fault))
            {
                await FailAsync(reference, fault.GetType().Name, ct);
                return;
            }
        }
    }

    /// <summary>One step. False where nothing is left to do.</summary>
    internal async Task<bool> StepAsync(Reference reference, ComparePass pass, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var run = await all.Relinks.SingleAsync(r => r.Reference == reference, ct);
        if (!run.IsMoving) return false;
        // Taking back shows nobody anything, and whoever asked for it stands in RelinkUndoAsked: it may be another than whoever began.
        var act = run.State == RelinkState.Undoing ? Act.OfMachine(clock.GetUtcNow()) : await ActAsync(run, ct);
        if (act is null) return await EndAsync(all, run, RightLost, ct);
        if (run.State != RelinkState.Undoing && await all.LinesAsync(run.Purpose, act.When, ct) is null) return await EndAsync(all, run, RightLost, ct);
        if (run.State != RelinkState.Undoing && run.Model != StartRelink.ModelOf(model)) return await EndAsync(all, run, ModelChanged, ct);
        switch (run.State)
        {
            case RelinkState.Wanted:
                if (run.Done == 0) run.Total = await pass.CountAsync(run, act.Reader, ct);
                run.Go(RelinkState.Comparing);
                await all.CommitAsync(act, new RelinkStarted(reference, run.Done, run.Total), ct);
                return true;
            case RelinkState.Comparing:
                await CompareAsync(all, run, pass, act, ct);
                return true;
            case RelinkState.Grouping:
                await GroupAsync(all, run, act, ct);
                return false;
            default:
                return await new ChangePass(store, all, run, ids) { Slice = Slice }.StepAsync(act, ct);
        }
    }

    private static async Task CompareAsync(EntenteDb all, Relink run, ComparePass pass, Act act, CancellationToken ct)
    {
        if (await pass.NextAsync(all, run, act, ct) is not { } compared)
        {
            run.Go(RelinkState.Grouping);
            await all.CommitAsync(act, new RelinkAdvanced(run.Reference, 0, 0, 0), ct);
            return;
        }

        var found = await RelinkRows.NewAsync(all, run.Id, compared.Found, ct);
        var (after, version) = (run.Pairs, run.Version);
        (run.Place, run.Done, run.Compared, run.Pairs) = (compared.Last, run.Done + compared.Records, run.Compared + compared.Pairs, after + found.Count);
        run.Go(RelinkState.Comparing);
        all.Alongside(async token =>
        {
            // Two processes may take the same step: the second finds that out here, before its rows meet the first one's.
            if (!await all.Relinks.AsNoTracking().AnyAsync(r => r.Id == run.Id && r.Version == version, token)) throw new WorldMoved();
            await RelinkRows.WriteAsync(all, run.Id, after, found, token);
        });
        await all.CommitAsync(act, new RelinkAdvanced(run.Reference, compared.Records, compared.Pairs, found.Count), ct);
    }

    private static async Task GroupAsync(EntenteDb all, Relink run, Act act, CancellationToken ct)
    {
        var (summary, members) = await GroupPass.RunAsync(all, run.Id, (await all.LinesAsync(run.Purpose, act.When, ct))!.Value, ct);
        run.Summary = summary;
        run.Go(RelinkState.Ready);
        all.Alongside(token => RelinkRows.WriteAsync(all, members, token));
        await all.CommitAsync(act, new RelinkPreviewed(run.Reference, summary.New, summary.Withdrawn, summary.Moved, summary.Conflicts, summary.Groups), ct);
    }

    /// <summary>Whoever started it, with the rights that they have now and no broken glass; null where they may no longer judge in this team.</summary>
    private async Task<Act?> ActAsync(Relink run, CancellationToken ct)
    {
        if (await standings.OfAsync(run.By, ct) is not { } standing) return null;
        var reader = standing.In(run.Role, run.Purpose) with { BrokenGlass = [] };
        if (reader.IsNobody || reader.Team != run.Team || reader.Organisation != run.Organisation) return null;
        await using var mine = store.Open(reader);
        var act = new Act(reader, run.Purpose, Act.Cut(clock.GetUtcNow()));
        return (await Gate.WeighAsync(mine, act, DataKind.Merge, Verb.Write, run, ct)).Allowed ? act : null;
    }

    /// <summary>A step that was not done: comparing ends, a preview or what was made stays as it was. Where some of the changes stand already, they are taken back: all or none.</summary>
    private async Task<bool> EndAsync(EntenteDb all, Relink run, string trouble, CancellationToken ct)
    {
        var half = run.State == RelinkState.Making && run.Reached > 0;
        if (half) run.Reached = 0;
        run.Go(run.State switch { RelinkState.Making => half ? RelinkState.Undoing : RelinkState.Ready, RelinkState.Undoing => RelinkState.Made, _ => RelinkState.Failed }, trouble);
        await all.CommitAsync(Act.OfMachine(clock.GetUtcNow()), new RelinkEnded(run.Reference, run.State.ToString(), trouble), ct);
        return half;
    }

    /// <summary>In a context of its own: the one that failed holds half a step.</summary>
    private async Task FailAsync(Reference reference, string trouble, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var run = await all.Relinks.SingleAsync(r => r.Reference == reference, ct);
        if (run.IsMoving) await EndAsync(all, run, trouble, ct);
    }

    /// <summary>A database that is away or locked for a moment: the same step is tried again.</summary>
    private static bool MayPass(Exception? fault) => fault is DbException { IsTransient: true } || (fault is not null && MayPass(fault.InnerException));
}
