using AnyAscii;
using Entente.Linkage.Forms;
using Entente.Linkage.Scripts.Chinese;

namespace Entente.Linkage.Scripts;

/// <summary>Reads what the engine's own tables do not: Chinese names by their rules, other scripts letter by letter.</summary>
/// <remarks>
/// Japanese names in characters and Korean ones in hanja cannot be told from Chinese ones and are read as if they were Chinese, which no Latin spelling of them meets: two such
/// names are still compared by their characters. Where a name holds kana or hangul, its Chinese characters are left as they stand.
/// </remarks>
public sealed class AnyScript : ITransliterate
{
    /// <summary>Writes any text in Latin letters, by the AnyAscii table; a run of Chinese characters becomes one word.</summary>
    /// <param name="text">A name, an address or other text.</param>
    /// <returns>Latin letters.</returns>
    public string ToLatin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HanText.IsEastAsian(text) ? string.Concat(text.EnumerateRunes().Select(r => HanText.Is(r) ? r.ToString() : r.ToString().Transliterate())) : text.Transliterate();
    }

    /// <summary>Reads a name in Hebrew letters as the engine does, and a Chinese name: the family name as family names are read, the given name as one word, with the spellings of Taiwan, Hong Kong and South East Asia.</summary>
    /// <param name="name">A name, or a part of one.</param>
    /// <param name="part">Which part it is.</param>
    /// <returns>The words, of Chinese names the family name first; none where it is neither.</returns>
    public IReadOnlyList<ReadWord> ReadName(string name, NamePart part)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Any(c => HebrewNames.Is(c))) return HebrewNames.Of(name);
        return HanText.Has(name) && !HanText.IsEastAsian(name) ? ChineseName.Read(name, part) : [];
    }
}
