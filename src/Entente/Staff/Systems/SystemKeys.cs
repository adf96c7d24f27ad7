using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff.Systems;

/// <summary>The keys of organisations' own systems, without secrets: the newest first.</summary>
public sealed class SystemKeys(EntenteDb db, Gate gate, Ledger ledger)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<SystemKeyLine>> ReadAsync(Act act, CancellationToken ct)
    {
        var keys = await db.SystemKeys.AsNoTracking().OrderByDescending(k => k.Id).Take(Most).ToListAsync(ct);
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        await ledger.RememberAsync(act, new Seen("keys of systems", "", keys.Count), ct);
        return [.. keys.Select(k => new SystemKeyLine(k.Reference, k.Name, organisations.GetValueOrDefault(k.Organisation, ""), k.StateAt(act.When), k.Until, k.LastUsedAt))];
    }

    public async Task<Result<SystemKeyCard>> ReadAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SystemKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Reference == known, ct) is not { } key) return new SystemKeyNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ApiKeys, Verb.Read, key, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == key.Organisation).Select(o => o.Name).SingleOrDefaultAsync(ct) ?? "";
        var names = await db.NamesAsync([key.MadeBy, key.RevokedBy ?? default], ct);
        await ledger.RememberAsync(act, new Seen("key of a system", key.Reference.Text, 1), ct);
        var mayRevoke = key.StateAt(act.When) == SystemKeyState.Valid && db.Matrix.Ask(act.Reader, DataKind.ApiKeys, Verb.Write).Allowed;
        return new SystemKeyCard(key, organisation, key.StateAt(act.When), names.GetValueOrDefault(key.MadeBy, ""), key.RevokedBy is { } by ? names.GetValueOrDefault(by, "") : "", mayRevoke);
    }
}

public sealed record SystemKeyLine(Reference Reference, string Name, string Organisation, SystemKeyState State, DateTimeOffset Until, DateTimeOffset? LastUsedAt);

public sealed record SystemKeyCard(SystemKey Key, string Organisation, SystemKeyState State, string MadeBy, string RevokedBy, bool MayRevoke);
