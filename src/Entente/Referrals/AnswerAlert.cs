using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>The desk takes an alert, or closes it by saying what was done.</summary>
public sealed class AnswerAlert(EntenteDb db, Gate gate)
{
    /// <param name="done">What was done and who was told; null takes the alert without closing it.</param>
    public async Task<Result<Alert>> RunAsync(string? reference, string? done, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Alerts.SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } alert) return new AlertNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DutyLog, Verb.Write, alert, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!alert.IsOpen) return alert;

        if (done is null)
        {
            alert.Take(act);
            await db.CommitAsync(act, new AlertTaken(alert.Reference, alert.Dossier), ct);
            return alert;
        }

        done = done.Trim();
        if (done.Length == 0) return new DoneMissing();
        if (done.Length > 4_000) return new DoneTooLong();
        var team = await db.Referrals.IgnoreQueryFilters(["access"]).Where(r => r.Dossier == alert.Dossier).Select(r => r.Team).FirstOrDefaultAsync(ct);
        alert.Close(done, team, act);
        await db.CommitAsync(act, new AlertClosed(alert.Reference, alert.Dossier), ct);
        return alert;
    }
}

/// <summary>Alerts that the reader may see: the open ones first, the oldest of them first.</summary>
public sealed class AlertList(EntenteDb db, Gate gate, Ledger ledger)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<Alert>> OpenAsync(Act act, CancellationToken ct)
    {
        var open = await db.Alerts.AsNoTracking().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).Take(Most).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("alerts", "", open.Count), ct);
        return open;
    }

    public async Task<Result<Alert>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } alert) return new AlertNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DutyLog, Verb.Read, alert, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        await ledger.RememberAsync(act, new Seen("alert", alert.Reference.Text, 1) { Dossier = alert.Dossier }, ct);
        return alert;
    }
}
