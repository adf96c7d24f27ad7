namespace Entente.Linkage.Names;

/// <summary>Forms of address and ranks, folded. They are left out at the beginning of a person's name.</summary>
internal static class Titles
{
    private static readonly HashSet<string> Known =
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "doctor", "sir", "dame", "lord", "lady", "madam", "madame", "monsieur", "mme", "mlle",
        "herr", "frau", "senor", "senora", "senorita", "signor", "signora", "don", "dona", "pan", "pani", "gospodin", "gospozha", "gospodja", "domnul", "doamna",
        "shaikh", "sheikh", "shaykh", "sheik", "haji", "hajji", "hadji", "mullah", "maulavi", "imam", "ayatollah", "rabbi", "father", "sister", "reverend", "rev",
        "president", "minister", "senator", "ambassador", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "honorable", "hon", "ing", "mag", "dipl",
    ];

    /// <summary>Whether a folded word is one.</summary>
    public static bool Has(string word) => Known.Contains(word);

    /// <summary>The words without titles in front; all where nothing else is there.</summary>
    public static List<string> Without(List<string> words)
    {
        var from = 0;
        while (from < words.Count && Known.Contains(words[from])) from++;
        return from == words.Count ? words : words[from..];
    }
}
