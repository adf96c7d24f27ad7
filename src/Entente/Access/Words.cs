namespace Entente.Access;

/// <summary>The twelve roles. A person may hold several and acts in one at a time.</summary>
public enum Role
{
    FirstResponder, CaseWorker, DecisionMaker, SupportProvider, Analyst, DutyOfficer,
    BorderOfficer, LiaisonOfficer, Supervisor, Auditor, Statistician, Administrator,
}

/// <summary>Why somebody looks or acts. Chosen at sign-in, written beside every act.</summary>
public enum Purpose { Support, Decision, Intelligence, Duty, Border, Audit, Statistics, Administration }

/// <summary>Data kept apart; crossing from one to another needs a ledger entry or a named power.</summary>
public enum Compartment { Decision, Support, Intelligence, Border }

/// <summary>What may be done with a kind of data.</summary>
public enum Verb { Read, Write, Approve, Export }

/// <summary>How the reader stands to one record. Other: none of them. Self: it is about the reader, who is the person of that dossier.</summary>
[Flags]
public enum Relation { Other = 0, Own = 1, Team = 2, Assigned = 4, Self = 8 }

/// <summary>In what shape a permitted reader gets the data.</summary>
public enum Shape { Nothing, Counts, HitOnly, Masked, Full }
