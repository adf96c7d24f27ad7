namespace Entente.Linkage.Score;

/// <summary>Has pairs sifted some dozens at a time, so that comparing does not wait for memory.</summary>
internal sealed class PairQueue(PairFilter filter, float keep)
{
    private const int Size = 48;

    private readonly Glance[] pairs = new Glance[Size];
    private int waiting;

    /// <summary>Pairs that reached the score, in the order in which they were added.</summary>
    public List<Edge> Kept { get; } = [];

    public void Add(int a, int b)
    {
        filter.Fetch(a, b);
        pairs[waiting++] = new(a, b);
        if (waiting == Size) Empty();
    }

    /// <summary>Finishes what is waiting.</summary>
    public void Empty()
    {
        var kept = filter.Sift(pairs.AsSpan(0, waiting), keep);
        foreach (ref readonly var pair in pairs.AsSpan(0, kept)) Kept.Add(new(pair.A, pair.B, pair.Most));
        waiting = 0;
    }
}
