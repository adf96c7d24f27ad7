namespace Entente.Linkage.Names;

/// <summary>Legal forms of companies, folded, in several languages; those of several words first.</summary>
internal static class LegalForms
{
    private static readonly string[][] Phrases =
    [
        .. new[]
        {
            "public joint stock company", "open joint stock company", "closed joint stock company", "joint stock company", "limited liability company", "limited liability partnership", "public limited company", "private limited", "sp z o o", "sp zoo", "sp z oo", "d o o", "s r o",
            "societate cu raspundere limitata", "societatea cu raspundere limitata", "obshchestvo s ogranichennoy otvetstvennostyu", "obshtestvo s ogranichennoy otvetstvennostyu", "aktsionernoe obshtestvo", "publichnoe aktsionernoe obshtestvo", "tovarystvo z obmezhenoyu vidpovidalnistyu", "gesellschaft mit beschrankter haftung", "societe anonyme", "sociedad anonima", "co kg", "s a", "s l",
        }.Select(p => p.Split(' ')),
    ];

    private static readonly HashSet<string> Words =
    [
        "ltd", "limited", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "gmbh", "mbh", "ag", "akg", "aktiengesellschaft", "kg", "kgaa", "ohg", "se", "sa", "sas", "sarl", "srl", "spa",
        "sro", "doo", "dd", "ad", "eood", "ood", "ead", "bv", "nv", "kft", "zrt", "nyrt", "oy", "oyj", "ab", "aps", "asa", "sl", "slu", "sia", "uab", "ou", "ooo", "oao", "zao", "pao", "ao", "jsc", "ojsc", "cjsc", "pjsc", "tov", "pte", "pty", "pvt", "sdn", "bhd", "na",
    ];

    /// <summary>The words without legal forms and the article in front; all where nothing else is there.</summary>
    public static List<string> Without(List<string> words)
    {
        var told = new List<string>();
        for (var i = 0; i < words.Count;)
        {
            var phrase = Array.Find(Phrases, p => words.Count - i >= p.Length && words.GetRange(i, p.Length).SequenceEqual(p));
            if (phrase is not null) i += phrase.Length;
            else if (Words.Contains(words[i]) || (i == 0 && words[i] == "the")) i++;
            else told.Add(words[i++]);
        }

        return told.Count == 0 ? words : told;
    }
}
