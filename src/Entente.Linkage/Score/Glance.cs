namespace Entente.Linkage.Score;

/// <summary>A pair on its way through <see cref="PairFilter"/>, and what is known of it so far.</summary>
/// <param name="a">One record.</param>
/// <param name="b">The other.</param>
internal struct Glance(int a, int b)
{
    public readonly int A = a;
    public readonly int B = b;

    /// <summary>A bit for each field that both say, alike.</summary>
    public uint Same;

    /// <summary>A bit for each field that both say, differently.</summary>
    public uint Other;

    /// <summary>A bit for each of those that a cheap look shows to be on the last level.</summary>
    public uint Plain;

    /// <summary>A bit for each name that may have changed places with the other.</summary>
    public uint Open;

    /// <summary>The most that the pair's score can still be; the score once it is known.</summary>
    public float Most;
}
