using Entente.Linkage.Forms;
using Entente.Linkage.Scripts;

namespace Entente.Records;

/// <summary>Names in Chinese characters or Hebrew letters: read word by word as names are, with the other spellings in use, so that they are found under each.</summary>
public static class SpelledNames
{
    private static readonly AnyScript Scripts = new();

    /// <summary>The words of a name, of a Chinese one the family name first; none where it is written in other letters.</summary>
    public static IReadOnlyList<ReadWord> Of(string name, NamePart part) => System.Text.Ascii.IsValid(name) ? [] : Scripts.ReadName(name, part);

    /// <summary>Which part of a name a property holds.</summary>
    public static NamePart PartOf(string property) => property switch
    {
        "lastName" or "maidenName" => NamePart.Family,
        "firstName" or "secondName" or "middleName" => NamePart.Given,
        _ => NamePart.Whole,
    };

    /// <summary>Every spelling as one word and in syllables, the usual ones first.</summary>
    public static IEnumerable<string> Tokens(string name, NamePart part)
    {
        var read = Of(name, part);
        return read.Select(w => w.Latin).Concat(read.SelectMany(w => w.Others)).SelectMany(s => Names.Words(s).Append(string.Concat(Names.Words(s)))).Where(t => t.Length > 1);
    }
}
