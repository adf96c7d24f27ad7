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
    /// <summary>What somebody has to do by a day.</summary>
    Tasks,
    /// <summary>What the centre asks of others before it decides, and their answers.</summary>
    Requests,
    /// <summary>What left a compartment or the house, on what ground.</summary>
    Disclosures,
    /// <summary>Where a person was asked to tell what happened, by whom, and how often already.</summary>
    Interviews,
    /// <summary>What a person was compelled to do and must not be punished for.</summary>
    NonPunishment,
    /// <summary>The code word and number by which a person opens their own page.</summary>
    PersonAccess,
    /// <summary>Decisions drawn by chance and read again.</summary>
    QualitySamples,
    /// <summary>By which other programs of an organisation come in.</summary>
    ApiKeys,
    /// <summary>What a provider is asked before it takes somebody on: needs, and not who or where they are.</summary>
    SupportOffers,
    /// <summary>By which way a decision's letter was given, to whom and when.</summary>
    Serving,
    /// <summary>What passed the safety check because two people stood for it.</summary>
    SafetyOverrides,
    /// <summary>Why nothing of a dossier may be deleted for now.</summary>
    LegalHolds,
    /// <summary>A decision that is challenged before a court or tribunal.</summary>
    Appeals,
}
