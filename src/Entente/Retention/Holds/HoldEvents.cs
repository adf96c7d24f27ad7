using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Retention.Holds;

/// <summary>From now on nothing of the dossier is deleted.</summary>
[Step(DataKind.LegalHolds)]
public sealed record LegalHoldPlaced(Reference Hold, Reference Case, string Ground, DateOnly? Until, DateOnly ReviewOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody looked at a hold and it stays.</summary>
[Step(DataKind.LegalHolds)]
public sealed record LegalHoldReviewed(Reference Hold, Reference Case, DateOnly ReviewOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Another person than whoever placed it lifted a hold.</summary>
[Step(DataKind.LegalHolds)]
public sealed record LegalHoldLifted(Reference Hold, Reference Case, UserId PlacedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
