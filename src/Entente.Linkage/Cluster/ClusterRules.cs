namespace Entente.Linkage.Cluster;

/// <summary>When groups are joined.</summary>
internal sealed record ClusterRules
{
    /// <summary>Natural log odds that the mean between two groups must reach.</summary>
    public double Threshold { get; init; }

    /// <summary>So far above the threshold a pair must be to propose that its groups be joined: odds of 2.2 to one. With less, strangers chain up by the thousand
    /// in a file of a million, and one new record could change the place of all of them.</summary>
    public double Proposes { get; init; } = 0.8;

    /// <summary>So far below the threshold the mean between two groups, of which one has more than one record, may be: that a pair of them proposes speaks for all.</summary>
    public double Yields { get; init; } = 0.5;

    /// <summary>No pair counts for less than this.</summary>
    public double Least { get; init; } = -4;

    /// <summary>No pair counts for more than this.</summary>
    public double Most { get; init; } = 8;

    /// <summary>So many records may come into a group as the mean between groups allows. Hardly anybody has more, while relatives and people of one common name who just
    /// reach the threshold could chain up without end: beyond this, groups are joined only where they are <see cref="Certain"/>.</summary>
    public int MostInGroup { get; init; } = 64;

    /// <summary>So far above the threshold the mean between two groups must be that together have more than <see cref="MostInGroup"/> records: odds of nine to one on the whole, no pair counting for more than <see cref="Most"/>.</summary>
    public double Certain { get; init; } = 2.2;

    /// <summary>So many records of each such group are looked at, those that came together first, so that a record more costs the same however many there are.</summary>
    public int Looked { get; init; } = 32;
}
