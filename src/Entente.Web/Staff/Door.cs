using System.Security.Claims;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Staff;

/// <summary>Every way in and out of the centre. Each is in the log before the answer is given.</summary>
public sealed class Door(
    UserManager<User> users, SignInManager<User> signIn, UserStore store, IStore centre, Standings standings, Ledger ledger,
    SignInTurns turns, SessionLimits limits, EndedSessions ended, ExampleDoor example, TimeProvider clock, IHttpContextAccessor here)
{
    private HttpContext Http => here.HttpContext!;

    /// <summary>Whoever the cookie stands for, whether or not they have chosen a role; null for a visitor.</summary>
    public Standing? Standing => Http.Features.Get<Standing>() is { } standing && (!CameAsPersona || example.IsOpen(Http)) ? standing : null;

    private bool CameAsPersona => Http.User.FindFirstValue(StaffClaims.How) == "persona";

    /// <summary>What somebody must still do before they may work.</summary>
    public Step NextStep => Standing switch
    {
        null => Step.SignIn,
        { MustChangePassword: true } => Step.ChangePassword,
        { OneTimeOn: false } when limits.OneTimeCodes && !CameAsPersona => Step.SetUpCodes,
        var standing when StaffClaims.ChosenIn(Http.User) is not { } chosen || standing.In(chosen.Role, chosen.Purpose).IsNobody => Step.Choose,
        _ => Step.Work,
    };

    /// <summary>Tells the request who is acting, as soon as they may.</summary>
    public void Recognise(SignedIn signedIn)
    {
        if (Standing is not { } standing || NextStep != Step.Work || StaffClaims.ChosenIn(Http.User) is not { } chosen) return;
        (signedIn.Reader, signedIn.Purpose, signedIn.DisplayName) = (standing.In(chosen.Role, chosen.Purpose), chosen.Purpose, standing.DisplayName);
    }

    public async Task<SignInResult> ByPasswordAsync(string loginName, string password, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(User.KeyOf(loginName), ct);
        var user = await users.FindByNameAsync(loginName.Trim());
        if (user is null)
        {
            // As slow as a wrong password, so that nobody learns which names exist.
            _ = users.PasswordHasher.HashPassword(new() { Id = default, Reference = default, LoginName = "", LoginKey = "", DisplayName = "", WorkMail = "", Organisation = default, SecurityStamp = "" }, password);
            await ledger.RememberAsync(Arriving.Unknown(clock.GetUtcNow()), new SignInFailed(default, "unknown name"), ct);
            return SignInResult.Failed;
        }

        var lockedBefore = await users.IsLockedOutAsync(user);
        var stale = user.TemporaryUntil < clock.GetUtcNow();
        var result = stale ? SignInResult.Failed : await signIn.PasswordSignInAsync(user, password, false, lockoutOnFailure: true);
        if (result.Succeeded) await store.NoteSignInAsync(user, "password", ct);
        else if (lockedBefore || stale || result.IsNotAllowed)
        {
            var why = lockedBefore ? "locked" : stale ? "temporary password too old" : "account closed";
            await ledger.RememberAsync(Arriving.Act(user, clock.GetUtcNow()), new SignInFailed(user.Id, why), ct);
        }

        return result;
    }

    /// <summary>The second step: a one-time code from the phone, or one of the recovery codes.</summary>
    public async Task<SignInResult> ByCodeAsync(string code, bool recovery, CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return SignInResult.NotAllowed;
        using var turn = await turns.TakeAsync(user.LoginKey, ct);
        var bare = code.Replace(" ", "", StringComparison.Ordinal);
        var result = recovery ? await signIn.TwoFactorRecoveryCodeSignInAsync(bare) : await signIn.TwoFactorAuthenticatorSignInAsync(bare, false, false);
        if (result.Succeeded) await store.NoteSignInAsync(user, recovery ? "recovery-code" : "code", ct);
        return result;
    }

    /// <summary>One click, in the example world and on this machine only; refused otherwise whatever the form says.</summary>
    public async Task<bool> AsPersonaAsync(Reference persona, CancellationToken ct)
    {
        if (!example.IsOpen(Http))
        {
            await ledger.RememberAsync(Arriving.Unknown(clock.GetUtcNow()), new SignInFailed(default, "one-click sign-in is closed here"), ct);
            return false;
        }

        await using var db = centre.Open(Reader.Machine);
        var id = await db.Users.Where(u => u.Reference == persona && u.IsPersona).Select(u => (UserId?)u.Id).SingleOrDefaultAsync(ct);
        if (id is null || await standings.OfAsync(id.Value, ct) is not { Roles: [var role, ..] } standing) return false;
        var user = await users.FindByIdAsync(id.Value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await store.NoteSignInAsync(user!, "persona", ct);
        await EnterAsync(standing, role, Purposes.Shipped.Of(role)[0], "persona", ct);
        return true;
    }

    /// <summary>The people that the example world offers at its door, by role; none anywhere else.</summary>
    public async Task<IReadOnlyList<Persona>> PersonasAsync(CancellationToken ct)
    {
        if (!example.IsOpen(Http)) return [];
        await using var db = centre.Open(Reader.Machine);
        var rows = await (from user in db.Users.AsNoTracking()
                          where user.IsPersona
                          join role in db.UserRoles on user.Id equals role.User
                          join organisation in db.Organisations on user.Organisation equals organisation.Id
                          where role.EndedAt == null
                          select new { user.Reference, user.DisplayName, role.Role, organisation.Name }).Take(100).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Reference).Select(g => g.MinBy(r => r.Role)!).OrderBy(r => r.Role)
            .Select(r => new Persona(r.Reference, r.DisplayName, r.Role, r.Name))];
    }

    /// <summary>Takes up a role and a purpose; false where either is not theirs.</summary>
    public async Task<bool> ChooseAsync(Role role, Purpose purpose, CancellationToken ct)
    {
        if (Standing is not { } standing || !standing.Roles.Contains(role) || !Purposes.Shipped.Of(role).Contains(purpose)) return false;
        await EnterAsync(standing, role, purpose, Http.User.FindFirstValue(StaffClaims.How) ?? "password", ct);
        return true;
    }

    /// <summary>Gives the cookie the account's new stamp after its owner changed a secret: this session goes on, all others end.</summary>
    public async Task RenewAsync(User user)
    {
        IEnumerable<Claim> chosen = Http.User.Claims.Where(c => c.Type is StaffClaims.Role or StaffClaims.Purpose or StaffClaims.How);
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, StaffClaims.Of(user.Id, user.SecurityStamp, chosen), new() { IsPersistent = false });
    }

    public async Task LeaveAsync(CancellationToken ct)
    {
        if (Http.Features.Get<Standing>() is { } standing)
        {
            var act = new Act(Reader.Nobody with { User = standing.User, Organisation = standing.Organisation }, Purpose.Administration, Act.Cut(clock.GetUtcNow()));
            await ledger.RememberAsync(act, new SignedOut(standing.User), ct);
        }

        if (Http.Features.Get<SessionStart>() is { } session) ended.End(session.Id);
        await signIn.SignOutAsync();
    }

    private async Task EnterAsync(Standing standing, Role role, Purpose purpose, string how, CancellationToken ct)
    {
        var act = new Act(standing.In(role, purpose), purpose, Act.Cut(clock.GetUtcNow()));
        await ledger.RememberAsync(act, new RoleChosen(standing.User, role, purpose), ct);
        var principal = StaffClaims.Of(standing.User, standing.SecurityStamp,
            new Claim(StaffClaims.Role, role.ToString()), new Claim(StaffClaims.Purpose, purpose.ToString()), new Claim(StaffClaims.How, how));
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = false });
    }
}

/// <summary>What stands between somebody and their work.</summary>
public enum Step { SignIn, ChangePassword, SetUpCodes, Choose, Work }
