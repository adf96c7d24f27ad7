using Entente.Foundation;

namespace Entente.Support;

/// <summary>One provider asked to help one person.</summary>
public readonly record struct SupportOfferId(long Value) : IId<SupportOfferId>
{
    public static SupportOfferId From(long value) => new(value);
}

/// <summary>One step of a support plan.</summary>
public readonly record struct PlanStepId(long Value) : IId<PlanStepId>
{
    public static PlanStepId From(long value) => new(value);
}

/// <summary>A place to live for a person.</summary>
public readonly record struct PlacementId(long Value) : IId<PlacementId>
{
    public static PlacementId From(long value) => new(value);
}
