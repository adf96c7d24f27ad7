using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>Adds an organisation whose staff may work here.</summary>
public sealed class AddOrganisation(Gate gate, IdSource ids)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, string name, OrganisationSort sort, Act act, CancellationToken ct)
    {
        if (await gate.RefuseAsync(db, act, ct) is { } no) return no;
        if (string.IsNullOrWhiteSpace(name)) return new Missing("Name", "name");
        if (name.Length > 200) return new TooLong("Name", "name.long", 200);
        var organisation = new Organisation { Id = ids.Next<OrganisationId>(), Reference = Reference.New("ORG"), Name = name.Trim(), Sort = sort };
        db.Add(organisation);
        await db.CommitAsync(act, new OrganisationAdded(organisation.Id), ct);
        return organisation.Reference;
    }
}

/// <summary>Adds a team to an organisation.</summary>
public sealed class AddTeam(Gate gate, IdSource ids)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, string name, string organisation, Act act, CancellationToken ct)
    {
        if (await gate.RefuseAsync(db, act, ct) is { } no) return no;
        if (string.IsNullOrWhiteSpace(name)) return new Missing("Name", "name");
        if (name.Length > 200) return new TooLong("Name", "name.long", 200);
        if (await db.FindPlaceAsync(organisation, "", ct) is not { } place) return new NoSuchPlace();
        var team = new Team { Id = ids.Next<TeamId>(), Reference = Reference.New("TEAM"), Name = name.Trim(), Organisation = place.Organisation };
        db.Add(team);
        await db.CommitAsync(act, new TeamAdded(team.Id, team.Organisation), ct);
        return team.Reference;
    }
}

/// <summary>Gives somebody an account with a temporary password, good for three days, that they must change at once.</summary>
public sealed class AddUser(Gate gate, IdSource ids, IPasswordHasher<User> hasher)
{
    public async Task<Result<HandedOver>> RunAsync(EntenteDb db, UserForm form, Act act, CancellationToken ct)
    {
        if (await gate.RefuseAsync(db, act, ct) is { } no) return no;
        var problems = UserForm.CheckNames(form.LoginName, form.DisplayName, form.WorkMail).ToList();
        var place = await db.FindPlaceAsync(form.Organisation, form.Team, ct);
        if (place is null) problems.Add(new NoSuchPlace());
        var key = User.KeyOf(form.LoginName);
        if (await db.Users.AnyAsync(u => u.LoginKey == key, ct)) problems.Add(new SignInNameTaken());
        if (problems.Count > 0) return problems;

        var user = User.New(ids.Next<UserId>(), form.LoginName, form.DisplayName, form.WorkMail, place!.Value.Organisation, place.Value.Team);
        var password = HandedOver.NewPassword();
        (user.PasswordHash, user.TemporaryUntil) = (hasher.HashPassword(user, password), act.When + HandedOver.GoodFor);
        db.Add(user);
        await db.CommitAsync(act, new UserAdded(user.Id, user.Organisation, user.Team), ct);
        return new HandedOver(user.Reference, password);
    }
}

/// <summary>Gives a new temporary password and takes one-time codes off, for who lost either. Ends every session of the account.</summary>
public sealed class ResetAccess(Gate gate, IPasswordHasher<User> hasher)
{
    public async Task<Result<HandedOver>> RunAsync(EntenteDb db, Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Reference == reference && !u.IsSystem, ct) is not { } user) return new NoSuchPerson();
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (user.Id == act.Reader.User) return new OwnAccount();
        var password = HandedOver.NewPassword();
        (user.PasswordHash, user.TemporaryUntil) = (hasher.HashPassword(user, password), act.When + HandedOver.GoodFor);
        (user.OneTimeOn, user.OneTimeKey, user.RecoveryCodes, user.FailedTries, user.LockedUntil) = (false, null, "", 0, null);
        (user.SecurityStamp, user.Version) = (User.NewStamp(), user.Version + 1);
        await db.CommitAsync(act, new PasswordReset(user.Id), ct);
        return new HandedOver(user.Reference, password);
    }
}

/// <summary>A temporary password, shown once to the administrator who hands it over.</summary>
public sealed record HandedOver(Reference User, string Password)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(3);

    public static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}

/// <summary>Moves somebody to another organisation or team; what they could see there ends at once.</summary>
public sealed class MoveUser(Gate gate)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference reference, string organisation, string team, Act act, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Reference == reference && !u.IsSystem, ct) is not { } user) return new NoSuchPerson();
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (user.Id == act.Reader.User) return new OwnRole();
        if (await db.FindPlaceAsync(organisation, team, ct) is not { } place) return new NoSuchPlace();
        user.MoveTo(place.Organisation, place.Team);
        await db.CommitAsync(act, new UserMoved(user.Id, place.Organisation, place.Team), ct);
        return user.Reference;
    }
}

/// <summary>Closes an account, or opens it again. Every session ends at once.</summary>
public sealed class CloseAccount(Gate gate)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference reference, bool close, Act act, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Reference == reference && !u.IsSystem, ct) is not { } user) return new NoSuchPerson();
        if (await gate.RefuseAsync(db, act, ct, user) is { } no) return no;
        if (user.Id == act.Reader.User) return new OwnAccount();
        if (close) user.Disable(act.When);
        else user.Enable();
        await db.CommitAsync(act, close ? new UserDisabled(user.Id) : new UserEnabled(user.Id), ct);
        return user.Reference;
    }
}

internal static class AdministrationRules
{
    /// <summary>Refuses, and remembers it, where the matrix doesn't let this role change people.</summary>
    public static async Task<NotAllowed?> RefuseAsync(this Gate gate, EntenteDb db, Act act, CancellationToken ct, User? about = null)
    {
        about ??= User.New(default, "", "", "", act.Reader.Organisation, act.Reader.Team);
        var permission = await gate.AskAsync(db, act, DataKind.Users, Verb.Write, about, ct);
        return permission.Allowed ? null : NotAllowed.By(permission);
    }

    /// <summary>The organisation and team with these references, where the team is the organisation's; null otherwise.</summary>
    public static async Task<(OrganisationId Organisation, TeamId Team)?> FindPlaceAsync(this EntenteDb db, string organisation, string team, CancellationToken ct)
    {
        if (!Reference.TryParse(organisation, out var reference)) return null;
        var body = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Reference == reference && o.ClosedAt == null, ct);
        if (body is null) return null;
        if (team.Length == 0) return (body.Id, default);
        if (!Reference.TryParse(team, out var teamReference)) return null;
        var group = await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Reference == teamReference && t.Organisation == body.Id && t.ClosedAt == null, ct);
        return group is null ? null : (body.Id, group.Id);
    }
}
