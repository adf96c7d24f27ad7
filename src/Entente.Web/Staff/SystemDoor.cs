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
        // Guesses are counted by where they come from, so that nobody fills the log with them.
        var from = $"from {http.Connection.RemoteIpAddress}";
        if (turns.IsOver(from, SystemTurns.MostWrong) is { } rest)
        {
            TooOften(http, rest);
            return null;
        }

        var shown = http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        if (await recognise.RunAsync(shown, http.RequestAborted) is not { } key)
        {
            turns.Count(from);
            http.Response.Headers.WWWAuthenticate = "Bearer";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return null;
        }

        if (turns.IsOver(key.Reference.Text, key.AMinute) is { } wait)
        {
            if (turns.IsFirstOver(key.Reference.Text)) await recognise.TurnAwayAsync(key, "too often", http.RequestAborted);
            TooOften(http, wait);
            return null;
        }

        turns.Count(key.Reference.Text);
        return key;
    }

    private static void TooOften(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }
}

/// <summary>What a key must be made for to call this address. One without it is open to no key.</summary>
public sealed record NeedsScope(SystemScope Scope);
