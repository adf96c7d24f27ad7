using Entente.Audit;
using Entente.Records.Correct;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Commits the batches of one run: what is new in each with its event, the job's counts, and the wrong rows.</summary>
internal sealed class CommitBatch(EntenteDb db, Ledger ledger, ImportJob job, SourceId source, bool fresh)
{
    /// <summary>What this run has said already, kept anew or known.</summary>
    private readonly HashSet<long> _said = [];

    private HashSet<long>? _corrected;

    public async Task RunAsync(ImportBatch batch, Act act, CancellationToken ct)
    {
        if (!fresh) _said.UnionWith(await KnownAsync(batch, ct));
        var news = batch.Records.Where(r => _said.Add(r.Record.ContentHash)).ToList();
        var superseded = fresh ? [] : await SupersedeAsync(news, ct);
        var errors = batch.Errors.Take((int)Math.Max(0, RunImport.MostErrorsKept - job.RowsWrong)).ToList();

        job.RecordsKept += news.Count;
        job.RecordsUnchanged += batch.Records.Count - news.Count;
        job.RecordsSuperseded += superseded.Count;
        job.RowsWrong += batch.WrongRows;
        job.RowsDone = batch.LastRow;
        job.Version++;
        var number = await db.ImportRowErrors.CountAsync(e => e.Import == job.Id, ct);
        db.ImportRowErrors.AddRange(errors.Select(e => new ImportRowError { Import = job.Id, Number = ++number, Row = e.Row, Field = RecordMaker.Cut(e.Field, 200), Rule = e.Rule, Remedy = RecordMaker.Cut(e.Remedy, 500) }));

        Event happened = news.Count == 0
            ? new ImportAdvanced(job.Reference, job.RowsDone)
            : RecordsKept.Of([.. news.Select(n => n.Record)]) with { Superseded = superseded, Import = job.Reference };
        await ledger.CommitBulkAsync(db, act, happened, token => RecordRows.WriteAsync(db, news, token), ct);
        db.ChangeTracker.Clear();
        db.Attach(job);
    }

    /// <summary>What of the batch is the source's last word already. What it said before it said otherwise is not: said again, it is a new fact with its own date.</summary>
    private async Task<List<long>> KnownAsync(ImportBatch batch, CancellationToken ct)
    {
        var hashes = batch.Records.Select(r => r.Record.ContentHash).ToList();
        var known = await db.Records.AsNoTracking().Where(r => r.Source == source && r.SupersededBy == null && hashes.Contains(r.ContentHash)).Select(r => r.ContentHash).ToListAsync(ct);
        _corrected ??= await CorrectedWords.OfAsync(db, source, ct);
        return [.. known, .. hashes.Where(_corrected.Contains)];
    }

    /// <summary>A newer file that says otherwise of the same number takes the older record's place; the older one is kept.</summary>
    private async Task<List<RecordId>> SupersedeAsync(List<(Record Record, IReadOnlyList<FoundBy> Keys)> news, CancellationToken ct)
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
            if (record.Source != source || _said.Contains(record.ContentHash) || !byId.TryGetValue(record.ExternalId, out var by)) continue;
            record.Supersede(by.Id, by.Learned);
            superseded.Add(record.Id);
        }

        return superseded;
    }
}
