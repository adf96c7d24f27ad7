using Entente.Foundation;

namespace Entente.Cases.Charges;

/// <summary>What is entered of a charge and of the act behind it; null is not answered.</summary>
public sealed record ChargeForm
{
    public string? Sort { get; init; }
    public string? What { get; init; }
    public string? OffenceCode { get; init; }
    public string? Authority { get; init; }
    public string? Court { get; init; }
    public string? CourtReference { get; init; }
    public string? Stage { get; init; }
    public PartialDate? ChargedOn { get; init; }
    public PartialDate? NextOn { get; init; }
    public string? Source { get; init; }
    public string? MadeTo { get; init; }
    public PartialDate? ActOn { get; init; }
    public string? Statement { get; init; }
    public string? Language { get; init; }
    public string? How { get; init; }
    public List<string> Records { get; init; } = [];

    /// <summary>The version that was on the page; 0 for a new one.</summary>
    public int Version { get; init; }

    public static ChargeForm Of(Charge charge) => new()
    {
        Sort = charge.Sort,
        What = charge.What,
        OffenceCode = charge.OffenceCode,
        Authority = charge.Authority,
        Court = charge.Court,
        CourtReference = charge.CourtReference,
        Stage = charge.Stage,
        ChargedOn = charge.ChargedOn,
        NextOn = charge.NextOn,
        Source = charge.Source,
        MadeTo = charge.MadeTo,
        ActOn = charge.ActOn,
        Statement = charge.Statement,
        Language = charge.Language,
        How = charge.How,
        Records = [.. charge.RecordCodes],
        Version = charge.Version,
    };

    public override string ToString() => nameof(ChargeForm);
}

/// <summary>Why a charge is none that belongs here.</summary>
public sealed record SetAsideForm
{
    public string? Because { get; init; }
    public int Version { get; init; }

    public override string ToString() => nameof(SetAsideForm);
}
