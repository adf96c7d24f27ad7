using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>What a name is found by: of each word its sound, its beginning, its end and the names that it is a form of.</summary>
internal static class ScreenKeys
{
    /// <summary>A key's word, so that a candidate is credited once for a word however many of its keys fit.</summary>
    public readonly record struct Key(ulong Value, byte Word);

    public static void Write(ParsedName name, List<Key> keys)
    {
        keys.Clear();
        for (var i = 0; i < name.Words.Length; i++)
        {
            ref readonly var word = ref name.Words[i];
            if (word.Particle) continue;
            var letters = name[i];
            var at = (byte)i;
            if (word.Sound != 0 && !word.Number) keys.Add(new(Made('s', word.Sound), at));
            else keys.Add(new(Made('w', ByteHash(letters)), at));
            if (letters.Length >= 4) keys.Add(new(Made('b', ByteHash(letters[..3])), at));
            if (letters.Length >= 5) keys.Add(new(Made('e', ByteHash(letters[^3..])), at));
            for (var forms = NameForms.Bits(letters); forms != 0; forms &= forms - 1) keys.Add(new(Made('f', (ulong)BitOperations.TrailingZeroCount(forms)), at));
        }
    }

    private static ulong ByteHash(ReadOnlySpan<byte> letters) => Tables.ByteHash.Of(letters);

    private static ulong Made(char sort, ulong value) => (value ^ (ulong)sort) * 0x9E3779B97F4A7C15;
}
