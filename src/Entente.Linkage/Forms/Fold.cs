using System.Buffers;
using System.Text;

namespace Entente.Linkage.Forms;

/// <summary>Brings text to one form: small Latin letters and digits, words parted by single spaces, marks and apostrophes gone.</summary>
internal sealed class Fold(ITransliterate? transliterate = null)
{
    /// <summary>Longer text tells nothing and costs time: a name of 10,000 characters is cut here.</summary>
    public const int Longest = 96;

    private static readonly byte[]?[] Table = ScriptTables.Letters;
    private readonly byte[] output = new byte[Longest];
    private byte[] behind = [];
    private int length;
    private int after;
    private bool gap;

    /// <summary>Whether the last text held letters of a script that leaves vowels out.</summary>
    public bool LacksVowels { get; private set; }

    /// <summary>What the last text carries behind it, where it was a name that was read word by word: <see cref="Spellings"/>.</summary>
    public ReadOnlySpan<byte> Behind => behind.AsSpan(0, after);

    /// <summary>Folds UTF-8. What comes back is good until the next call.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">Which part of a name it is; null for what is no name.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, NamePart? part = null)
    {
        (length, after, gap, LacksVowels) = (0, 0, false, false);
        for (var i = 0; i < text.Length && length < Longest;)
        {
            var b = text[i];
            if (b < 0x80)
            {
                Plain(b);
                i++;
            }
            else if (Rune.DecodeFromUtf8(text[i..], out var rune, out var taken) != OperationStatus.Done)
            {
                Letter(b); // not UTF-8: read as Latin-1
                i++;
            }
            else if (part is not null && HebrewNames.Is(rune.Value)) return Words(HebrewNames.Of(Head(text)));
            else if (Letter(rune.Value)) i += taken;
            else if (transliterate is not null && Rune.IsLetter(rune)) return Foreign(text, part);
            else
            {
                Other(rune, text.Slice(i, taken));
                i += taken;
            }
        }

        return output.AsSpan(0, length);
    }

    private void Plain(byte b)
    {
        if ((uint)((b | 0x20) - 'a') <= 'z' - 'a') Put((byte)(b | 0x20));
        else if ((uint)(b - '0') <= 9) Put(b);
        else if (b is not ((byte)'\'' or (byte)'`' or 0)) gap = true;
    }

    private bool Letter(int point)
    {
        if ((uint)point >= (uint)Table.Length || Table[point] is not { } letters) return false;
        if (ScriptTables.LacksVowels(point)) LacksVowels = true;
        foreach (var letter in letters) Put(letter);
        return true;
    }

    private void Other(Rune rune, ReadOnlySpan<byte> bytes)
    {
        if (Rune.IsLetterOrDigit(rune))
        {
            foreach (var b in bytes) Put(b); // a letter without a table stands for itself
        }
        else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format) && rune.Value is not (0x2019 or 0x02BC))
        {
            gap = true;
        }
    }

    private ReadOnlySpan<byte> Foreign(ReadOnlySpan<byte> text, NamePart? part)
    {
        var said = Head(text);
        if (part is not null && transliterate!.ReadName(said, part.Value) is { Count: > 0 } words && Words(words) is { IsEmpty: false } read) return read;
        return new Fold().Of(Encoding.UTF8.GetBytes(transliterate!.ToLatin(said)));
    }

    private static string Head(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * Longest)]);

    private ReadOnlySpan<byte> Words(IReadOnlyList<ReadWord> words)
    {
        if (behind.Length == 0) behind = new byte[Spellings.Longest];
        (length, after) = Spellings.Write(words, output, behind);
        LacksVowels = false;
        return output.AsSpan(0, length);
    }

    private void Put(byte letter)
    {
        if (gap)
        {
            gap = false;
            if (length > 0 && length < Longest) output[length++] = (byte)' ';
        }

        if (length < Longest) output[length++] = letter;
    }
}
