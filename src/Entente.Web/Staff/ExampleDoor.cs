using System.Net;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Web.Staff;

/// <summary>The one-click door of the example world: open only where the centre is the example world and the request comes from this very machine. Asked at each use.</summary>
public sealed class ExampleDoor(IConfiguration settings)
{
    public bool IsOpen(HttpContext http) => settings.GetValue("ExampleWorld", false) && IsFromHere(http);

    /// <summary>Both ends are loopback, the address asked for is loopback, and nobody passed the request on: a proxy on this machine would make strangers look local.</summary>
    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && (http.Connection.LocalIpAddress is not { } to || IPAddress.IsLoopback(to))
        && IsLoopback(http.Request.Host.Host)
        && !http.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Via", StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Somebody made up, to sign in as.</summary>
public sealed record Persona(Reference Reference, string Name, Role Role, string Organisation);
