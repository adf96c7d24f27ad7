using System.Reflection;
using Entente.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>What belongs to a dossier, in whatever table it is kept.</summary>
/// <remarks>The room that gives a dossier away does not know the tables of the rooms below it; asking the model keeps it so.</remarks>
public static class DossierRows
{
    private static readonly MethodInfo Given = typeof(DossierRows).GetMethod(nameof(GiveRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    extension(EntenteDb db)
    {
        /// <summary>Puts whatever belongs to a dossier under a team with the next commit. It is looked up within that commit, when nobody else can write: what was added meanwhile goes along, and what was changed meanwhile stands.</summary>
        public void GiveDossier(DossierId dossier, TeamId team) => db.Alongside(ct => db.GiveDossierNowAsync(dossier, team, ct));

        /// <summary>The same within a follower's turn.</summary>
        /// <returns>How many rows came under the team.</returns>
        public Task<int> GiveDossierNowAsync(DossierId dossier, TeamId team, CancellationToken ct) => db.GiveDossiersNowAsync([dossier], team, ct);

        /// <summary>The same for many: each table is asked once.</summary>
        public async Task<int> GiveDossiersNowAsync(DossierId[] dossiers, TeamId team, CancellationToken ct)
        {
            // Whatever belongs to nobody yet has this: it must not go to whoever comes first.
            if (dossiers.Contains(default)) throw new InvalidOperationException("No dossier: what has none follows nobody.");
            var given = 0;
            foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IOfDossier)))) given += await (Task<int>)Given.MakeGenericMethod(type).Invoke(null, [db, dossiers, team, ct])!;
            return given;
        }
    }

    /// <summary>Past the row filter: what belongs to the dossier goes along, whoever gives it.</summary>
    private static async Task<int> GiveRowsAsync<T>(EntenteDb db, DossierId[] dossiers, TeamId team, CancellationToken ct) where T : class, IOfDossier
    {
        var elsewhere = await db.Set<T>().IgnoreQueryFilters(["access"]).Where(x => dossiers.Contains(x.Dossier) && x.Team != team).ToListAsync(ct);
        foreach (var row in elsewhere) row.GiveTo(team);
        return elsewhere.Count(row => row.Team == team);
    }
}
