namespace Entente.Clocks;

/// <summary>What somebody asks of a clock.</summary>
public sealed class ClockForm
{
    public ClockChange? What { get; set; }

    /// <summary>By how many of its own units, for an extension.</summary>
    public int? By { get; set; }
    public string? Reason { get; set; }
    public string? Authority { get; set; }
}
