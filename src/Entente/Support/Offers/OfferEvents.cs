using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Offers;

/// <summary>A provider was asked to help somebody.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportOffered(Reference Offer, Reference Case, OrganisationId Provider, Naming Naming, DateTimeOffset Until, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A provider takes somebody on.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportAccepted(Reference Offer, OrganisationId Provider, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A provider cannot help.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportDeclined(Reference Offer, OrganisationId Provider, string Reason, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The centre took an offer back; why stands beside the act.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportRecalled(Reference Offer, OrganisationId Provider, bool WasAccepted, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Another provider was first.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportWentElsewhere(Reference Offer, OrganisationId Provider, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A provider did not answer in time.</summary>
[Step(DataKind.SupportOffers)]
public sealed record SupportOfferExpired(Reference Offer, OrganisationId Provider, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
