using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Health;

/// <summary>Writes down what of a need of health somebody may know, by a line of the ledger that holds now; or that it is to be shared no longer.</summary>
public sealed class ShareHealth(EntenteDb db, Gate gate, Ledger log, IdSource ids, HealthTerms terms)
{
    public async Task<Result<HealthShare>> RunAsync(string? reference, HealthShareForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        // What is shared is shared in its later versions too: whoever no longer reads the version that counts does not share it.
        var need = found.Value.SupersededAt is null ? found.Value : await db.HealthNeeds.AsNoTracking().SingleOrDefaultAsync(n => n.First == found.Value.First && n.SupersededAt == null, ct);
        if (need is null) return new HealthNotFound();
        while (true)
        {
            // Decided on the ledger as it stands when it is written: a withdrawal in between is read before anything is kept.
            var standing = await db.ConsentStandingAsync(need.Dossier, ct);
            var share = HealthShare.From(form, need, await MayBeNamed.LedgerAsync(db, need.Dossier, ct), terms, ids, act);
            if (share.IsRefused)
            {
                if (share.Problems.OfType<HealthConsentNoLongerHolds>().Any()) await log.RememberAsync(act, new Refused("share health", nameof(HealthConsentNoLongerHolds)) { Dossier = need.Dossier }, ct);
                return share;
            }

            if (await IsSharedAsync(share.Value, ct)) return new HealthSharedAlready();
            try
            {
                db.Add(share.Value);
                if (await db.CommitWhileAsync(standing, need.Dossier, act, [new HealthShared(share.Value.Reference, share.Value.Consent, share.Value.Recipient, share.Value.Parts, need.Dossier)], ct)) return share;
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
                if (!await IsSharedAsync(share.Value, ct)) throw;
                return new HealthSharedAlready();
            }
        }
    }

    public async Task<Result<HealthShare>> StopAsync(string? reference, string? which, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        if (!Reference.TryParse(which, out var known) || await db.HealthShares.SingleOrDefaultAsync(s => s.Reference == known && s.Need == found.Value.First && s.StoppedAt == null, ct) is not { } share) return new HealthNotFound();
        share.Stop(act.When);
        try
        {
            await db.CommitAsync(act, new HealthShareStopped(share.Reference, share.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else stopped it in this very moment: it is what was wanted.
            db.ChangeTracker.Clear();
        }

        return share;
    }

    private async Task<Result<HealthNeed>> FindAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.HealthNeeds.AsNoTracking().SingleOrDefaultAsync(n => n.Reference == known, ct) is not { } need) return new HealthNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Health, Verb.Write, need, ct);
        return permission.Allowed ? need : NotAllowed.By(permission);
    }

    private async Task<bool> IsSharedAsync(HealthShare share, CancellationToken ct) =>
        await db.HealthShares.IgnoreQueryFilters(["access"]).AnyAsync(s => s.Need == share.Need && s.Consent == share.Consent && s.StoppedAt == null, ct);
}
