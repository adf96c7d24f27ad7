using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Charges;

/// <summary>A referral tells of acts that the person was made to do; each is proposed as a charge to look at.</summary>
[Step(DataKind.NonPunishment)]
public sealed record ChargesProposed(Reference Referral, int Lines, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A charge was written down, looked at or changed. The log holds no words of it.</summary>
[Step(DataKind.NonPunishment)]
public sealed record ChargeKept(Reference Charge, string ActSort, string Stage, int Version, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A charge turned out to be none that belongs here.</summary>
[Step(DataKind.NonPunishment)]
public sealed record ChargeSetAside(Reference Charge, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A prosecutor was told that the act was compelled, with what shows it.</summary>
[Step(DataKind.NonPunishment)]
public sealed record PackHandedOver(Reference Pack, Reference Charge, Reference Disclosure, int Records, DateOnly On, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The prosecutor answered, or said that they have not decided.</summary>
[Step(DataKind.NonPunishment)]
public sealed record ProsecutorAnswered(Reference Charge, ProsecutorAnswer Answer, string Reason, DateOnly On, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Something was done against a conviction.</summary>
[Step(DataKind.NonPunishment)]
public sealed record RemedySought(Reference Charge, string Remedy, DateOnly On, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
