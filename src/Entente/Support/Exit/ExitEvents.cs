using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Exit;

/// <summary>A provider's support of somebody ended. The log holds no words of why or where to.</summary>
[Step(DataKind.SupportPlan)]
public sealed record SupportEnded(Reference Exit, Reference Case, Reference Offer, OrganisationId Provider, string Reason, ExitWish Wish, ExitConsent Consent, DateOnly LeftOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody who left was asked how they are, or could not be reached.</summary>
[Step(DataKind.SupportPlan)]
public sealed record FollowUpAnswered(Reference FollowUp, Reference Exit, int Months, FollowUpState State, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Nobody asks on that day: the person does not want it, or is supported again.</summary>
[Step(DataKind.SupportPlan)]
public sealed record FollowUpDropped(Reference FollowUp, Reference Exit, int Months, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>There are signs that somebody who left is trafficked again: the desk and a supervisor are told by tasks of the same commit.</summary>
[Step(DataKind.RiskAssessment)]
public sealed record TraffickedAgainFeared(Reference FollowUp, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
