using Entente.Linkage.Forms;

namespace Entente.Linkage;

/// <summary>How far names agree, word by word.</summary>
internal static class NameLadder
{
    /// <summary>Two words.</summary>
    public static Level Word(string a, string b)
    {
        if (a == b) return Level.Same;
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? Level.Initial : Level.Different;
        var shortest = Math.Min(a.Length, b.Length);
        if (NameForms.Same(a, b)) return Level.Variant;
        if (shortest >= 3 && Similarity.Slips(a, b, 1) <= 1) return shortest >= 4 ? Level.OneLetter : Level.Similar;
        var alike = Similarity.JaroWinkler(a, b);
        if (alike >= 0.78 && shortest >= 4 && Sounds.Of(a) == Sounds.Of(b)) return Level.Variant;
        if (alike >= 0.88) return Level.Similar;
        return Level.Different;
    }

    /// <summary>The given names, or the family names, of two people.</summary>
    public static Level Part(string[] a, string formA, string[] b, string formB)
    {
        if (formA == formB) return Level.Same;
        if (a.Length == 1 && b.Length == 1) return Word(a[0], b[0]);
        var (joinedA, joinedB) = (string.Concat(a), string.Concat(b));
        if (joinedA == joinedB) return Level.Same;
        if (Math.Min(joinedA.Length, joinedB.Length) >= 5 && Similarity.Slips(joinedA, joinedB, 1) <= 1) return Level.OneLetter;
        var (worst, best) = Align(a, b, out _);
        if (a.Length == b.Length && worst < Level.Part) return worst;
        if (worst == Level.Same) return Level.Part;
        if (worst < Level.Different) return worst > Level.Part ? worst : Level.Similar;
        return best switch
        {
            Level.Same or Level.OneLetter or Level.Variant => a.Length == b.Length ? Level.Shared : Level.Part,
            _ => Level.Different,
        };
    }

    /// <summary>Whole names whose parts are not told apart; also names of companies.</summary>
    public static Level Whole(string[] a, string[] b)
    {
        var (joinedA, joinedB) = (string.Concat(a), string.Concat(b));
        if (joinedA == joinedB) return Level.Same;
        var (worst, best) = Align(a, b, out var fitting);
        var (shorter, longer) = (Math.Min(a.Length, b.Length), Math.Max(a.Length, b.Length));
        if (shorter == longer && worst == Level.Same) return Level.Same;
        if (Math.Min(joinedA.Length, joinedB.Length) >= 6 && Similarity.Slips(joinedA, joinedB, 1) <= 1) return Level.OneLetter;
        if (shorter == longer && worst is Level.OneLetter or Level.Variant or Level.Similar) return worst == Level.OneLetter ? Level.OneLetter : Level.Similar;
        if (shorter >= 2 && worst < Level.Different) return Level.Part;
        if (fitting > 0 && best <= Level.Variant) return Level.Shared;
        return Level.Different;
    }

    /// <summary>Pairs each word of the shorter with the best free word of the longer, best pairs first, so that order never matters.</summary>
    private static (Level Worst, Level Best) Align(string[] a, string[] b, out int fitting)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        Span<Level> levels = stackalloc Level[a.Length * b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++) levels[i * b.Length + j] = Word(a[i], b[j]);
        }

        int usedA = 0, usedB = 0;
        var worst = Level.Same;
        var best = Level.Different;
        fitting = 0;
        for (var n = 0; n < a.Length; n++)
        {
            var (found, at) = (Level.Different, -1);
            for (var k = 0; k < levels.Length; k++)
            {
                if ((usedA & 1 << k / b.Length) != 0 || (usedB & 1 << k % b.Length) != 0 || (at >= 0 && levels[k] >= found)) continue;
                (found, at) = (levels[k], k);
            }

            usedA |= 1 << at / b.Length;
            usedB |= 1 << at % b.Length;
            if (found > worst) worst = found;
            if (found < best) best = found;
            if (found < Level.Different) fitting++;
        }

        return (worst, best);
    }
}
