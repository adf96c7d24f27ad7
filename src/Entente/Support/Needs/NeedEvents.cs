using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Needs;

/// <summary>What a person needs in one area was looked at. The log holds no words of it.</summary>
[Step(DataKind.RiskAssessment)]
public sealed record NeedAssessed(Reference Need, Reference Case, string Area, int Number, bool HasRisk, DateOnly ReviewOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
