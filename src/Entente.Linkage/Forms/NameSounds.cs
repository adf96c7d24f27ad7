using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>The sounds by which a name is found.</summary>
/// <param name="First">Of its first word that tells.</param>
/// <param name="Last">Of its last word that tells.</param>
/// <param name="All">Of all of them, in whatever order they stand.</param>
/// <param name="Joined">Of the name written as one word.</param>
internal readonly record struct NameSounds(uint First, uint Last, uint All, uint Joined)
{
    public static NameSounds Of(ReadOnlySpan<byte> name)
    {
        uint first = 0, last = 0, all = 0;
        foreach (var range in name.Split((byte)' '))
        {
            var word = name[range];
            if (Particles.Has(word)) continue;
            var sound = SoundKey.Of(word);
            if (sound == 0) continue;
            if (first == 0) first = sound;
            last = sound;
            all += (uint)ByteHash.Join(sound, 7);
        }

        var joined = SoundKey.Of(name);
        return first == 0 ? new(joined, joined, joined, joined) : new(first, last, all, joined);
    }
}
