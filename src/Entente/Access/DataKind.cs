namespace Entente.Access;

/// <summary>A row of the access matrix: a kind of data or act that permission is given for. Named as in data/access/matrix.csv.</summary>
public enum DataKind
{
    DraftReferral, ReferralFacts, ReferralNarrative, Identity, Contact, Hazards, Placement, Health,
    SupportNotes, PrivilegedNotes, RiskAssessment, SupportPlan, EvidenceFiles, DecisionDraft, DecisionIssue, DecisionOutcome,
    ConsentLedger, Clocks, ChildFlags, ImmigrationStatus, CrimeReferences, IntelligenceReports, Entities, DutyLog,
    BorderEvents, CrossBorderPackages, NodeMatches, Assignment, Merge, BreakGlass, Exports, AuditLog,
    StatisticsMicro, StatisticsTables, Retention, Users, Configuration, Keys, DataRequests,
    /// <summary>Everybody signed in: home, own settings, help.</summary>
    OwnDesk,
    /// <summary>Bringing files of records in.</summary>
    Imports,
}
