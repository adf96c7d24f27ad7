using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Entente.Records.Import;

/// <summary>Rows read ahead for one commit: the records they come to, and what is wrong with the others.</summary>
internal sealed record ImportBatch(long LastRow, List<(Record Record, IReadOnlyList<FoundBy> Keys)> Records, List<RowError> Errors, long WrongRows);

/// <summary>Reads an import's rows behind the last committed one into batches, on another core than the one that commits them.</summary>
internal sealed class ImportBatches(ImportJob job, SourceId source, ImportFolder folder, RecordMaker maker, int rows)
{
    private readonly Channel<ImportBatch> _batches = Channel.CreateBounded<ImportBatch>(2);

    /// <summary>Every batch in order; throws what the reading threw. Whoever leaves early stops the reading.</summary>
    public async IAsyncEnumerable<ImportBatch> AllAsync(DateTimeOffset learned, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(learned, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in _batches.Reader.ReadAllAsync(ct)) yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(DateTimeOffset learned, CancellationToken ct)
    {
        try
        {
            var done = job.RowsDone;
            var made = new ImportBatch(done, [], [], 0);
            foreach (var row in ImportReader.Read(job, folder, maker, source))
            {
                ct.ThrowIfCancellationRequested();
                if (row.Row <= done) continue;
                foreach (var draft in row.Drafts) made.Records.Add(maker.Make(draft, learned));
                made.Errors.AddRange(row.Errors);
                made = made with { LastRow = row.Row, WrongRows = made.WrongRows + (row.Errors.Count > 0 ? 1 : 0) };
                if (made.Records.Count + made.WrongRows < rows) continue;
                await _batches.Writer.WriteAsync(made, ct);
                made = new(row.Row, [], [], 0);
            }

            if (made.Records.Count + made.Errors.Count > 0) await _batches.Writer.WriteAsync(made, ct);
            _batches.Writer.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, whoever commits the batches must hear of it.
        catch (Exception fault)
        {
            _batches.Writer.TryComplete(fault);
        }
#pragma warning restore CA1031
    }
}
