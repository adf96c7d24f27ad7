namespace Entente.Linkage.Cli;

/// <summary>Suggests what was probably meant where a word is not known.</summary>
internal static class Nearest
{
    /// <summary>More slips than this, and it was another word.</summary>
    private const int MostSlips = 2;

    public static string To(string said, IEnumerable<string> known)
    {
        var (word, slips) = known.Select(k => (Word: k, Slips: k.StartsWith(said, StringComparison.Ordinal) && said.Length >= 4 ? 1 : Slips(said, k))).MinBy(k => k.Slips);
        return slips <= MostSlips ? $"Did you mean {word}? " : "";
    }

    private static int Slips(string a, string b)
    {
        var before = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++) row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            before = row;
        }

        return before[^1];
    }
}
