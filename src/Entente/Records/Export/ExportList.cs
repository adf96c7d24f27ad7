using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>Exports that somebody asked for, and those that wait for them to answer.</summary>
public sealed class ExportList(EntenteDb db, IStore store, Gate gate, Ledger ledger)
{
    public async Task<IReadOnlyList<ExportJob>> MineAsync(Act act, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var mine = await all.ExportJobs.AsNoTracking().Where(j => j.By == act.Reader.User && j.Role == act.Reader.Role).OrderByDescending(j => j.Id).Take(50).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("own exports", "", mine.Count), ct);
        return mine;
    }

    /// <summary>One of one's own; null where it is nobody's or somebody else's.</summary>
    public async Task<ExportCard?> MineAsync(Reference reference, Act act, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        if (await all.ExportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == reference && j.By == act.Reader.User, ct) is not { } job) return null;
        return await CardAsync(job, act, ct);
    }

    public async Task<IReadOnlyList<ExportCard>> WaitingAsync(Act act, CancellationToken ct)
    {
        var jobs = await db.ExportJobs.AsNoTracking().Where(j => j.State == ExportState.Waiting).OrderBy(j => j.Id).Take(200).ToListAsync(ct);
        var names = await db.NamesAsync(jobs.Select(j => j.By), ct);
        await ledger.RememberAsync(act, new Seen("exports to answer", "", jobs.Count), ct);
        return [.. jobs.Select(j => new ExportCard(j, names.GetValueOrDefault(j.By, ""), "", j.By == act.Reader.User))];
    }

    /// <summary>One that somebody may answer, or has answered.</summary>
    public async Task<Result<ExportCard>> ToAnswerAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.ExportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == reference, ct) is not { } job) return new ExportGone();
        if (await gate.AskAsync(db, act, DataKind.Exports, Verb.Approve, job, ct) is { Allowed: false } no) return NotAllowed.By(no);
        return await CardAsync(job, act, ct);
    }

    private async Task<ExportCard> CardAsync(ExportJob job, Act act, CancellationToken ct)
    {
        var names = await db.NamesAsync([job.By, job.Approver ?? default], ct);
        await ledger.RememberAsync(act, new Seen("export", job.Reference.Text, 1) { Dossier = job.Dossier }, ct);
        return new(job, names.GetValueOrDefault(job.By, ""), job.Approver is { } who ? names.GetValueOrDefault(who, "") : "", job.By == act.Reader.User);
    }
}

/// <summary>An export with the names of the two people.</summary>
public sealed record ExportCard(ExportJob Job, string Who, string Approver, bool IsOwn)
{
    public override string ToString() => Job.Reference.Text;
}
