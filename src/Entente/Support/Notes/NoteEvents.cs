using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Notes;

/// <summary>A support note was written or corrected. The log holds no words of it.</summary>
[Step(DataKind.SupportNotes)]
public sealed record SupportNoteKept(Reference Note, string Category, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A privileged note was written or corrected: that there is one is told to those alone who may read it.</summary>
[Step(DataKind.PrivilegedNotes)]
public sealed record PrivilegedNoteKept(Reference Note, string Category, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A note of the decision was written or corrected.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record DecisionNoteKept(Reference Note, string Category, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody who decides asked for one document out of support notes.</summary>
[Step(DataKind.Disclosures)]
public sealed record DocumentAsked(Reference Request, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>One redacted document was given out of support notes, under a crossing.</summary>
[Step(DataKind.Disclosures)]
public sealed record DocumentGiven(Reference Request, Reference Disclosure, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Those who support the person gave no document, and said why.</summary>
[Step(DataKind.Disclosures)]
public sealed record DocumentRefused(Reference Request, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
