using System.Collections.Concurrent;

namespace Entente.Web.Staff;

/// <summary>Sessions that somebody signed out of, so that a copy of their cookie opens nothing any more.</summary>
/// <remarks>In memory: after a restart such a copy is good until its idle limit, as it would be for whoever did not sign out.</remarks>
public sealed class EndedSessions(SessionLimits limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    public void End(string session)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, until) in _ended)
        {
            if (until < now) _ended.TryRemove(old, out _);
        }

        _ended[session] = now + limits.Longest;
    }

    public bool Holds(string session) => _ended.ContainsKey(session);
}
