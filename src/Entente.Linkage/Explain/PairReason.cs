namespace Entente.Linkage.Explain;

/// <summary>What one field says about a pair.</summary>
/// <param name="Field">The column's name.</param>
/// <param name="Level">How far the values agree, in words.</param>
/// <param name="Left">One side's value, folded.</param>
/// <param name="Right">The other side's.</param>
/// <param name="Weight">In bits: above zero it speaks for one person, below against.</param>
/// <param name="SharedBy">How many records share the value, where both sides have the same; else 0.</param>
public sealed record PairReason(string Field, string Level, string Left, string Right, double Weight, int SharedBy)
{
    /// <summary>How much it says, in words.</summary>
    public string Strength => Math.Abs(Weight) switch
    {
        < 1 => "hardly counts",
        < 3 => Weight > 0 ? "speaks weakly for it" : "speaks weakly against it",
        < 7 => Weight > 0 ? "speaks for it" : "speaks against it",
        _ => Weight > 0 ? "speaks strongly for it" : "speaks strongly against it",
    };
}
