using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>A way to reach the person was written down.</summary>
[Step(DataKind.Contact)]
public sealed record ContactWayAdded(Reference Way, string Channel, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Ways to reach the person came with a referral.</summary>
[Step(DataKind.Contact)]
public sealed record ContactWaysTakenFromReferral(Reference Referral, int Ways, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A way to reach the person is no longer used.</summary>
[Step(DataKind.Contact)]
public sealed record ContactWayEnded(Reference Way, string Channel, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Something dangerous for the person was written down.</summary>
[Step(DataKind.Hazards)]
public sealed record DangerAdded(Reference Danger, bool IsPerson, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Something is no longer dangerous for the person.</summary>
[Step(DataKind.Hazards)]
public sealed record DangerEnded(Reference Danger, bool IsPerson, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody asks to pass the safety check.</summary>
/// <param name="Rules">The rules that stop it, by code with blanks between.</param>
[Step(DataKind.SafetyOverrides)]
public sealed record SafetyOverrideAsked(Reference Override, OverrideFor For, Reference Of, string Rules, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A second person agreed.</summary>
[Step(DataKind.SafetyOverrides)]
public sealed record SafetyOverrideAgreed(Reference Override, OverrideFor For, Reference Of, string Rules, UserId AskedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A second person did not agree.</summary>
[Step(DataKind.SafetyOverrides)]
public sealed record SafetyOverrideDeclined(Reference Override, OverrideFor For, Reference Of, UserId AskedBy, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A decision's letter was given to somebody.</summary>
/// <param name="Rules">What spoke against it, by code; empty where nothing did.</param>
/// <param name="Override">The exception that let it pass.</param>
[Step(DataKind.Serving)]
public sealed record LetterServed(Reference Serving, Reference Case, int Decision, string Channel, Reference Way, string Rules, Reference? Override, bool WasBefore, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
