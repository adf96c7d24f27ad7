using Entente.Access;
using Entente.Audit;
using Entente.Cases.Disclosures;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Consent;

/// <summary>How much was written of one person's consent and of what crossed under it.</summary>
internal readonly record struct ConsentStanding(int Lines, int Crossings, int Notices);

/// <summary>One at a time writes on one person's consent: a withdrawal must know what was passed on, and whoever passes on must know of the withdrawal.</summary>
internal static class ConsentTurn
{
    extension(EntenteDb db)
    {
        /// <summary>Asked before anything is read that is decided by. Every line counts, also one that this reader is not shown.</summary>
        internal async Task<ConsentStanding> ConsentStandingAsync(DossierId dossier, CancellationToken ct) => new(
            await db.Set<ConsentEntry>().IgnoreQueryFilters(["access"]).CountAsync(e => e.Dossier == dossier, ct),
            await db.Set<Disclosure>().IgnoreQueryFilters(["access"]).CountAsync(d => d.Dossier == dossier, ct),
            await db.Set<Notice>().IgnoreQueryFilters(["access"]).CountAsync(n => n.Dossier == dossier, ct));

        /// <summary>Commits what was decided on this standing. False where somebody wrote since: nothing is kept then, and the caller reads and decides anew.</summary>
        internal async Task<bool> CommitWhileAsync(ConsentStanding seen, DossierId dossier, Act act, IReadOnlyList<Event> happened, CancellationToken ct)
        {
            var stands = true;
            // Within the commit, where nobody else can write.
            db.Alongside(async token =>
            {
                stands = await db.ConsentStandingAsync(dossier, token) == seen;
                if (!stands) throw new InvalidOperationException("Consent was written on meanwhile: decide anew.");
            });
            try
            {
                await db.CommitAsync(act, happened, ct);
                return true;
            }
            catch (InvalidOperationException) when (!stands)
            {
                db.ChangeTracker.Clear();
                return false;
            }
        }
    }
}
