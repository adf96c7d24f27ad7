using System.Threading.Channels;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Runs a wanted import: reads ahead on one core, commits batches on the other, and goes on behind the last committed row after a kill.</summary>
public sealed class RunImport(IStore store, Ledger ledger, RecordMaker maker, ImportFolder folder, TimeProvider clock)
{
    /// <summary>Rows to a commit: enough to make one sync and one sorted pass over the keys cheap, few enough to lose little.</summary>
    public int Batch { get; init; } = 10_000;

    /// <summary>Rows wrong in a file beyond which the download says only how many more there are.</summary>
    public const int MostErrorsKept = 50_000;

    private sealed record Made(long LastRow, List<(Record Record, IReadOnlyList<FoundBy> Keys)> Records, List<RowError> Errors, long WrongRows);

    public async Task RunAsync(Reference reference, Action<ImportJob>? progress, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var job = await db.ImportJobs.SingleAsync(j => j.Reference == reference, ct);
        var name = NormalForms.Tidy(job.Plan.SourceName);
        var source = await db.RecordSources.AsNoTracking().SingleAsync(s => s.Name == name, ct);
        (job.State, job.StartedAt, job.Version) = (ImportState.Running, job.StartedAt ?? Now(job).When, job.Version + 1);
        await db.CommitAsync(Now(job), new ImportStarted(reference, job.RowsDone), ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<Made>(2);
        var reading = Task.Run(() => ReadAsync(job, source, batches.Writer, stop.Token), stop.Token);
        try
        {
            // A source of which nothing is kept yet needs no look-up of what is there; rows this run has seen it remembers itself.
            var fresh = job.RowsDone == 0 && !await db.Records.AnyAsync(r => r.Source == source.Id, ct);
            var seen = new HashSet<long>();
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                await CommitAsync(db, job, batch, source.Id, fresh, seen, ct);
                progress?.Invoke(job);
                if (await StoppedAsync(job, ct)) return;
            }

            await reading;
            await EndAsync(db, job, ImportState.Done, "", ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return; // stopped by a person while a batch was on its way: that batch is not kept, and comes first when started again
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or FormatException)
        {
            await EndAsync(db, job, ImportState.Failed, "FileBroken", ct);
        }
        finally
        {
            await stop.CancelAsync();
        }

        progress?.Invoke(job);
    }

    private async Task ReadAsync(ImportJob job, RecordSource source, ChannelWriter<Made> to, CancellationToken ct)
    {
        try
        {
            var learned = Now(job).When;
            var done = job.RowsDone;
            var made = new Made(done, [], [], 0);
            foreach (var row in ImportReader.Read(job, folder, maker, source.Id))
            {
                if (row.Row <= done) continue;
                foreach (var draft in row.Drafts) made.Records.Add(maker.Make(draft, learned));
                made.Errors.AddRange(row.Errors);
                made = made with { LastRow = row.Row, WrongRows = made.WrongRows + (row.Errors.Count > 0 ? 1 : 0) };
                if (made.Records.Count + made.WrongRows < Batch) continue;
                await to.WriteAsync(made, ct);
                made = new(row.Row, [], [], 0);
            }

            if (made.Records.Count + made.Errors.Count > 0) await to.WriteAsync(made, ct);
            to.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, the writer of batches must hear of it.
        catch (Exception fault)
        {
            to.TryComplete(fault);
        }
#pragma warning restore CA1031
    }

    private async Task CommitAsync(EntenteDb db, ImportJob job, Made batch, SourceId source, bool fresh, HashSet<long> seen, CancellationToken ct)
    {
        var known = fresh ? [] : await KnownAsync(db, source, batch, ct);
        var news = batch.Records.Where(r => !known.Contains(r.Record.ContentHash) && seen.Add(r.Record.ContentHash)).ToList();
        var superseded = fresh ? [] : await SupersedeAsync(db, job, source, news, ct);
        var errors = batch.Errors.Take((int)Math.Max(0, MostErrorsKept - job.RowsWrong)).ToList();

        job.RecordsKept += news.Count;
        job.RecordsUnchanged += batch.Records.Count - news.Count;
        job.RecordsSuperseded += superseded.Count;
        job.RowsWrong += batch.WrongRows;
        job.RowsDone = batch.LastRow;
        job.Version++;
        var number = await db.ImportRowErrors.CountAsync(e => e.Import == job.Id, ct);
        db.ImportRowErrors.AddRange(errors.Select(e => new ImportRowError { Import = job.Id, Number = ++number, Row = e.Row, Field = Cut(e.Field, 200), Rule = e.Rule, Remedy = Cut(e.Remedy, 500) }));

        var act = Now(job);
        Event happened = news.Count == 0
            ? new ImportAdvanced(job.Reference, job.RowsDone)
            : RecordsKept.Of([.. news.Select(n => n.Record)]) with { Superseded = superseded, Import = job.Reference };
        await ledger.CommitBulkAsync(db, act, happened, token => RecordRows.WriteAsync(db, news, token), ct);
        db.ChangeTracker.Clear();
        db.Attach(job);
    }

    private static async Task<HashSet<long>> KnownAsync(EntenteDb db, SourceId source, Made batch, CancellationToken ct)
    {
        var hashes = batch.Records.Select(r => r.Record.ContentHash).ToList();
        return [.. await db.Records.AsNoTracking().Where(r => r.Source == source && hashes.Contains(r.ContentHash)).Select(r => r.ContentHash).ToListAsync(ct)];
    }

    /// <summary>A newer file that says otherwise of the same number takes the older record's place; the older one is kept.</summary>
    private static async Task<List<RecordId>> SupersedeAsync(EntenteDb db, ImportJob job, SourceId source, List<(Record Record, IReadOnlyList<FoundBy> Keys)> news, CancellationToken ct)
    {
        var byId = news.Where(n => n.Record.ExternalId.Length > 0).GroupBy(n => n.Record.ExternalId).ToDictionary(g => g.Key, g => g.First().Record);
        if (byId.Count == 0) return [];
        var keys = byId.Keys.Select(id => Keys.Key(KeyKind.External, Keys.External(source, id))).ToList();
        var table = db.RecordKeys;
        var old = await db.Records.Where(r => table.Where(k => keys.Contains(k.Key)).Select(k => k.Record).Contains(r.Id))
            .Where(r => r.SupersededBy == null && r.Id < job.StartId).ToListAsync(ct);
        var superseded = new List<RecordId>();
        foreach (var record in old)
        {
            if (record.Source != source || !byId.TryGetValue(record.ExternalId, out var by)) continue;
            record.Supersede(by.Id, by.Learned);
            superseded.Add(record.Id);
        }

        return superseded;
    }

    private async Task<bool> StoppedAsync(ImportJob job, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        return await db.ImportJobs.AsNoTracking().Where(j => j.Id == job.Id).Select(j => j.State).SingleAsync(ct) == ImportState.Stopped;
    }

    private async Task EndAsync(EntenteDb db, ImportJob job, ImportState state, string trouble, CancellationToken ct)
    {
        (job.State, job.Trouble, job.EndedAt, job.Version) = (state, trouble, Now(job).When, job.Version + 1);
        await db.CommitAsync(Now(job), new ImportEnded(job.Reference, state.ToString(), job.RowsDone, job.RowsWrong, job.RecordsKept, job.RecordsUnchanged), ct);
    }

    /// <summary>The act of whoever started it.</summary>
    private Act Now(ImportJob job) => new(new(job.By, job.Role, job.Organisation, job.Team), job.Purpose, Act.Cut(clock.GetUtcNow()));

    private static string Cut(string text, int most) => RecordMaker.Cut(text, most);
}
