using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Security.Cryptography;
using Entente.Access;
using Entente.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Staff;

/// <summary>Holds a session's cookie against the account at each request: it ends with the password, the account, the idle limit or the longest time.</summary>
public sealed class SignInCookie(Standings standings, SessionLimits limits, EndedSessions ended, TimeProvider clock) : CookieAuthenticationEvents
{
    private const string Started = "started";
    private const string Session = "session";

    public override Task SigningIn(CookieSigningInContext context)
    {
        // Choosing another role makes a new cookie but not a new session: the longest time keeps running.
        var before = context.HttpContext.Features.Get<SessionStart>();
        context.Properties.Items.TryAdd(Started, (before?.At ?? clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Properties.Items.TryAdd(Session, before?.Id ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        Standing? standing;
        try
        {
            standing = StaffClaims.UserOf(context.Principal) is { } user ? await standings.OfAsync(user, context.HttpContext.RequestAborted) : null;
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again a step later.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Nobody for this request, since they have no standing; the cookie stays, so that what the error page keeps is theirs to send once the database is back.
            context.HttpContext.Features.Set(new StandingUnknown(ExceptionDispatchInfo.Capture(fault)));
            return;
        }
#pragma warning restore CA1031
        var started = context.Properties.Items.TryGetValue(Started, out var text) && long.TryParse(text, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        var holds = standing is { MayWork: true }
            && standing.SecurityStamp == context.Principal?.FindFirstValue(StaffClaims.Stamp)
            && clock.GetUtcNow() - started < limits.Longest
            && context.Properties.Items.TryGetValue(Session, out var session) && session is not null && !ended.Holds(session);
        if (!holds)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Features.Set(standing);
        context.HttpContext.Features.Set(new SessionStart(started, context.Properties.Items[Session]!));
    }

    /// <summary>Renews the idle limit at every request. The framework's own rule waits for half of it, which would make it fifteen to thirty minutes.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime > TimeSpan.FromSeconds(30);
        return Task.CompletedTask;
    }
}

/// <summary>The session that a request belongs to.</summary>
internal sealed record SessionStart(DateTimeOffset At, string Id);

/// <summary>The database could not say how somebody stands.</summary>
internal sealed record StandingUnknown(ExceptionDispatchInfo Why);

/// <summary>What stands in the cookie (which is sealed): the account, its stamp, and the role and purpose once chosen.</summary>
public sealed class StaffClaims : IUserClaimsPrincipalFactory<User>
{
    public const string Stamp = "stamp";
    public const string Role = "role";
    public const string Purpose = "purpose";
    public const string How = "how";

    public Task<ClaimsPrincipal> CreateAsync(User user) => Task.FromResult(Of(user.Id, user.SecurityStamp));

    public static ClaimsPrincipal Of(UserId user, string stamp, params IEnumerable<Claim> more) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Value.ToString(CultureInfo.InvariantCulture)),
            new(Stamp, stamp),
            .. more,
        ], IdentityConstants.ApplicationScheme));

    public static UserId? UserOf(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new UserId(id) : null;

    public static (Role Role, Purpose Purpose)? ChosenIn(ClaimsPrincipal principal) =>
        Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role) && Enum.TryParse<Purpose>(principal.FindFirstValue(Purpose), out var purpose) ? (role, purpose) : null;
}
