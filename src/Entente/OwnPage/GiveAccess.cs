using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>Gives a person a way in to their own page, or shuts one.</summary>
public sealed class GiveAccess(EntenteDb db, Gate gate, IdSource ids, OwnPageTerms terms, TextFiles texts, Calendars calendars, IPasswordHasher<PersonAccess> hasher)
{
    public async Task<Result<NewAccess>> RunAsync(Reference reference, AccessForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.PersonAccess, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var decided = DecideAccess.From(form, about, terms, [.. texts.Persons.Offered.Select(l => l.Code)], calendars.Of(about.Territory), ids, RandomNumberGenerator.GetInt32, act);
        if (decided.IsRefused) return decided;
        var made = decided.Value;
        made.Access.PinHash = hasher.HashPassword(made.Access, made.Pin);
        List<Event> happened = [new OwnPageGiven(made.Access.Reference, about.Reference, made.Access.Language, made.Access.EndsAt, about.Dossier)];
        // Whoever has the word need not be of this dossier: it is looked for among all. One that has ended gives it back.
        if (await db.PersonAccesses.IgnoreQueryFilters(["access"]).SingleOrDefaultAsync(a => a.WordKey == made.Access.WordKey && a.RevokedAt == null, ct) is { } before)
        {
            if (before.IsOpen(act.When)) return new WordTaken();
            before.Revoke(act);
            happened.Add(new OwnPageRevoked(before.Reference, before.Case, before.Dossier));
        }

        db.Add(made.Access);
        try
        {
            await db.CommitAsync(act, happened, ct);
            return made;
        }
        catch (DbUpdateException)
        {
            // Somebody took the same word in this very moment.
            db.ChangeTracker.Clear();
            if (await db.PersonAccesses.IgnoreQueryFilters(["access"]).AnyAsync(a => a.WordKey == made.Access.WordKey && a.RevokedAt == null, ct)) return new WordTaken();
            throw;
        }
    }

    public async Task<Result<PersonAccess>> RevokeAsync(Reference reference, string? which, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.PersonAccess, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        if (!Reference.TryParse(which, out var known) || await db.PersonAccesses.SingleOrDefaultAsync(a => a.Reference == known && a.Dossier == about.Dossier, ct) is not { } access) return new AccessNotFound();
        if (access.RevokedAt is not null) return new AccessIsShut();
        access.Revoke(act);
        try
        {
            await db.CommitAsync(act, new OwnPageRevoked(access.Reference, about.Reference, about.Dossier), ct);
            return access;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AccessIsShut();
        }
    }
}
