using System.Reflection;
using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>Finds the dossier that a quoted reference belongs to, whatever room keeps the thing: any protected thing with a Reference will do.</summary>
/// <remarks>Rooms below this one keep referrals, cases and records; asking the model keeps this room from knowing them.</remarks>
internal static class DossierByReference
{
    private static readonly MethodInfo Asked = typeof(DossierByReference).GetMethod(nameof(AskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<Found?> FindAsync(EntenteDb db, Reference reference, CancellationToken ct)
    {
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IProtected)) && t != typeof(BrokenGlass) && t != typeof(User)))
        {
            if (type.GetProperty("Reference")?.PropertyType != typeof(Reference)) continue;
            var found = await (Task<Found?>)Asked.MakeGenericMethod(type).Invoke(null, [db, reference, ct])!;
            if (found is not null && found.Thing.Dossier != default) return found;
        }

        return null;
    }

    private static async Task<Found?> AskAsync<T>(EntenteDb db, Reference reference, CancellationToken ct) where T : class, IProtected =>
        await db.Set<T>().AsNoTracking().FirstOrDefaultAsync(x => EF.Property<Reference>(x, "Reference") == reference, ct) is { } thing ? new(thing) : null;
}

/// <summary>A thing with a dossier. Wrapped, since an interface with static members can't be a type argument.</summary>
internal sealed record Found(IProtected Thing);
