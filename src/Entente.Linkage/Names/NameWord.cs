using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>A word of a parsed name with what comparing needs.</summary>
internal readonly struct NameWord(ReadOnlySpan<byte> word, int start)
{
    public readonly byte Start = (byte)start;
    public readonly byte Length = (byte)word.Length;
    public readonly uint Sound = SoundKey.Of(word);

    /// <summary>A bit for each letter that occurs.</summary>
    public readonly uint Letters = Mask(word);
    public readonly bool Particle = word.Length > 1 && (Particles.Has(word) || word.SequenceEqual("of"u8) || word.SequenceEqual("and"u8) || word.SequenceEqual("the"u8));
    public readonly bool Number = word.ContainsAnyInRange((byte)'0', (byte)'9') && !word.ContainsAnyInRange((byte)'a', (byte)'z');
    public readonly bool Patronymic = word.Length > 5 && (word.EndsWith("vich"u8) || word.EndsWith("vna"u8) || word.EndsWith("vych"u8));

    public bool Initial => Length == 1 && !Number;

    /// <summary>How much it tells.</summary>
    public double Weight => Particle ? 0.15 : Initial ? 0.5 : 1;

    private static uint Mask(ReadOnlySpan<byte> word)
    {
        uint mask = 0;
        foreach (var letter in word) mask |= 1u << (letter & 31);
        return mask;
    }
}
