namespace Entente.Linkage.Block;

/// <summary>A rule, as data, by which records find each other: those that agree on all its parts are compared. It stands in a model's JSON under <c>rules</c>.</summary>
/// <param name="Parts">What must agree; at least one. A record of which one says nothing is not found by the rule.</param>
public sealed record BlockingRule(IReadOnlyList<BlockingPart> Parts)
{
    /// <summary>The rule in words.</summary>
    /// <returns>Its parts, joined by "and".</returns>
    public override string ToString() => string.Join(" and ", Parts);

    /// <summary>Whether another rule asks for the same.</summary>
    /// <param name="other">The other rule.</param>
    /// <returns>True where its parts are equal and stand in the same order.</returns>
    public bool Equals(BlockingRule? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);
}

/// <summary>What a rule asks of one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">What of its value must be equal.</param>
/// <param name="With">For <see cref="BlockingPartKind.EitherOrder"/> the column with the other name; else empty.</param>
public sealed record BlockingPart(string Column, BlockingPartKind Kind = BlockingPartKind.Value, string With = "")
{
    /// <summary>The part in words.</summary>
    /// <returns>Such as "sound of surname".</returns>
    public override string ToString() => Kind switch
    {
        BlockingPartKind.Sound => $"sound of {Column}",
        BlockingPartKind.FirstSound => $"sound of the first word of {Column}",
        BlockingPartKind.LastSound => $"sound of the last word of {Column}",
        BlockingPartKind.EitherOrder => With.Length == 0 ? $"first and last word of {Column} in either order" : $"{Column} and {With} in either order",
        BlockingPartKind.Initial => $"first letter of {Column}",
        BlockingPartKind.FirstLetters => $"first letters of {Column}",
        BlockingPartKind.Year => $"year of {Column}",
        BlockingPartKind.MonthAndDay => $"month and day of {Column}",
        _ => Column,
    };
}

/// <summary>What of a value a rule asks for.</summary>
public enum BlockingPartKind
{
    /// <summary>The cleaned value. Of a date the whole date, day and month in either order; nothing where the day is not known or it is 1 January.</summary>
    Value,

    /// <summary>The sound of a name, whatever the order of its words.</summary>
    Sound,

    /// <summary>The sound of a name's first word.</summary>
    FirstSound,

    /// <summary>The sound of a name's last word.</summary>
    LastSound,

    /// <summary>The sounds of a given and a family name, whichever stands in which column; of a whole name those of its first and last word.</summary>
    EitherOrder,

    /// <summary>The first letter of a cleaned text or name.</summary>
    Initial,

    /// <summary>The first three letters of a cleaned name, the first five of other texts and numbers; nothing where it is shorter.</summary>
    FirstLetters,

    /// <summary>The year of a date.</summary>
    Year,

    /// <summary>Day and month of a date in either order; nothing where the day is not known or it is 1 January.</summary>
    MonthAndDay,
}
