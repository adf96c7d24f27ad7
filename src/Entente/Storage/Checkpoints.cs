using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>Makes checkpoints: one for every thousand lines, and on demand for what came since.</summary>
public sealed class Checkpoints(IStore store, CheckpointKey key, CheckpointFile file, TimeProvider clock) : IDisposable
{
    public const int Every = 1_000;
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Signs what was written since the last one. Unless all is asked for, only whole thousands.</summary>
    public async Task<AuditCheckpoint?> MakeAsync(bool all, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            AuditCheckpoint? made = null;
            while (await NextAsync(all, ct) is { } next) made = next;
            return made;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<AuditCheckpoint?> NextAsync(bool all, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var last = await db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(c => c.Seq).Select(c => (long?)c.Seq).FirstOrDefaultAsync(ct) ?? 0;
        var lines = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > last).OrderBy(e => e.Seq).Select(e => new { e.Seq, e.Hash }).Take(Every).ToListAsync(ct);
        // A gap is for the verifier to find; what stands behind one is not signed.
        if (lines.Count == 0 || lines[^1].Seq != last + lines.Count || (!all && lines.Count < Every)) return null;

        var checkpoint = new AuditCheckpoint
        {
            Seq = lines[^1].Seq,
            Hash = lines[^1].Hash,
            At = Act.Cut(clock.GetUtcNow()),
            Trace = [.. lines.SelectMany(l => l.Hash.Take(AuditCheckpoint.TraceBytes))],
            Key = key.Fingerprint,
            Signature = [],
        };
        key.Sign(checkpoint);
        // The file first: a kill in between leaves one checkpoint more there, which is still true.
        await file.AppendAsync(checkpoint, ct);
        db.Add(checkpoint);
        await db.SaveBookkeepingAsync(ct);
        return checkpoint;
    }
}

/// <summary>The checkpoints' file outside the database, only ever added to. Copy it to another machine now and then.</summary>
public sealed class CheckpointFile(string path)
{
    public string Where => path;

    public async Task AppendAsync(AuditCheckpoint checkpoint, CancellationToken ct)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        await using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(checkpoint.ToLine() + "\n"), ct);
        stream.Flush(flushToDisk: true);
    }

    public IReadOnlyList<AuditCheckpoint> Read() => File.Exists(path) ? [.. File.ReadLines(path).Select(AuditCheckpoint.FromLine).OfType<AuditCheckpoint>()] : [];
}
