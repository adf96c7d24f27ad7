namespace Entente.Linkage.Cluster;

/// <summary>When groups are joined.</summary>
internal sealed record ClusterRules
{
    /// <summary>Natural log odds that the mean between two groups must reach.</summary>
    public double Threshold { get; init; }

    /// <summary>No pair counts for less than this.</summary>
    public double Least { get; init; } = -6;

    /// <summary>No pair counts for more than this.</summary>
    public double Most { get; init; } = 8;

    /// <summary>No group grows beyond this many records.</summary>
    public int MostInGroup { get; init; } = 64;
}
