namespace Entente.Linkage.Block;

/// <summary>A rule, as data, by which records find each other: those that agree on all its parts are compared. It stands in a model's JSON under <c>rules</c>.</summary>
/// <param name="Parts">What must agree; at least one. A record of which one says nothing is not found by the rule.</param>
public sealed record BlockingRule(IReadOnlyList<BlockingPart> Parts)
{
    /// <summary>0: records that agree on all parts meet. From 2: records are sorted by the parts' values, and each meets those that stand within a window of so many records; at most 100.</summary>
    public int Window { get; init; }

    /// <summary>Whether it brings pairs that one key for each record cannot tell. Such a rule is for whole files, and not for records that come one by one.</summary>
    public bool IsForWholeFiles => Window != 0 || Parts.Any(p => p.IsSpread);

    /// <summary>The rule in words.</summary>
    /// <returns>Its parts, joined by "and".</returns>
    public override string ToString() => Window != 0 ? $"{Window} neighbours by {string.Join(", ", Parts)}" : string.Join(" and ", Parts);

    /// <summary>Whether another rule asks for the same.</summary>
    /// <param name="other">The other rule.</param>
    /// <returns>True where its parts are equal and stand in the same order.</returns>
    public bool Equals(BlockingRule? other) => other is not null && Window == other.Window && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Window, HashCode.Combine);
}

/// <summary>What a rule asks of one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">What of its value must be equal.</param>
/// <param name="With">For <see cref="BlockingPartKind.EitherOrder"/> the column with the other name; else empty.</param>
public sealed record BlockingPart(string Column, BlockingPartKind Kind = BlockingPartKind.Value, string With = "")
{
    internal bool IsSpread => Kind is BlockingPartKind.OneSlip or BlockingPartKind.RareWords;

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
        BlockingPartKind.OneSlip => $"{Column} but for one slip",
        BlockingPartKind.RareWords => $"rare words of {Column}",
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

    /// <summary>The cleaned value but for one letter or digit left out, put in, changed, or in the place of the next. Values of fewer than 5 bytes or more than 32 must be equal.</summary>
    OneSlip,

    /// <summary>One of the six rarest words that others have too, or two of them where one alone is too common.</summary>
    RareWords,
}
