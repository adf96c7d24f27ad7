using System.Security.Cryptography;
using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>Lets a person in by code word and number, and says at each request whether they still may be.</summary>
public sealed class OpenOwnPage(IStore store, Ledger ledger, IdSource ids, OwnPageTerms terms, IPasswordHasher<PersonAccess> hasher)
{
    /// <summary>Compared with where there is no such word, so that the answer takes as long.</summary>
    private static string? _nobody;

    /// <param name="address">Where they come from; empty where that is not known, or is a proxy that everybody comes through.</param>
    public async Task<Result<OwnReader>> RunAsync(string word, string pin, string address, DateTimeOffset now, CancellationToken ct)
    {
        var act = new Act(Reader.Nobody, Purpose.Support, Act.Cut(now));
        var (wordKey, placeKey) = (DecideAccess.KeyOf(word), address.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("from " + address))));
        while (true)
        {
            _ = ledger;
            await using var db = store.Open(Reader.Machine);
            var tries = await db.OwnTries.Where(t => t.Key == wordKey || t.Key == placeKey).ToListAsync(ct);
            if (tries.Select(t => t.WaitUntil).DefaultIfEmpty().Max() is var wait && wait > act.When)
            {
                await ledger.RememberAsync(act, new OwnPageMissed("waiting"), ct);
                return new TooManyTries((int)Math.Ceiling((wait - act.When).TotalMinutes));
            }

            var access = await db.PersonAccesses.SingleOrDefaultAsync(a => a.WordKey == wordKey && a.RevokedAt == null, ct);
            var right = hasher.VerifyHashedPassword(access!, access?.PinHash ?? Nobody(), pin) != PasswordVerificationResult.Failed && access is not null;
            var open = right && access!.IsOpen(act.When);
            foreach (var key in (string[])[wordKey, placeKey])
            {
                var known = tries.Find(t => t.Key == key);
                if (open && key == wordKey) known?.Forget(act.When);
                if (open || key.Length == 0) continue;
                if (known is null) db.Add(known = OwnTry.Of(key, ids));
                known.Miss(key == wordKey ? terms.OfWord : terms.OfAddress, terms.Forget, act.When);
            }

            if (!open) db.RemoveRange(await db.OwnTries.Where(t => t.LastAt < act.When - terms.Forget && t.Key != wordKey && t.Key != placeKey).ToListAsync(ct));
            try
            {
                if (open)
                {
                    var who = OwnReader.Of(access!);
                    await db.CommitAsync(who.Act(act.When), new OwnPageOpened(access!.Reference, access.Dossier), ct);
                    return who;
                }

                await db.CommitAsync(act, new OwnPageMissed(access is null ? "no such word" : right ? "ended" : "wrong number") { Dossier = access?.Dossier ?? default }, ct);
                return new WordOrPinWrong();
            }
            catch (DbUpdateException)
            {
                // Another try was counted in this very moment: both count.
            }
        }
    }

    /// <summary>Whoever came in by this way, as long as it is open; null once it ended or was shut.</summary>
    public async Task<OwnReader?> StillAsync(PersonAccessId id, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        return await db.PersonAccesses.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } access && access.IsOpen(now) ? OwnReader.Of(access) : null;
    }

    private string Nobody() => _nobody ??= hasher.HashPassword(null!, "nobody");
}

/// <summary>A person on their own page: whom everything they do is done as.</summary>
/// <param name="Call">Whom they call.</param>
public sealed record OwnReader(PersonAccessId Id, Reference Access, Reference Case, DossierId Dossier, string Language, string Call)
{
    public static OwnReader Of(PersonAccess access) => new(access.Id, access.Reference, access.Case, access.Dossier, access.Language, access.Call);

    /// <summary>What the person does: nobody's who works here. The way in by which they came stands in the log.</summary>
    public Act Act(DateTimeOffset when) => new(Reader.Person(Dossier), Purpose.Support, Audit.Act.Cut(when), Access.Text);

    public override string ToString() => Access.Text;
}
