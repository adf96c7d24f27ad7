using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>Who may see a note, said before it is written: each role that the matrix opens its compartment to, in which shape, and how many people of the case that is today.</summary>
/// <param name="People">How many are assigned to the case in this role; null where the role sees it by its team or organisation.</param>
public sealed record SeenBy(Role Role, bool IsWhole, int? People, bool ByBreakingGlass)
{
    /// <summary>Worked out from the matrix and the assignments alone, so that it cannot say another thing than the gate does.</summary>
    internal static async Task<IReadOnlyList<SeenBy>> OfAsync(EntenteDb db, DataKind kind, DossierId dossier, CancellationToken ct)
    {
        var assigned = (await db.Set<Assignment>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => a.Dossier == dossier && a.Until == null).Select(a => new { a.Role, a.User }).Distinct().ToListAsync(ct)).ToLookup(a => a.Role);
        List<SeenBy> seen = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var grants = db.Matrix.Reading(role, kind).Where(g => g.Shape >= Shape.Masked).ToList();
            if (grants.Count == 0) continue;
            var byAssignment = grants.TrueForAll(g => g.Relations == Relation.Assigned);
            seen.Add(new(role, grants.Exists(g => g.Shape == Shape.Full), byAssignment ? assigned[role].Count() : null, grants.Exists(g => g.ByBreakingGlass)));
        }

        return seen;
    }
}
