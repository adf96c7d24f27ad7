using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Retention.Schedule;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Deletion;

/// <summary>A proposal with what would go, in counts by kind; and certificates, each held against the log.</summary>
public sealed class DeletionFile(EntenteDb db, Gate gate, Ledger ledger, RetentionSchedule schedule, Calendars calendars)
{
    private const int Most = 500;

    public async Task<Result<DeletionView>> ReadAsync(string? which, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.DossierDeletions.AsNoTracking().SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } proposal) return new DeletionNotFound();
        if (await gate.AskAsync(db, act, DataKind.Retention, Verb.Read, proposal, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == proposal.Dossier, ct) is not { } about) return new DeletionNotFound();
        var relation = await Gate.RelationAsync(db, act.Reader, proposal, ct);
        var count = await db.CountDossierAsync(proposal.Dossier, ct);
        var view = new DeletionView(proposal, count, await db.KeptAsync(about, schedule, calendars, act.When, ct))
        {
            Counts = count.ShownTo(k => Gate.Weigh(db, act, k, Verb.Read, relation, proposal).Allowed),
            IsOwn = proposal.ProposedBy == act.Reader.User,
            MayConfirm = Gate.Weigh(db, act, DataKind.Retention, Verb.Approve, relation, proposal).Allowed,
            MayDecline = Gate.Weigh(db, act, DataKind.Retention, Verb.Write, relation, proposal).Allowed,
        };
        await ledger.RememberAsync(act, new Seen("deletion", proposal.Reference.Text, 1) { Dossier = proposal.Dossier }, ct);
        return view;
    }

    public async Task<IReadOnlyList<DeletionCertificate>> CertificatesAsync(Act act, CancellationToken ct)
    {
        var all = await db.DeletionCertificates.AsNoTracking().OrderByDescending(c => c.Id).Take(Most).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("certificates", "", all.Count), ct);
        return all;
    }

    public async Task<Result<CertificateView>> CertificateAsync(string? which, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.DeletionCertificates.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == known, ct) is not { } certificate) return new CertificateNotFound();
        if (await gate.AskAsync(db, act, DataKind.Retention, Verb.Read, certificate, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var lines = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.What == nameof(DossierDeleted) && e.Who == certificate.ConfirmedBy).ToListAsync(ct);
        var line = lines.FirstOrDefault(l => l.Read<DossierDeleted>().Certificate == certificate.Reference);
        await ledger.RememberAsync(act, new Seen("certificate", certificate.Reference.Text, 1), ct);
        return new CertificateView(certificate, line?.Seq, line?.Read<DossierDeleted>().Hash == certificate.Hash);
    }
}

/// <summary>A proposal, what would go now, and what stands in the way now.</summary>
public sealed record DeletionView(DossierDeletion Proposal, DossierCount Count, Kept Kept)
{
    /// <summary>What would go, as far as this reader may know of it.</summary>
    public required IReadOnlyList<ShownCount> Counts { get; init; }
    public bool IsOwn { get; init; }
    public bool MayConfirm { get; init; }
    public bool MayDecline { get; init; }

    /// <summary>Something came or went since it was proposed.</summary>
    public bool HasChanged => Count.Rows != Proposal.Rows + 1;

    public override string ToString() => Proposal.Reference.Text;
}

/// <summary>A certificate, the line of the log that has its hash, and whether the two agree.</summary>
public sealed record CertificateView(DeletionCertificate Certificate, long? Line, bool Agrees)
{
    public override string ToString() => Certificate.Reference.Text;
}
