using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Sessions;

/// <summary>A session was planned. The log holds no words of it, and nobody's name.</summary>
[Step(DataKind.SupportPlan)]
public sealed record SessionPlanned(Reference Session, Reference Case, string Service, DateOnly On, Reference? PlanStep, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>It was told what came of a session, or that was corrected.</summary>
/// <param name="Outcome">By code.</param>
[Step(DataKind.SupportPlan)]
public sealed record SessionTold(Reference Session, Reference Case, string Service, string Outcome, int Version, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
