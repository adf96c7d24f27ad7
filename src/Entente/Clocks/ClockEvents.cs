using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Clocks;

/// <summary>A period of the law began on a dossier.</summary>
[Step(DataKind.Clocks)]
public sealed record ClockStarted(Reference Clock, DossierId Dossier, string Rule, string Territory, DateOnly? Due) : Event
{
    public override DossierId About => Dossier;

    public static ClockStarted Of(Clock clock) => new(clock.Reference, clock.Dossier, clock.Rule, clock.Territory, clock.Due);
}

/// <summary>Somebody asked for a change; a second person decides.</summary>
[Step(DataKind.Clocks)]
public sealed record ClockChangeAsked(Reference Clock, DossierId Dossier, string Rule, ClockChange What) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The second person did not agree.</summary>
[Step(DataKind.Clocks)]
public sealed record ClockChangeDeclined(Reference Clock, DossierId Dossier, string Rule, ClockChange What) : Event
{
    public override DossierId About => Dossier;
}

[Step(DataKind.Clocks)]
public sealed record ClockPaused(Reference Clock, DossierId Dossier, string Rule) : Event
{
    public override DossierId About => Dossier;
}

[Step(DataKind.Clocks)]
public sealed record ClockResumed(Reference Clock, DossierId Dossier, string Rule, DateOnly? Due) : Event
{
    public override DossierId About => Dossier;
}

[Step(DataKind.Clocks)]
public sealed record ClockExtended(Reference Clock, DossierId Dossier, string Rule, int By, DateOnly? Due) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>What the clock waited for has happened. Met: whether the period was kept.</summary>
[Step(DataKind.Clocks)]
public sealed record ClockStopped(Reference Clock, DossierId Dossier, string Rule, bool? Met) : Event
{
    public override DossierId About => Dossier;

    public static ClockStopped Of(Clock clock) => new(clock.Reference, clock.Dossier, clock.Rule, clock.Met);
}
