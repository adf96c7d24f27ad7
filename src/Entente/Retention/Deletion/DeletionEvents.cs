using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Retention.Deletion;

/// <summary>Somebody proposes that a dossier is deleted.</summary>
[Step(DataKind.Retention)]
public sealed record DossierDeletionProposed(Reference Deletion, Reference Case, string Rules, int Rows, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A dossier stays that was proposed for deletion.</summary>
[Step(DataKind.Retention)]
public sealed record DossierDeletionDeclined(Reference Deletion, Reference Case, UserId ProposedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A dossier was deleted, and a certificate of this hash stays.</summary>
[NoStep("The dossier is gone, and with it the chronology that could tell of it; the certificate does.")]
public sealed record DossierDeleted(Reference Certificate, Reference Case, string Rules, int Rows, string Hash, UserId ProposedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
