using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>What a name is found by: of each word its sound, its beginning, its end and the names that it is a form of; of one that was read word by word, under each of its spellings.</summary>
internal static class ScreenKeys
{
    /// <summary>A key's word, so that a candidate is credited once for a word however many of its keys fit.</summary>
    public readonly record struct Key(ulong Value, byte Word);

    public static void Write(ParsedName name, List<Key> keys)
    {
        keys.Clear();
        Span<Range> read = stackalloc Range[SpelledWords.Most];
        read = read[..Spellings.Words(name.Behind, read)];
        for (var i = 0; i < name.Words.Length; i++)
        {
            ref readonly var word = ref name.Words[i];
            if (word.Particle) continue;
            var letters = name[i];
            var at = (byte)i;
            Write(letters, word.Number ? 0 : word.Sound, at, keys);
            if (i < read.Length)
            {
                var others = Spellings.Others(name.Behind.AsSpan()[1..^1][read[i]]);
                foreach (var range in others.Split((byte)' '))
                {
                    if (others[range] is { IsEmpty: false } other) Write(other, SoundKey.Of(other), at, keys);
                }
            }

            for (var forms = NameForms.Bits(letters); forms != 0; forms &= forms - 1) keys.Add(new(Made('f', (ulong)BitOperations.TrailingZeroCount(forms)), at));
        }
    }

    private static void Write(ReadOnlySpan<byte> letters, uint sound, byte at, List<Key> keys)
    {
        keys.Add(sound != 0 ? new(Made('s', sound), at) : new(Made('w', ByteHash(letters)), at));
        if (letters.Length >= 4) keys.Add(new(Made('b', ByteHash(letters[..3])), at));
        if (letters.Length >= 5) keys.Add(new(Made('e', ByteHash(letters[^3..])), at));
    }

    private static ulong ByteHash(ReadOnlySpan<byte> letters) => Tables.ByteHash.Of(letters);

    private static ulong Made(char sort, ulong value) => (value ^ (ulong)sort) * 0x9E3779B97F4A7C15;
}
