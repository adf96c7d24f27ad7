using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Placements;

/// <summary>Asks for an exception from the safety check, for offering one place once.</summary>
public sealed class AskPlacementOverride(EntenteDb db, Gate gate, PlacementSafety safety, AskOverride exceptions)
{
    public async Task<Result<SafetyOverride>> RunAsync(Reference reference, string? which, string? reason, PlacementStepForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SafetyOverrides, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(which, out var known) || await db.Placements.AsNoTracking().SingleOrDefaultAsync(p => p.Reference == known && p.Dossier == about.Dossier, ct) is not { State: PlacementState.Prepared } place) return new PlacementNotFound();
        return await exceptions.KeepAsync(about, OverrideFor.Placement, place.Reference, (await safety.OfAsync(place, KeepPlacements.Lines(form.Sharers), ct)).Stopping(), reason, act, ct);
    }
}
