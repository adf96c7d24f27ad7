using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Web.Design;
using Entente.Web.Staff;
using Microsoft.AspNetCore.Authentication;

namespace Entente.Web.OwnPage;

/// <summary>The way in to a person's own page and out of it. Asked anew at each request whether it is still open, so that shutting it counts at once.</summary>
public sealed class OwnDoor(OpenOwnPage open, OwnPageTerms terms, EndedSessions ended, SignInTurns turns, TimeProvider clock, IHttpContextAccessor here)
{
    public const string Scheme = "own-page";
    private const string Started = "started";
    private const string Session = "session";

    private HttpContext Http => here.HttpContext!;

    public async Task<Result<OwnReader>> EnterAsync(string word, string pin, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync("own-page " + DecideAccess.KeyOf(word), ct);
        var result = await open.RunAsync(word, pin, AddressOf(Http.Connection.RemoteIpAddress), clock.GetUtcNow(), ct);
        if (result.IsRefused) return result;
        var claims = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, result.Value.Id.Value.ToString(CultureInfo.InvariantCulture)),
                new(Started, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new(Session, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))),
            ], Scheme);
        await Http.SignInAsync(Scheme, new(claims), new() { IsPersistent = false });
        PersonLanguage.Suggest(Http, result.Value.Language);
        return result;
    }

    /// <summary>The person whose session this is; null for everybody else, staff among them.</summary>
    public async Task<OwnReader?> WhoAsync(CancellationToken ct)
    {
        var session = await Http.AuthenticateAsync(Scheme);
        if (session.Principal is not { } who || !long.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(who.FindFirstValue(Started), CultureInfo.InvariantCulture, out var started) || who.FindFirstValue(Session) is not { } key
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(started) >= terms.Longest || ended.Holds(key)) return null;
        return await open.StillAsync(new(id), clock.GetUtcNow(), ct);
    }

    /// <summary>Ends the session, so that the way back of the browser leads nowhere.</summary>
    public async Task LeaveAsync()
    {
        if ((await Http.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(Session) is { } key) ended.End(key);
        await Http.SignOutAsync(Scheme);
    }

    /// <summary>What tries are counted by: a home's whole range of new addresses is one. Nothing where a proxy on this machine hides who it is: else one would make everybody wait.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        if (address is null || IPAddress.IsLoopback(address)) return "";
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }
}
