using Entente.Audit;

namespace Entente.Storage;

/// <summary>Does what must happen after a commit, by reading the log with a cursor. Its changes, its events and its cursor are one commit, so a kill repeats nothing and loses nothing.</summary>
public interface IFollower
{
    /// <summary>The cursor's name; never changes once shipped.</summary>
    string Name { get; }

    /// <summary>Whether it wants to be handed this kind of event. Others only move its cursor.</summary>
    bool Follows(string what);

    /// <summary>How many of these, from the first on and at least one, it does in one commit: so that a long import is neither one giant commit nor begun anew after a kill.</summary>
    int Reach(IReadOnlyList<AuditEntry> wanted) => wanted.Count;

    /// <summary>Adds its changes to the context and returns what happened, if anything did. Must not commit.</summary>
    Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct);
}
