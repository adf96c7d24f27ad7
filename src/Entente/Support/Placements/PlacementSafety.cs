using Entente.Access;
using Entente.Cases.Contact;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Placements;

/// <summary>What speaks against a place to live: dangerous places at or near it, and who lives there.</summary>
public sealed class PlacementSafety(EntenteDb db, SafetyTerms terms, QuestionSets sets)
{
    /// <summary>Looked up for the person's safety, whatever the reader may see. Of another case nothing comes out but the rule.</summary>
    /// <param name="sharers">Names of others who live there, as far as the provider knows them: compared, never kept.</param>
    public async Task<IReadOnlyList<Finding>> OfAsync(Placement place, IReadOnlyList<string> sharers, CancellationToken ct)
    {
        var dangers = await Dangers.OfAsync(db, sets, place.Dossier, ct);
        var found = SafetyCheck.OfPlace(place.Place, dangers, terms).ToList();
        if (sharers.Any(dangers.Names) || await SharesWithDangerAsync(place, dangers, ct)) found.Add(new(SafetyRules.SharingTheirs, terms.Stops(SafetyRules.SharingTheirs), null, false));
        return found;
    }

    /// <summary>Whether somebody of another case who lives there now is dangerous for this person, or this person for them.</summary>
    private async Task<bool> SharesWithDangerAsync(Placement place, Dangers dangers, CancellationToken ct)
    {
        // Addresses are compared here and not by the database: they are written in many ways, and it need not be able to read them.
        var others = await db.Placements.IgnoreQueryFilters(["access"]).AsNoTracking().Where(p => p.State == PlacementState.Living && p.Dossier != place.Dossier).ToListAsync(ct);
        var dossiers = others.Where(o => Nearness.Of(place.Place, o.Place, terms.NearMetres).Rule == SafetyRules.PlaceSame).Select(o => o.Dossier).Distinct().ToList();
        if (dossiers.Count == 0) return false;
        var own = await NamesAsync([place.Dossier], ct);
        foreach (var dossier in dossiers)
        {
            if ((await NamesAsync([dossier], ct)).Any(dangers.Names)) return true;
            var theirs = await Dangers.OfAsync(db, sets, dossier, ct);
            if (own.Any(theirs.Names)) return true;
        }

        return false;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<DossierId> dossiers, CancellationToken ct)
    {
        var people = await db.Records.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => dossiers.Contains(r.Dossier) && r.Schema == "Person" && r.RowKind == DataKind.ReferralFacts && r.SupersededBy == null).ToListAsync(ct);
        return [.. people.SelectMany(p => p.Statements).Where(s => s.Property is "name" or "alias" or "previousName").Select(s => s.Value).Distinct()];
    }
}
