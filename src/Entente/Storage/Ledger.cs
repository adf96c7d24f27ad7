using System.Threading.Channels;
using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>Appends to the log, one writer at a time: changes with their events, and remembered reads many to a disk sync.</summary>
/// <remarks>
/// A chain needs one order, so a process-wide turn and a database-wide writer's place are taken before the last hash is read.
/// Reads wait in a channel; whoever writes takes all that wait (group commit), so a thousand remembered reads cost a few syncs.
/// If the log can't be written the act fails: the caller gets the exception before any answer is given.
/// </remarks>
public sealed class Ledger(IStore store, Pulse pulse) : IAsyncDisposable
{
    private const int MostInOneSync = 1_000;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Channel<Waiting> _reads = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _writing;

    private sealed record Waiting(AuditEntry Entry, TaskCompletionSource Done);

    /// <summary>How many transactions the ledger has written: with the number of entries, it shows how many share a sync.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    private long _syncs;

    /// <summary>Remembers an act that changes nothing (a read, a search, a refusal) and returns once it is on disk.</summary>
    public Task RememberAsync(Act act, Event happened, CancellationToken ct)
    {
        var waiting = new Waiting(AuditEntry.Of(act, happened), new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_starting) _writing ??= WriteReadsAsync();
        if (!_reads.Writer.TryWrite(waiting)) throw new InvalidOperationException("The ledger is closed.");
        return waiting.Done.Task.WaitAsync(ct);
    }

    internal async Task CommitAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (db.Database.CurrentTransaction is not null)
            {
                await db.WriteAlongsideAsync(ct);
                await RequireLivingAsync(db, ct);
                await AppendAsync(db, entries, ct);
                return;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.TakeWriterAsync(ct);
            await db.WriteAlongsideAsync(ct);
            await RequireLivingAsync(db, ct);
            await AppendAsync(db, entries, ct);
            await transaction.CommitAsync(ct);
            Interlocked.Increment(ref _syncs);
        }
        catch
        {
            // The same context may be asked to commit again (a conflict page): the unsaved lines must not go along.
            foreach (var entry in entries) db.Entry(entry).State = EntityState.Detached;
            throw;
        }
        finally
        {
            _turn.Release();
        }

        pulse.Ring();
    }

    /// <summary>Commits rows written in bulk together with their event.</summary>
    internal Task CommitBulkAsync(EntenteDb db, Act act, Event happened, Func<CancellationToken, Task> write, CancellationToken ct)
    {
        db.Alongside(write);
        return CommitAsync(db, [AuditEntry.Of(act, happened)], ct);
    }

    /// <summary>A write that waited while a dossier was deleted must leave nothing of it behind: looked at here, where nobody else can write.</summary>
    private static async Task RequireLivingAsync(EntenteDb db, CancellationToken ct)
    {
        DossierId[] dossiers = [.. db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).Select(e => e.Entity is IProtected thing ? thing.Dossier : default).Where(d => d != default).Distinct()];
        if (dossiers.Length == 0) return;
        if (await db.Set<AuditEntry>().IgnoreQueryFilters().AsNoTracking().AnyAsync(e => EF.Parameter(dossiers).Contains(e.About) && e.What == AuditEntry.DossierGone, ct)) throw new DbUpdateConcurrencyException("The dossier was deleted meanwhile.");
    }

    private static async Task AppendAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var last = await LastAsync(db, ct);
        var (seq, hash) = last is null ? (0L, AuditChain.Start) : (last.Seq, last.Hash);
        foreach (var entry in entries)
        {
            entry.Chain(++seq, hash);
            hash = entry.Hash;
        }

        db.AddRange(entries);
        await db.SaveChangesAsync(true, ct);
        foreach (var entry in entries) db.Entry(entry).State = EntityState.Detached;
    }

    private static Task<AuditEntry?> LastAsync(EntenteDb db, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Seq).FirstOrDefaultAsync(ct);

    private async Task WriteReadsAsync()
    {
        var batch = new List<Waiting>(MostInOneSync);
        while (await _reads.Reader.WaitToReadAsync())
        {
            batch.Clear();
            try
            {
                await using var db = store.Open(Reader.Machine);
                await _turn.WaitAsync();
                try
                {
                    // Only now take what waits: everything that came while another wrote shares this sync.
                    while (batch.Count < MostInOneSync && _reads.Reader.TryRead(out var waiting)) batch.Add(waiting);
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    await db.TakeWriterAsync(default);
                    await AppendAsync(db, [.. batch.Select(w => w.Entry)], default);
                    await transaction.CommitAsync();
                    Interlocked.Increment(ref _syncs);
                }
                finally
                {
                    _turn.Release();
                }

                // No bell: hardly anything follows what was only looked at, and whatever does looks once a second.
                foreach (var waiting in batch) waiting.Done.TrySetResult();
            }
#pragma warning disable CA1031 // Every waiting act must fail, whatever went wrong: none may be answered unremembered.
            catch (Exception fault)
            {
                while (batch.Count == 0 && _reads.Reader.TryRead(out var waiting)) batch.Add(waiting);
                foreach (var waiting in batch) waiting.Done.TrySetException(fault);
            }
#pragma warning restore CA1031
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reads.Writer.TryComplete();
        if (_writing is not null) await _writing;
        _turn.Dispose();
    }
}
