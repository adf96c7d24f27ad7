using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Plans;

/// <summary>A step was put into a support plan.</summary>
[Step(DataKind.SupportPlan)]
public sealed record PlanStepAdded(Reference PlanStep, Reference Case, string Entitlement, StepState State, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A step of a support plan was changed.</summary>
[Step(DataKind.SupportPlan)]
public sealed record PlanStepChanged(Reference PlanStep, Reference Case, string Entitlement, StepState State, int Version, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
