using System.Numerics;

namespace Entente.Linkage.Forms;

/// <summary>The level on which two names agree of which at least one was read word by word.</summary>
internal static class SpelledLevels
{
    public static NameLevel Of(ReadOnlySpan<byte> text, ReadOnlySpan<byte> behind, ReadOnlySpan<byte> other, ReadOnlySpan<byte> otherBehind)
    {
        if (otherBehind.IsEmpty && Joined(text, other)) return NameLevel.Same;
        Span<Fit> fits = stackalloc Fit[SpelledWords.Most];
        var (words, others) = new SpelledWords(text, behind, other, otherBehind).Align(fits, out var taken, out _);
        fits = fits[..words];
        var (worst, found) = (Fit.Same, 0);
        foreach (var fit in fits)
        {
            if (fit == Fit.None) continue;
            found++;
            if (fit < worst) worst = fit;
        }

        var left = others - BitOperations.PopCount(taken & (1u << others) - 1);
        if (found == 0) return NameLevel.Different;
        if (found == words && left == 0) return worst switch { Fit.Same => NameLevel.Same, Fit.Other => NameLevel.Sound, Fit.Near => NameLevel.Alike, _ => NameLevel.Initial };
        if (worst == Fit.Initial) return found == words || left == 0 ? NameLevel.Initial : NameLevel.Different;
        return (found == words || left == 0) && worst >= Fit.Other ? NameLevel.Part : fits.Contains(Fit.Same) || fits.Contains(Fit.Other) ? NameLevel.Shared : NameLevel.Different;
    }

    /// <summary>Whether two names are the same letters but for spaces.</summary>
    private static bool Joined(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && a[i] == ' ') i++;
            while (j < b.Length && b[j] == ' ') j++;
            if (i == a.Length || j == b.Length) return i == a.Length && j == b.Length;
            if (a[i++] != b[j++]) return false;
        }
    }
}
