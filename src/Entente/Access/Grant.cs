namespace Entente.Access;

/// <summary>One cell of the matrix, read: what a role may do with a kind of data, and under which conditions.</summary>
/// <param name="Verb">What may be done. Writing includes reading.</param>
/// <param name="Shape">How the data come out.</param>
/// <param name="Relations">Which relations to the record open it; <see cref="Relation.Other"/> stands for any.</param>
public sealed record Grant(Verb Verb, Shape Shape, Relation Relations)
{
    public bool ByBreakingGlass { get; init; }

    public bool NeedsConsent { get; init; }

    public bool NeedsSecondPerson { get; init; }

    /// <summary>What of it is meant, in words that are shown to the person, e.g. "summary", "danger only". The shape keeps the rest back.</summary>
    public string Note { get; init; } = "";

    /// <summary>A cell that names break-glass and no relation opens to nobody until the glass is broken.</summary>
    public bool OpensToAnybody => Relations == Relation.Other && !ByBreakingGlass;

    public bool Opens(Relation relation) => OpensToAnybody || (Relations & relation) != 0;
}

/// <summary>The answer to "may this reader do this?", with the rule that gave it.</summary>
/// <param name="Rule">The matrix cell in words, shown on the no-access page and written to the log.</param>
public sealed record Permission(bool Allowed, Shape Shape, string Rule)
{
    public bool NeedsSecondPerson { get; init; }

    public bool NeedsConsent { get; init; }

    /// <summary>Refused now, yet the role may break the glass for it.</summary>
    public bool GlassMayBeBroken { get; init; }
}
