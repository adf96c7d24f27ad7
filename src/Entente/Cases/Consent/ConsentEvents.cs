using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Consent;

/// <summary>A person agreed that parts of their data are used for a purpose by a recipient.</summary>
/// <param name="Sets">Codes of the parts, with blanks between.</param>
[Step(DataKind.ConsentLedger)]
public sealed record ConsentGiven(Reference Case, string Purpose, string Recipient, string Country, string Sets, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A person refused, or wants to be asked again later.</summary>
[Step(DataKind.ConsentLedger)]
public sealed record ConsentNotGiven(Reference Case, string Purpose, string Recipient, string Country, string Sets, ConsentAct Act, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A person took back what they had agreed to: from the moment at which they said so, nothing of it may be used.</summary>
/// <param name="Entries">How many lines of the ledger they took back.</param>
/// <param name="Everything">They want nothing of theirs to be used any more.</param>
[Step(DataKind.ConsentLedger)]
public sealed record ConsentWithdrawn(Reference Case, int Entries, bool Everything, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>What was chosen with a referral came into the ledger.</summary>
[Step(DataKind.ConsentLedger)]
public sealed record ConsentTakenFromReferral(Reference Referral, int Entries, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
