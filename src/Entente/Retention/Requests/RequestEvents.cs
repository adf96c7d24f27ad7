using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.OwnPage;

namespace Entente.Retention.Requests;

/// <summary>A person's request about their data was taken down, and its time runs.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataRequestTaken(Reference Request, Reference Case, OwnRequestSort Asked, string Channel, string Law, string Identity, DateOnly Due, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The time for a request was extended.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataRequestExtended(Reference Request, DateOnly Due, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody proposes to hold a kind of data back.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataWithholdingProposed(Reference Request, DataKind Of, string Ground, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A second person said whether it is held back.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataWithholdingAnswered(Reference Request, DataKind Of, string Ground, bool Agreed, UserId ProposedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The person was given what is held about them.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataHandedOut(Reference Request, string Kinds, int Lines, string Hash, string Channel, Reference Way, bool IsAll, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A correction that a person asked for was made or refused.</summary>
[Step(DataKind.DataRequests)]
public sealed record DataCorrectionAnswered(Reference Request, RequestOutcome Outcome, string Refusal, Reference? Record, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
