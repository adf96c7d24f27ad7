using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Health;

/// <summary>A need of health was written down. The log holds no word of it, nor of what kind it is.</summary>
[Step(DataKind.Health)]
public sealed record HealthNeedKept(Reference HealthNeed, Reference Case, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>What of a need of health somebody may know was written down, resting on a line of the ledger.</summary>
[Step(DataKind.Health)]
public sealed record HealthShared(Reference HealthShare, Reference Consent, string Recipient, string Parts, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A need of health is no longer shared, though the consent may stand.</summary>
[Step(DataKind.Health)]
public sealed record HealthShareStopped(Reference HealthShare, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
