using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Lists the files of a dossier, and gives one out, remembered before its first byte leaves.</summary>
public sealed class ReadFile(EntenteDb db, Gate gate, Ledger ledger)
{
    public async Task<IReadOnlyList<EvidenceFile>> ListAsync(DossierId dossier, CancellationToken ct) =>
        await db.EvidenceFiles.AsNoTracking().Where(f => f.Dossier == dossier).OrderBy(f => f.Id).ToListAsync(ct);

    public async Task<Result<(EvidenceFile File, byte[] Bytes)>> RunAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Reference == known, ct) is not { } file) return new FileNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.EvidenceFiles, Verb.Read, file, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        await ledger.RememberAsync(act, new Seen("file", file.Reference.Text, 1) { Dossier = file.Dossier }, ct);
        return (file, await db.FileContents.AsNoTracking().Where(c => c.Id == file.Id).Select(c => c.Bytes).SingleAsync(ct));
    }
}
