using Entente.Access;

namespace Entente.Supervision.CaseReaders;

/// <summary>The kinds of data that a case may hold, by the compartment that they are kept in.</summary>
internal static class DossierKinds
{
    private static readonly Dictionary<DataKind, Compartment> Of = new()
    {
        [DataKind.ReferralFacts] = Compartment.Decision,
        [DataKind.ReferralNarrative] = Compartment.Decision,
        [DataKind.Identity] = Compartment.Decision,
        [DataKind.Contact] = Compartment.Decision,
        [DataKind.Hazards] = Compartment.Decision,
        [DataKind.EvidenceFiles] = Compartment.Decision,
        [DataKind.DecisionDraft] = Compartment.Decision,
        [DataKind.DecisionOutcome] = Compartment.Decision,
        [DataKind.Serving] = Compartment.Decision,
        [DataKind.ConsentLedger] = Compartment.Decision,
        [DataKind.Disclosures] = Compartment.Decision,
        [DataKind.Interviews] = Compartment.Decision,
        [DataKind.Clocks] = Compartment.Decision,
        [DataKind.ChildFlags] = Compartment.Decision,
        [DataKind.ImmigrationStatus] = Compartment.Decision,
        [DataKind.Placement] = Compartment.Support,
        [DataKind.Health] = Compartment.Support,
        [DataKind.SupportNotes] = Compartment.Support,
        [DataKind.PrivilegedNotes] = Compartment.Support,
        [DataKind.RiskAssessment] = Compartment.Support,
        [DataKind.SupportPlan] = Compartment.Support,
        [DataKind.SupportOffers] = Compartment.Support,
        [DataKind.CrimeReferences] = Compartment.Intelligence,
        [DataKind.IntelligenceReports] = Compartment.Intelligence,
        [DataKind.DutyLog] = Compartment.Intelligence,
        [DataKind.BorderEvents] = Compartment.Border,
    };

    public static IEnumerable<DataKind> All => Of.Keys;

    public static Compartment CompartmentOf(DataKind kind) => Of[kind];
}
