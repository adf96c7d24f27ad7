using Entente.Linkage;
using Entente.Linkage.Forms;
using Entente.Records;

namespace Entente.Matching;

/// <summary>Names of persons in scripts that are read word by word, with their other spellings.</summary>
internal static class ReadNames
{
    /// <summary>A whole name; null where it is to be read letter by letter.</summary>
    public static LinkName? Of(string name) => SpelledNames.Of(name, NamePart.Whole) is { Count: > 0 } words ? LinkName.Whole(Text(words)) with { Read = words } : null;

    /// <summary>Given and family name told apart; null where neither is such a name.</summary>
    public static LinkName? Of(string given, string family)
    {
        var (first, last) = (SpelledNames.Of(given, NamePart.Given), SpelledNames.Of(family, NamePart.Family));
        if (first.Count + last.Count == 0) return null;
        if (first.Count == 0) first = [new("", Names.Latin(given), [])];
        if (last.Count == 0) last = [new("", Names.Latin(family), [])];
        return new(Text(first), Text(last)) { Read = [.. last, .. first] };
    }

    private static string Text(IEnumerable<ReadWord> words) => string.Join(' ', words.Select(w => w.Latin));
}
