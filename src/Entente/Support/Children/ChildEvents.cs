using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Children;

/// <summary>A guardian was appointed for a child. The log holds nobody's name.</summary>
[Step(DataKind.ChildFlags)]
public sealed record GuardianAppointed(Reference Guardian, Reference Case, string Office, DateOnly On, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody is no longer a child's guardian.</summary>
/// <param name="End">Why, by code.</param>
[Step(DataKind.ChildFlags)]
public sealed record GuardianLeft(Reference Guardian, Reference Case, string Office, DateOnly On, string End, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>It was concluded what is in a child's best interests. The log holds no words of it.</summary>
[Step(DataKind.ChildFlags)]
public sealed record BestInterestsConcluded(Reference BestInterests, Reference Case, string Question, int Number, bool ChildWasHeard, DateOnly ReviewOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>How a child stands with school was written down. Which school it is stands in no log.</summary>
[Step(DataKind.Placement)]
public sealed record SchoolKept(Reference Schooling, Reference Case, string State, string Rules, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody who depends on the person was written down, or that was changed.</summary>
[Step(DataKind.ChildFlags)]
public sealed record DependentKept(Reference Dependent, Reference Case, int Version, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
