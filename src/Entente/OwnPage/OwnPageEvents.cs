using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.OwnPage;

/// <summary>A person was given a way in to their own page. Neither code word nor number is in the log.</summary>
[Step(DataKind.PersonAccess)]
public sealed record OwnPageGiven(Reference Access, Reference Case, string Language, DateTimeOffset Ends, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A way in was shut.</summary>
[Step(DataKind.PersonAccess)]
public sealed record OwnPageRevoked(Reference Access, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A person came in to their own page.</summary>
[NoStep("When a person looks at their own page is theirs to know, and for those who look after the log.")]
public sealed record OwnPageOpened(Reference Access, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.SignIn;
}

/// <summary>Somebody tried to come in to a person's own page and was not let in. Why is for the log alone; whoever tried is told the same each time.</summary>
[NoStep("That somebody tried is for those who look after the log: it must not be laid at the person's door.")]
public sealed record OwnPageMissed(string Why) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.SignIn;
}

/// <summary>A person asked for a copy or for a correction: with the task of whoever answers.</summary>
[Step(DataKind.DataRequests)]
public sealed record OwnRequestMade(Reference Request, Reference Case, OwnRequestSort Asked, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
