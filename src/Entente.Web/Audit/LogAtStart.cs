using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Audit;

/// <summary>Before the site serves: the keys and the checkpoints' file must belong to this log. Adding lines to another one would spoil the proof of both.</summary>
public sealed class LogAtStart(IStore store, CheckpointFile file, string keys)
{
    /// <summary>Throws, in words, where they do not fit. Returns what whoever starts the site should know; null where there is nothing.</summary>
    public async Task<string?> RequireFitAsync(CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var signedBy = await db.Set<AuditCheckpoint>().AsNoTracking().GroupBy(c => c.Key).Select(g => new { Key = g.Key, Last = g.Max(c => c.Seq) }).ToListAsync(ct);
        var there = Fingerprints();
        if (signedBy.Find(s => !there.Contains(s.Key)) is { } lost)
        {
            throw new InvalidDataException($"The keys in {keys} are not those of this log: the checkpoint at line {lost.Last} was signed by key {lost.Key}, and neither half of it is there. "
                + "Nothing was written. Name the folder that belongs to this database with --Var, or put its keys back from a backup.");
        }

        if (file.Read() is [.., var last] && !await HoldsAsync(db, last, ct))
        {
            throw new InvalidDataException($"The log in the {store.Where} is not the one that {file.Where} has signed: line {last.Seq} is missing or another. Nothing was written. "
                + "The database may be an older copy, or have lost its end. Run 'entente verify-audit', and put back the database and its folder from the same backup. "
                + "To go on without the lost lines, move that file away and keep it for the auditor.");
        }

        return signedBy.Count > 0 && !File.Exists(Path.Combine(keys, CheckpointKey.PrivateFile))
            ? $"The signing key {Path.Combine(keys, CheckpointKey.PrivateFile)} was missing, so a new one was made. What the old one signed is still verified by its public half. If nobody moved it away on purpose, find out who did."
            : null;
    }

    private HashSet<string> Fingerprints()
    {
        var all = CheckpointKey.ReadPublic(keys).ToList();
        if (Path.Exists(Path.Combine(keys, CheckpointKey.PrivateFile))) all.Add(CheckpointKey.ReadPrivate(Path.Combine(keys, CheckpointKey.PrivateFile)));
        HashSet<string> found = [.. all.Select(k => k.Fingerprint)];
        all.ForEach(k => k.Dispose());
        return found;
    }

    private static async Task<bool> HoldsAsync(EntenteDb db, AuditCheckpoint checkpoint, CancellationToken ct)
    {
        var hash = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq == checkpoint.Seq).Select(e => e.Hash).SingleOrDefaultAsync(ct);
        return hash is not null && hash.AsSpan().SequenceEqual(checkpoint.Hash);
    }
}
