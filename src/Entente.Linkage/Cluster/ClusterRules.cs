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

    /// <summary>No group grows beyond this many records.</summary>
    public int MostInGroup { get; init; } = 64;
}
