namespace Entente.Support.Offers;

/// <summary>Whether there is danger, without what it is or where.</summary>
public enum OfferDanger { NoneKnown, MayBe, Now }

/// <summary>Whether a provider that accepts may be told who the person is, and why.</summary>
public enum Naming
{
    /// <summary>Nobody agreed to it: help is offered all the same (Directive 2011/36/EU, article 11(3) and (5)).</summary>
    Withheld,
    /// <summary>The person agreed that this kind of provider knows who they are.</summary>
    Agreed,
    /// <summary>A child's best interests call for it (Directive 2011/36/EU, article 13(1)).</summary>
    BestInterests,
}

/// <summary>What is said to ask a provider for help: codes only, so that nothing of who or where the person is slips in. Null is not answered.</summary>
public sealed record OfferForm
{
    /// <summary>Reference of the organisation.</summary>
    public string? Provider { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public IReadOnlyList<string> Wanted { get; init; } = [];
    public IReadOnlyList<string> PlaceWishes { get; init; } = [];
    public string? Language { get; init; }
    public OfferDanger? Danger { get; init; }
    public Naming? Naming { get; init; }
    public string? Within { get; init; }

    public override string ToString() => nameof(OfferForm);
}

/// <summary>What a provider says that cannot help.</summary>
public sealed record DeclineForm
{
    public string? Reason { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(DeclineForm);
}
