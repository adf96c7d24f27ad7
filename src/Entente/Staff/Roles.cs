using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>Pairs of roles that one person may not hold together, from data/access/separated.csv.</summary>
public sealed class Separation
{
    private readonly IReadOnlyList<(Role One, Role Other, string Why)> _pairs;

    private Separation(IReadOnlyList<(Role, Role, string)> pairs) => _pairs = pairs;

    public static Separation Shipped { get; } = From(DataFolder.Shipped);

    /// <summary>Why this role may not be added to those, or null.</summary>
    public string? Conflict(IEnumerable<Role> held, Role added) =>
        held.SelectMany(h => _pairs.Where(p => (p.One == h && p.Other == added) || (p.Other == h && p.One == added)).Select(p => p.Why)).FirstOrDefault();

    public static Separation From(DataFolder data) => new([.. data.ReadText("access/separated.csv").Split('\n')
        .Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split(',', 3))
        .Select(c => (Enum.Parse<Role>(c[0]), Enum.Parse<Role>(c[1]), c[2]))]);
}

/// <summary>One administrator proposes a role for somebody. It opens nothing until another confirms it.</summary>
public sealed class ProposeRole(Gate gate, IdSource ids)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference person, RoleForm form, Act act, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Reference == person && !u.IsSystem, ct) is not { } user) return new NoSuchPerson();
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (user.Id == act.Reader.User) return new OwnRole();
        if (form.Role is not { } role) return new Missing(nameof(form.Role), "role");
        var held = await db.UserRoles.Where(r => r.User == user.Id && r.EndedAt == null).ToListAsync(ct);
        if (held.Any(r => r.Role == role && (r.Waits || r.Holds(act.When)))) return new AlreadyHeld();
        if (Separation.Shipped.Conflict(held.Where(r => r.Waits || r.Holds(act.When)).Select(r => r.Role), role) is { } why) return new RolesConflict(why);

        var granted = new UserRole
        {
            Id = ids.Next<UserRoleId>(),
            Reference = Reference.New("ROLE"),
            User = user.Id,
            Role = role,
            From = act.When,
            Until = form.Until is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(default), TimeSpan.Zero) : null,
            ProposedBy = act.Reader.User,
        };
        db.Add(granted);
        var happened = new List<Event> { new RoleProposed(user.Id, role) };
        if (role == Role.Administrator && await IsAloneAsync(db, act, ct))
        {
            // Nobody else could confirm the second administrator: the one who is alone may make that one, and the log says so.
            granted.Confirm(act.Reader.User, act.When);
            happened.Add(new RoleGranted(user.Id, role, act.Reader.User, true));
        }

        await db.CommitAsync(act, happened, ct);
        return granted.Reference;
    }

    private static async Task<bool> IsAloneAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        var others = await (from role in db.UserRoles
                            join user in db.Users on role.User equals user.Id
                            where role.Role == Role.Administrator && role.EndedAt == null && role.ConfirmedAt != null && user.DisabledAt == null && user.Id != act.Reader.User
                            select role).ToListAsync(ct);
        return !others.Any(r => r.Holds(act.When));
    }
}

/// <summary>Another administrator confirms a proposed role, or refuses it.</summary>
public sealed class DecideRole(Gate gate)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference proposal, bool confirm, Act act, CancellationToken ct)
    {
        if (await db.UserRoles.SingleOrDefaultAsync(r => r.Reference == proposal, ct) is not { } role) return new NoSuchPerson();
        var user = await db.Users.SingleAsync(u => u.Id == role.User, ct);
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (role.User == act.Reader.User) return new OwnRole();
        if (!role.Waits) return new AlreadyDone();
        if (confirm && role.ProposedBy == act.Reader.User) return new SamePerson();
        if (confirm)
        {
            var held = await db.UserRoles.Where(r => r.User == user.Id && r.EndedAt == null && r.Id != role.Id).ToListAsync(ct);
            if (Separation.Shipped.Conflict(held.Where(r => r.Holds(act.When)).Select(r => r.Role), role.Role) is { } why) return new RolesConflict(why);
            role.Confirm(act.Reader.User, act.When);
        }
        else
        {
            role.End(act.When);
        }

        await db.CommitAsync(act, confirm ? new RoleGranted(role.User, role.Role, role.ProposedBy, false) : new RoleRefused(role.User, role.Role), ct);
        return user.Reference;
    }
}

/// <summary>Takes a role away; it ends at once, open pages included. Needs no second person: taking away is the safe side.</summary>
public sealed class EndRole(Gate gate)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference held, Act act, CancellationToken ct)
    {
        if (await db.UserRoles.SingleOrDefaultAsync(r => r.Reference == held, ct) is not { } role) return new NoSuchPerson();
        var user = await db.Users.SingleAsync(u => u.Id == role.User, ct);
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (role.User == act.Reader.User) return new OwnRole();
        if (role.EndedAt is not null) return new AlreadyDone();
        role.End(act.When);
        await db.CommitAsync(act, new RoleEnded(role.User, role.Role), ct);
        return user.Reference;
    }
}
