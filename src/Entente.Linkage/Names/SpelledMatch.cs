using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>Compares a name that was read word by word with another: what fits, what is left over, what contradicts.</summary>
internal static class SpelledMatch
{
    private const double Contradicted = 0.6;

    public static NameMatch Of(ParsedName read, ParsedName other)
    {
        Span<Fit> fits = stackalloc Fit[SpelledWords.Most];
        var (words, others) = new SpelledWords(read.Text, read.Behind, other.Text, other.Behind).Align(fits, out var taken, out var swapped);
        double agreed = 0, paired = 0, left = 0, beyond = 0;
        var found = words - fits[..words].Count(Fit.None);
        var reasons = (swapped ? NameReasons.OrderSwapped : NameReasons.None) | (found > 0 && Served(other, taken) > found ? NameReasons.Compound : NameReasons.None);
        for (var i = 0; i < words; i++)
        {
            var fit = fits[i];
            if (fit == Fit.None) left += read.Words[i].Weight;
            else
            {
                var weight = fit == Fit.Initial ? 0.5 : 1;
                agreed += weight * Likeness(fit);
                paired += weight;
                reasons |= Why(fit);
            }
        }

        for (var j = 0; j < others; j++)
        {
            if ((taken >> j & 1) == 0) beyond += other.Words[j].Weight;
        }

        if (paired == 0) return new(0, NameReasons.ContradictingPart);
        var (against, missing) = (Math.Min(left, beyond), Math.Abs(left - beyond));
        if (missing > 0 && against < 0.3) reasons |= NameReasons.MissingPart;
        var score = agreed / (paired + 1.2 * against + missing * (paired < 1.5 ? 0.3 : 0.06));
        return against < 0.3 ? new(score, reasons) : new(Math.Min(score, Contradicted), reasons | NameReasons.ContradictingPart);
    }

    /// <summary>How many words of the other name serve: more than fit, where syllables of one word stand apart there.</summary>
    private static int Served(ParsedName other, uint taken)
    {
        var served = 0;
        for (var word = 0; word < other.Words.Length; word++) served += other.Words[word].Particle ? 0 : (int)(taken >> word & 1);
        return served;
    }

    private static double Likeness(Fit fit) => fit switch { Fit.Same => 1, Fit.Other or Fit.Initial => 0.9, _ => 0.5 };

    private static NameReasons Why(Fit fit) => fit switch { Fit.Other => NameReasons.Transliteration, Fit.Initial => NameReasons.Initial, Fit.Near => NameReasons.Slip, _ => NameReasons.None };
}
