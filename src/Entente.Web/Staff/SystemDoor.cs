using System.Net;
using System.Net.Sockets;
using Entente.Audit;
using Entente.Staff.Systems;
using Entente.Storage;
using Entente.Web.Shell;

namespace Entente.Web.Staff;

/// <summary>The door for organisations' own systems. Behind it no cookie counts: whoever calls shows a key each time, and the key says who acts, for what and how often.</summary>
public sealed class SystemDoor(RequestDelegate next, RouteTable routes, SystemTurns turns, RecogniseSystem recognise, Ledger ledger)
{
    /// <summary>Where the addresses for systems begin.</summary>
    public static readonly PathString Root = "/api/v1";

    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext http, SignedIn signedIn, Acts acts)
    {
        if (!http.Request.Path.StartsWithSegments(Root))
        {
            await next(http);
            return;
        }

        // Whoever is signed in with a browser is nobody here, so that no other site can make their browser ask.
        (signedIn.Reader, signedIn.DisplayName) = (Access.Reader.Nobody, "");
        if (http.GetEndpoint() is not RouteEndpoint endpoint || routes.Find(endpoint.RoutePattern, http.Request.Method) is { Kind: null })
        {
            await next(http);
            return;
        }

        if (await ComeInAsync(http) is not { } key) return;
        (signedIn.Reader, signedIn.Purpose, signedIn.DisplayName) = (key.Reader, key.Reader.Purpose!.Value, key.Name);
        if (endpoint.Metadata.GetMetadata<NeedsScope>() is { } needs && key.May(needs.Scope))
        {
            await next(http);
            return;
        }

        await ledger.RememberAsync(acts.Now(), new Refused(RouteTable.Tidy(endpoint.RoutePattern.RawText ?? ""), "the key was not made for this"), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>The key that was shown; null where whoever calls was turned away.</summary>
    private async Task<SystemKey?> ComeInAsync(HttpContext http)
    {
        // Guesses are counted by where they come from, so that nobody fills the log with them; and before anything waits, so that many at once are not one.
        var from = $"from {Net(http.Connection.RemoteIpAddress)}";
        var guess = turns.Count(from);
        var isOver = guess.Calls > SystemTurns.MostWrong;
        var shown = http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        // A good key comes in whatever others guess from the same address, such as that of a proxy.
        if (await recognise.RunAsync(shown, !isOver, http.RequestAborted) is not { } key)
        {
            if (isOver)
            {
                TooOften(http);
                return null;
            }

            http.Response.Headers.WWWAuthenticate = "Bearer";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return null;
        }

        turns.Uncount(from, guess.Minute);
        if (turns.Count(key.Reference.Text).Calls > key.AMinute)
        {
            if (turns.IsFirstOver(key.Reference.Text)) await recognise.TurnAwayAsync(key, "too often", http.RequestAborted);
            TooOften(http);
            return null;
        }

        return key;
    }

    /// <summary>Whoever has one address of version 6 has all that begin as it does.</summary>
    internal static string Net(IPAddress? address) => address is null ? "" : address.IsIPv4MappedToIPv6 ? $"{address.MapToIPv4()}"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";

    private void TooOften(HttpContext http)
    {
        http.Response.Headers.RetryAfter = turns.Rest.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }
}

/// <summary>What a key must be made for to call this address. One without it is open to no key.</summary>
public sealed record NeedsScope(SystemScope Scope);
