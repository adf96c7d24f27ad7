using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>The names of colleagues, which everybody here may know; nothing else of an account comes out this way.</summary>
public static class Colleagues
{
    public static async Task<IReadOnlyDictionary<UserId, string>> NamesAsync(this EntenteDb db, IEnumerable<UserId> ids, CancellationToken ct)
    {
        var wanted = ids.Where(i => i != default).Distinct().ToList();
        return await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => wanted.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }
}
