using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Support.Placements;

/// <summary>What is entered about a place to live; null is not answered.</summary>
public sealed record PlacementForm
{
    public string? Type { get; init; }
    public string? Address { get; init; }
    public string? Town { get; init; }
    public string? PostCode { get; init; }
    public string? Latitude { get; init; }
    public string? Longitude { get; init; }
    public List<string> Suits { get; init; } = [];
    public int? Adults { get; init; }
    public int? Children { get; init; }
    public DateOnly? Until { get; init; }

    public override string ToString() => nameof(PlacementForm);
}

/// <summary>What is done with a place that is written down.</summary>
public sealed record PlacementStepForm
{
    /// <summary>From when the person lives there, or since when no longer.</summary>
    public DateOnly? Day { get; init; }
    public string? End { get; init; }
    public string? Words { get; init; }

    /// <summary>Names of others who live there, one a line: compared, never kept.</summary>
    public string? Sharers { get; init; }

    public override string ToString() => nameof(PlacementStepForm);
}

public sealed record PlacementTypeMissing() : Problem(nameof(PlacementForm.Type));
public sealed record PlacementAddressMissing() : Problem(nameof(PlacementForm.Address));
public sealed record PlacementTownMissing() : Problem(nameof(PlacementForm.Town));
public sealed record PlacementPointUnreal() : Problem(nameof(PlacementForm.Latitude));
public sealed record PlacementCheckUnknown() : Problem(nameof(PlacementForm.Suits));
public sealed record SharersOutside(string Of) : Problem(Of);
public sealed record PlacementUntilPast(DateOnly Today) : Problem(nameof(PlacementForm.Until), Today);
public sealed record PlacementNotFound() : Problem("");
/// <summary>Somebody did the next step already.</summary>
public sealed record PlacementMovedOn() : Problem("");
public sealed record PlacementLacks(string Check) : Problem("", new Sentence(Check));
/// <summary>It is not offered: the rule is told, and not which place or person it met.</summary>
public sealed record PlacementStopped(string Rule) : Problem("", new Sentence(Rule));
public sealed record PlacementDayMissing() : Problem(nameof(PlacementStepForm.Day));
public sealed record PlacementDayUnreal(DateOnly Earliest, DateOnly Latest) : Problem(nameof(PlacementStepForm.Day), Earliest, Latest);
public sealed record PlacementEndMissing() : Problem(nameof(PlacementStepForm.End));
public sealed record MoveReasonMissing() : Problem(nameof(PlacementStepForm.Words));
public sealed record DeclineReasonMissing() : Problem(nameof(PlacementStepForm.Words));

/// <summary>A place to live was written down.</summary>
[Step(DataKind.Placement)]
public sealed record PlacementPrepared(Reference Placement, Reference Case, string Type, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A place to live was offered.</summary>
/// <param name="Rules">What spoke against it, by code with blanks between.</param>
[Step(DataKind.Placement)]
public sealed record PlacementOffered(Reference Placement, Reference Case, string Rules, Reference? Override, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The person moved in.</summary>
[Step(DataKind.Placement)]
public sealed record PlacementBegun(Reference Placement, Reference Case, DateOnly From, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The person does not want the place.</summary>
[Step(DataKind.Placement)]
public sealed record PlacementNotWanted(Reference Placement, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The person no longer lives there.</summary>
/// <param name="End">Why, by code.</param>
[Step(DataKind.Placement)]
public sealed record PlacementEnded(Reference Placement, Reference Case, DateOnly On, string End, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
