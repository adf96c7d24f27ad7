namespace Entente.Support.Needs;

/// <summary>What is entered for one area; null is not answered.</summary>
public sealed record NeedForm
{
    public string? Area { get; init; }
    public string? What { get; init; }
    public string? View { get; init; }
    public string? Language { get; init; }
    public string? WithoutView { get; init; }
    public string? Urgency { get; init; }
    public string? RiskToThem { get; init; }
    public string? RiskFromOthers { get; init; }
    public string? RiskToOthers { get; init; }
    public string? Done { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The version that was on the page; 0 where there was none.</summary>
    public int Number { get; init; }

    /// <summary>What stands now, to be looked at again. The person is asked anew and a new day is set: neither is taken over unread.</summary>
    public static NeedForm Again(Need need) => new()
    {
        Area = need.Area,
        What = need.What,
        View = need.View,
        Language = need.Language,
        WithoutView = need.WithoutView,
        Urgency = need.Urgency,
        RiskToThem = need.RiskToThem,
        RiskFromOthers = need.RiskFromOthers,
        RiskToOthers = need.RiskToOthers,
        Done = need.Done,
        Number = need.Number,
    };

    public override string ToString() => nameof(NeedForm);
}
