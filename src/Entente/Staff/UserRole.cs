using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>A role that somebody holds, or that one administrator proposed and another has yet to confirm.</summary>
public sealed class UserRole
{
    [Open] public required UserRoleId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required UserId User { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required DateTimeOffset From { get; init; }
    [Open] public DateTimeOffset? Until { get; set; }
    [Open] public required UserId ProposedBy { get; init; }
    [Open] public UserId? ConfirmedBy { get; private set; }
    [Open] public DateTimeOffset? ConfirmedAt { get; private set; }
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public int Version { get; private set; }

    public bool Waits => ConfirmedAt is null && EndedAt is null;

    public bool Holds(DateTimeOffset when) => ConfirmedAt is not null && EndedAt is null && From <= when && (Until is null || when < Until);

    public void Confirm(UserId by, DateTimeOffset when) => (ConfirmedBy, ConfirmedAt, Version) = (by, when, Version + 1);

    public void End(DateTimeOffset when) => (EndedAt, Version) = (EndedAt ?? when, Version + 1);

    /// <summary>A role held from the start: set-up's first administrator, the example world.</summary>
    public static UserRole Held(UserRoleId id, UserId user, Role role, DateTimeOffset from)
    {
        var held = new UserRole { Id = id, Reference = Reference.New("ROLE"), User = user, Role = role, From = from, ProposedBy = default };
        held.Confirm(default, from);
        return held;
    }
}

public readonly record struct UserRoleId(long Value) : IId<UserRoleId>
{
    public static UserRoleId From(long value) => new(value);
}
