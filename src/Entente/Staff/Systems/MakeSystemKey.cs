using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff.Systems;

/// <summary>Makes a key for an organisation's own system, with the account that it acts as. Its secret is in the answer and nowhere else.</summary>
public sealed class MakeSystemKey(EntenteDb db, Gate gate, IdSource ids)
{
    public async Task<Result<MadeSystemKey>> RunAsync(SystemKeyForm form, Act act, CancellationToken ct)
    {
        var organisation = Reference.TryParse(form.Organisation, out var reference)
            ? await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Reference == reference && o.ClosedAt == null, ct) : null;
        List<Problem> problems = [.. form.Check(DateOnly.FromDateTime(act.When.UtcDateTime))];
        if (organisation is null) problems.Add(new SystemOrganisationMissing());
        if (problems.Count > 0) return problems;

        var (key, system, secret) = SystemKey.Make(form, organisation!.Id, ids, RandomNumberGenerator.GetBytes, act);
        var permission = await gate.AskAsync(db, act, DataKind.ApiKeys, Verb.Write, key, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        db.AddRange(key, system);
        await db.CommitAsync(act, new SystemKeyMade(key.Reference, key.Organisation, key.System, key.MayRefer, key.MayRead, key.Until), ct);
        return new MadeSystemKey(key.Reference, secret);
    }
}

/// <summary>A new key and its secret, shown once to the administrator who hands it over.</summary>
public sealed record MadeSystemKey(Reference Key, string Secret)
{
    public override string ToString() => Key.Text;
}

/// <summary>Takes a key back at once: it is read anew at each call.</summary>
public sealed class RevokeSystemKey(EntenteDb db, Gate gate)
{
    public async Task<Result<Reference>> RunAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SystemKeys.SingleOrDefaultAsync(k => k.Reference == known, ct) is not { } key) return new SystemKeyNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ApiKeys, Verb.Write, key, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (key.RevokedAt is not null) return new SystemKeyRevokedMeanwhile();
        key.Revoke(act);
        try
        {
            await db.CommitAsync(act, new SystemKeyRevoked(key.Reference, key.Organisation), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SystemKeyRevokedMeanwhile();
        }

        return key.Reference;
    }
}
