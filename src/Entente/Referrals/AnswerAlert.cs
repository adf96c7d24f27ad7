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
    /// <param name="seen">The version that was on the page; null where nobody looked at one.</param>
    public async Task<Result<Alert>> RunAsync(string? reference, string? done, int? seen, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Alerts.SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } alert) return new AlertNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DutyLog, Verb.Write, alert, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        done = done?.Trim();
        if (done is { Length: 0 }) return new DoneMissing();
        if (done is { Length: > 4_000 }) return new DoneTooLong();
        if (!alert.IsOpen) return done is null ? alert : new AlertClosedMeanwhile();
        // Nobody closes a danger that they have not read: it may have grown while they wrote.
        if (done is not null && seen is not null && seen != alert.Version) return new AlertChangedMeanwhile();

        if (done is null) alert.Take(act);
        else await CloseAsync(alert, done, act, ct);
        try
        {
            await db.CommitAsync(act, done is null ? new AlertTaken(alert.Reference, alert.Dossier) : new AlertClosed(alert.Reference, alert.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AlertChangedMeanwhile();
        }

        // The place that an anonymous notification gave goes with the alert.
        if (done is not null) await db.WipeAsync(ct);
        return alert;
    }

    private async Task CloseAsync(Alert alert, string done, Act act, CancellationToken ct)
    {
        var sent = await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == alert.Dossier, ct);
        alert.Close(done, sent?.Team ?? default, act);
        if (sent is { IsAnonymous: true }) alert.ForgetPlaces(sent.Answers);
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
