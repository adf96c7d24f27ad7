namespace Entente.Clocks;

/// <summary>What somebody asks of a clock.</summary>
public sealed class ClockForm
{
    public ClockChange? What { get; set; }

    /// <summary>By how many of its own units, for an extension.</summary>
    public int? By { get; set; }
    public string? Reason { get; set; }
    public string? Authority { get; set; }

    /// <summary>How the clock stood when the form was opened (<see cref="Clock.Standing"/>); null where nobody looked before.</summary>
    public string? Seen { get; set; }
}
