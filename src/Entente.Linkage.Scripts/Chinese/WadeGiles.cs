namespace Entente.Linkage.Scripts.Chinese;

/// <summary>Wade-Giles as Taiwan's passports write it: without apostrophes, marks and tones.</summary>
/// <remarks>By the rules of ISO 7098's predecessor as the Library of Congress tabled them (pinyin conversion table of 2000): qiang → chiang, xu → hsu, zhong → chung.</remarks>
internal static class WadeGiles
{
    private static readonly (string Pinyin, string Wade)[] Initials =
    [
        ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("r", "j"), ("z", "ts"), ("c", "ts"),
    ];

    /// <summary>A syllable of pinyin in Wade-Giles; as it stands where both write it alike.</summary>
    public static string Of(string syllable)
    {
        var whole = syllable switch
        {
            "zhi" or "chi" => "chih",
            "shi" => "shih",
            "ri" => "jih",
            "zi" or "ci" => "tzu",
            "si" => "ssu",
            "yi" => "i",
            "you" => "yu",
            "yan" => "yen",
            "ye" => "yeh",
            "yong" => "yung",
            "yue" => "yueh",
            "er" => "erh",
            "ge" or "ke" => "ko",
            "he" => "ho",
            "gui" or "kui" => "kuei",
            "bo" or "po" => "po",
            "guo" or "kuo" => "kuo",
            "huo" or "shuo" => syllable,
            _ => "",
        };
        if (whole.Length > 0) return whole;
        foreach (var (pinyin, wade) in Initials)
        {
            if (syllable.StartsWith(pinyin, StringComparison.Ordinal)) return wade + Final(syllable[pinyin.Length..]);
        }

        return syllable[..1] + Final(syllable[1..]);
    }

    private static string Final(string final) => final switch
    {
        "ian" => "ien",
        "ie" => "ieh",
        "ue" => "ueh",
        "ong" => "ung",
        "iong" => "iung",
        "uo" => "o",
        _ => final,
    };
}
