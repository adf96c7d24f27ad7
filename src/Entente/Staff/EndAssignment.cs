using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>What is said to end somebody's work on a dossier.</summary>
public sealed record EndForm
{
    public const int MostReason = 500;

    /// <summary>Role and reference of whose work ends, joined by a colon.</summary>
    public string Who { get; init; } = "";

    public string Why { get; init; } = "";

    public IEnumerable<Problem> Check()
    {
        if (string.IsNullOrWhiteSpace(Why)) yield return new EndReasonMissing();
        else if (Why.Length > MostReason) yield return new EndReasonTooLong();
    }

    internal (Role Role, Reference User)? Named =>
        Who.Split(':') is [var role, var user] && Enum.TryParse<Role>(role, out var asked) && Enum.IsDefined(asked) && Reference.TryParse(user, out var reference) ? (asked, reference) : null;
}

/// <summary>Ends somebody's work on a dossier; from then on it is closed to them.</summary>
public sealed class EndAssignment(EntenteDb db, Gate gate)
{
    /// <param name="thing">Anything of the dossier that the actor may see: the referral, the case.</param>
    public async Task<Result<Assignment>> RunAsync(IProtected thing, EndForm form, Act act, CancellationToken ct)
    {
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, thing, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (form.Check().ToList() is { Count: > 0 } problems) return problems;
        if (form.Named is not var (role, user)) return new NotAssigned();
        var who = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => u.Reference == user).Select(u => u.Id).SingleOrDefaultAsync(ct);
        var given = await db.Set<Assignment>().Where(a => a.Dossier == thing.Dossier && a.User == who && a.Role == role).ToListAsync(ct);
        if (given.Count == 0) return new NotAssigned();
        if (given.Find(a => a.Until is null) is not { } held) return await EndedAsync(thing.Dossier, who, role, ct);

        held.End(act.When);
        try
        {
            await db.CommitAsync(act with { Because = form.Why.Trim() }, new AssignmentEnded(held.Dossier, held.User, held.Role), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody ended it in this very moment: their end stands, and is told.
            db.Entry(held).State = EntityState.Detached;
            return await EndedAsync(thing.Dossier, who, role, ct);
        }

        return held;
    }

    /// <summary>Who was first and when, as the log has it.</summary>
    private async Task<Problem> EndedAsync(DossierId dossier, UserId who, Role role, CancellationToken ct)
    {
        var ends = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == dossier && e.What == nameof(AssignmentEnded)).OrderByDescending(e => e.Seq).ToListAsync(ct);
        var last = ends.Find(e => e.Read<AssignmentEnded>() is var ended && ended.User == who && ended.Role == role);
        return last is not null && (await db.NamesAsync([last.Who], ct)).TryGetValue(last.Who, out var by) ? new AlreadyEnded(by, last.At) : new AlreadyDone();
    }
}

/// <summary>Who works on a dossier now.</summary>
public static class Assignees
{
    public static async Task<IReadOnlyList<Assignee>> AssigneesAsync(this EntenteDb db, DossierId dossier, CancellationToken ct)
    {
        var held = await db.Set<Assignment>().AsNoTracking().Where(a => a.Dossier == dossier && a.Until == null).OrderBy(a => a.Id).ToListAsync(ct);
        var ids = held.Select(a => a.User).ToList();
        var users = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return [.. held.Where(a => users.ContainsKey(a.User)).Select(a => new Assignee(users[a.User].Reference, users[a.User].DisplayName, a.Role))];
    }
}

/// <summary>Somebody who works on a dossier in one role, by the name that colleagues know.</summary>
public sealed record Assignee(Reference Reference, string Name, Role Role);

[Step(DataKind.Assignment)]
public sealed record AssignmentEnded(DossierId Dossier, UserId User, Role Role) : Event
{
    public override DossierId About => Dossier;
}

public sealed record NotAssigned() : Problem(nameof(EndForm.Who));

/// <summary>Work on a dossier ends once.</summary>
public sealed record AlreadyEnded(string By, DateTimeOffset When) : Problem("", By, When);

public sealed record EndReasonMissing() : Problem(nameof(EndForm.Why));

public sealed record EndReasonTooLong() : Problem(nameof(EndForm.Why), EndForm.MostReason);
