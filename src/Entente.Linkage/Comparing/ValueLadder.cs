namespace Entente.Linkage;

/// <summary>How far numbers, codes and phrases agree.</summary>
internal static class ValueLadder
{
    public static Level Code(string a, string b) => a == b ? Level.Same : Level.Different;

    /// <summary>A number with one character wrong is more often a slip than another number, if it is long enough.</summary>
    public static Level Number(string a, string b) =>
        a == b ? Level.Same : Math.Min(a.Length, b.Length) >= 6 && Similarity.Slips(a, b, 1) <= 1 ? Level.OneLetter : Level.Different;

    /// <summary>Phones: the last nine digits decide, as country prefixes are often wrong.</summary>
    public static Level Phone(string a, string b)
    {
        if (a == b) return Level.Same;
        if (a.Length >= 9 && b.Length >= 9 && a.AsSpan()[^9..].SequenceEqual(b.AsSpan()[^9..])) return Level.Similar;
        return Number(a, b);
    }

    public static Level Address(string a, string b)
    {
        if (a == b) return Level.Same;
        var (numberA, numberB) = (Digits(a), Digits(b));
        var alike = Similarity.JaroWinkler(a, b);
        if (numberA.Length > 0 && numberA == numberB && (alike >= 0.85 || SharesWord(a, b))) return Level.Similar;
        return numberA.Length == 0 || numberB.Length == 0 ? alike >= 0.92 ? Level.Similar : Level.Different : Level.Different;
    }

    public static Level Place(string a, string b)
    {
        if (a == b) return Level.Same;
        if (Math.Min(a.Length, b.Length) >= 4 && Similarity.Slips(a, b, 1) <= 1) return Level.Similar;
        return Similarity.JaroWinkler(a, b) >= 0.92 || (Math.Min(a.Length, b.Length) >= 5 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))) ? Level.Similar : Level.Different;
    }

    private static string Digits(string text)
    {
        foreach (var word in text.Split(' '))
        {
            if (char.IsAsciiDigit(word[0])) return word;
        }

        return "";
    }

    private static bool SharesWord(string a, string b)
    {
        var words = b.Split(' ');
        return a.Split(' ').Any(w => w.Length >= 5 && words.Contains(w));
    }
}
