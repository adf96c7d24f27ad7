using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>Gives a dossier to somebody who is to work on it, in one of the roles that they hold.</summary>
public sealed class AssignDossier(EntenteDb db, Gate gate, IdSource ids)
{
    /// <param name="thing">Anything of the dossier that the actor may see: the referral, the case.</param>
    public async Task<Result<Assignment>> RunAsync(IProtected thing, UserId who, Role role, Act act, CancellationToken ct)
    {
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, thing, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var prepared = await PrepareAsync(thing.Dossier, who, role, act, ct);
        if (prepared.IsRefused) return prepared;
        await db.CommitAsync(act, DossierAssigned.Of(prepared.Value), ct);
        return prepared;
    }

    /// <summary>Adds the assignment without committing, for a use case that has more to save. Permission is asked by the caller.</summary>
    public async Task<Result<Assignment>> PrepareAsync(DossierId dossier, UserId who, Role role, Act act, CancellationToken ct)
    {
        var user = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(u => u.Id == who, ct);
        var roles = await db.UserRoles.AsNoTracking().Where(r => r.User == who && r.EndedAt == null).ToListAsync(ct);
        if (user is null || !user.MayWork(act.When) || !roles.Exists(r => r.Role == role && r.Holds(act.When))) return new NotForThisRole();

        var held = await db.Set<Assignment>().AsNoTracking().Where(a => a.Dossier == dossier && a.User == who && a.Until == null).ToListAsync(ct);
        if (Against(held, role) is { } against) return against;

        var assignment = new Assignment { Id = ids.Next<AssignmentId>(), Dossier = dossier, User = who, Role = role, From = act.When };
        db.Add(assignment);
        return assignment;
    }

    /// <summary>What stands against giving them the dossier in this role, of what they work on it as now. Null: nothing.</summary>
    public static Problem? Against(IEnumerable<Assignment> held, Role role)
    {
        Role[] roles = [.. held.Where(a => a.Until is null).Select(a => a.Role)];
        return roles.Contains(role) ? new AlreadyAssigned() : Array.Exists(roles, r => Apart(r, role)) ? new SidesKeptApart() : null;
    }

    /// <summary>Nobody decides on somebody whom they support.</summary>
    private static bool Apart(Role one, Role other) =>
        (one, other) is (Role.DecisionMaker, Role.SupportProvider) or (Role.SupportProvider, Role.DecisionMaker);
}

/// <summary>Who may be given a dossier: colleagues of an organisation who hold a role now.</summary>
public static class Assignables
{
    public static async Task<IReadOnlyList<Assignable>> AssignablesAsync(this EntenteDb db, OrganisationId organisation, Role role, DateTimeOffset when, CancellationToken ct)
    {
        var held = await db.UserRoles.AsNoTracking().Where(r => r.Role == role && r.EndedAt == null).ToListAsync(ct);
        var ids = held.Where(r => r.Holds(when)).Select(r => r.User).ToList();
        var users = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => ids.Contains(u.Id) && u.Organisation == organisation).ToListAsync(ct);
        return [.. users.Where(u => u.MayWork(when)).OrderBy(u => u.DisplayName, StringComparer.CurrentCulture).Select(u => new Assignable(u.Id, u.Reference, u.DisplayName, u.Team))];
    }
}

/// <summary>Somebody who may be given a dossier, by the name that colleagues know.</summary>
public sealed record Assignable(UserId User, Reference Reference, string Name, TeamId Team);

[Step(DataKind.Assignment)]
public sealed record DossierAssigned(DossierId Dossier, UserId User, Role Role) : Event
{
    public override DossierId About => Dossier;

    public static DossierAssigned Of(Assignment assignment) => new(assignment.Dossier, assignment.User, assignment.Role);
}

public sealed record NotForThisRole() : Problem("Assignee");

public sealed record AlreadyAssigned() : Problem("Assignee");

/// <summary>Support and decision are kept apart by person, so that what is told in confidence does not decide.</summary>
public sealed record SidesKeptApart() : Problem("Assignee");
