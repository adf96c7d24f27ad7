namespace Entente.Linkage.Train;

/// <summary>Numbers that look drawn by lot and are the same for the same seed, on each machine (xorshift64*).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed | 1;

    /// <summary>A number from 0 to <paramref name="most"/> - 1.</summary>
    public int Below(int most) => (int)Math.BigMul(Next(), (ulong)most, out _);

    private ulong Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return state * 0x2545F4914F6CDD1DUL;
    }
}
