using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff.Systems;

/// <summary>Tells whose system calls, from what it shows: read anew at each call, so that a key taken back opens nothing. Whoever is turned away is in the log first.</summary>
public sealed class RecogniseSystem(IStore store, Ledger ledger, TimeProvider clock)
{
    private const string WrongSecret = "wrong secret";

    /// <summary>The key that this opens; null where it opens none.</summary>
    /// <param name="shown">The reference and the secret, with a dot between them.</param>
    /// <param name="remembers">Whether the log is told of one who is turned away; not of who guesses on and on.</param>
    public async Task<SystemKey?> RunAsync(string shown, bool remembers, CancellationToken ct)
    {
        var now = Act.Cut(clock.GetUtcNow());
        for (; ; )
        {
            await using var db = store.Open(Reader.Machine);
            var (key, why) = await FindAsync(db, shown, now, ct);
            if (why is not null)
            {
                if (remembers) await TurnAwayAsync(key, why, ct);
                return null;
            }

            if (!key!.Use(now)) return key;
            try
            {
                await db.SaveBookkeepingAsync(ct);
                return key;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody took it back in this very moment: weighed anew.
            }
        }
    }

    /// <summary>Remembers that a system was not let in. Whoever has the wrong secret is nobody, whichever key they name.</summary>
    public Task TurnAwayAsync(SystemKey? key, string why, CancellationToken ct) =>
        ledger.RememberAsync(new(key is null || why == WrongSecret ? Reader.Nobody : key.Reader, Purpose.Support, Act.Cut(clock.GetUtcNow())), new SystemTurnedAway(key?.Reference.Text ?? "", why), ct);

    private static async Task<(SystemKey? Key, string? Why)> FindAsync(EntenteDb db, string shown, DateTimeOffset now, CancellationToken ct)
    {
        if (shown.Split('.') is not [var name, var secret] || !Reference.TryParse(name, out var reference) || await db.SystemKeys.SingleOrDefaultAsync(k => k.Reference == reference, ct) is not { } key) return (null, "no such key");
        if (!key.IsOpenedBy(secret)) return (key, WrongSecret);
        var why = key.StateAt(now) switch
        {
            SystemKeyState.Revoked => "revoked",
            SystemKeyState.Expired => "expired",
            _ => await db.Organisations.AnyAsync(o => o.Id == key.Organisation && o.ClosedAt == null, ct) ? null : "organisation closed",
        };
        return (key, why);
    }
}
