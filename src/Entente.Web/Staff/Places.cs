using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Staff;

/// <summary>Organisations and their teams as one list to choose from.</summary>
public sealed class Places
{
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(EntenteDb db, CancellationToken ct)
    {
        var organisations = await db.Organisations.AsNoTracking().Where(o => o.ClosedAt == null).OrderBy(o => o.Name).ToListAsync(ct);
        var teams = await db.Teams.AsNoTracking().Where(t => t.ClosedAt == null).OrderBy(t => t.Name).ToListAsync(ct);
        return [.. organisations.SelectMany(o => teams.Where(t => t.Organisation == o.Id).Select(t => new Choice($"{o.Reference}/{t.Reference}", $"{o.Name}: {t.Name}")).Prepend(new Choice($"{o.Reference}/", o.Name)))];
    }

    public static (string Organisation, string Team) Split(string? place) => place?.Split('/') is [var organisation, var team] ? (organisation, team) : ("", "");
}
