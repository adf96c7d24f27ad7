using Entente.Linkage.Forms;

namespace Entente.Linkage.Fields;

/// <summary>Remembers the levels of pairs of names, so that the same two are mostly compared once. Each place keeps the last pair that fell on it; one for a thread.</summary>
internal sealed class LevelCache
{
    private const int Bits = 17;
    private readonly ulong[] places = new ulong[1 << Bits];
    private NameTable? owner;

    /// <summary>Asks for a pair's place some time before.</summary>
    public void Fetch(int a, int b) => Tables.Ahead.Fetch(places, Place(Pair(a, b)));

    public int Get(NameTable names, int a, int b, NameLevels levels)
    {
        if (owner != names)
        {
            Array.Clear(places);
            owner = names;
        }

        var pair = Pair(a, b);
        var place = Place(pair);
        var held = places[place];
        if ((held & ~15UL) == pair) return (int)(held & 15);
        var level = (int)levels.Of(a, b);
        places[place] = pair | (uint)level;
        return level;
    }

    private static ulong Pair(int a, int b) => (ulong)(uint)Math.Min(a, b) << 32 | (uint)Math.Max(a, b) << 4;

    private static int Place(ulong pair) => (int)(pair * 0x9E3779B97F4A7C15UL >> 64 - Bits);
}
