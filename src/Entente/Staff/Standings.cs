using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>How somebody stands with the centre right now: read anew at each request, so that a role taken away or a team left acts at once.</summary>
public sealed class Standings(IStore store, TimeProvider clock)
{
    public async Task<Standing?> OfAsync(UserId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Open(Reader.Machine);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
        if (user is null) return null;
        var roles = await db.UserRoles.AsNoTracking().Where(r => r.User == id && r.EndedAt == null).ToListAsync(ct);
        var glass = await db.BrokenGlass.AsNoTracking().Where(g => g.User == id && g.EndedAt == null && g.Until > now)
            .Select(g => new OpenGlass(g.Dossier, g.Subject, g.Reference, g.Role, g.From, g.Until)).ToListAsync(ct);
        return new(user.Id, user.Reference, user.DisplayName, user.Organisation, user.Team, user.SecurityStamp)
        {
            MayWork = user.MayWork(now),
            MustChangePassword = user.MustChangePassword,
            OneTimeOn = user.OneTimeOn,
            IsPersona = user.IsPersona,
            Roles = [.. roles.Where(r => r.Holds(now)).Select(r => r.Role).Distinct().Order()],
            Glass = [.. glass.Where(g => g.From <= now)],
        };
    }
}

/// <summary>What a session is held against.</summary>
public sealed record Standing(UserId User, Reference Reference, string DisplayName, OrganisationId Organisation, TeamId Team, string SecurityStamp)
{
    public bool MayWork { get; init; }

    public bool MustChangePassword { get; init; }

    public bool OneTimeOn { get; init; }

    public bool IsPersona { get; init; }

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public IReadOnlyList<OpenGlass> Glass { get; init; } = [];

    /// <summary>The reader in this role for this purpose; nobody if the role is no longer theirs. Glass broken in one role does not open in another.</summary>
    public Reader In(Role role, Purpose purpose) => MayWork && Roles.Contains(role)
        ? new(User, role, Organisation, Team) { Purpose = purpose, BrokenGlass = [.. Glass.Where(g => g.Role == role).Select(g => g.Dossier)] }
        : Reader.Nobody;
}

/// <summary>A dossier open by broken glass, for the banner.</summary>
public sealed record OpenGlass(DossierId Dossier, Reference Subject, Reference Glass, Role Role, DateTimeOffset From, DateTimeOffset Until);
