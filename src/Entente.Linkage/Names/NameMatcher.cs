using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>Compares names of persons or of organisations, in any script, and says why they agree or not.</summary>
/// <param name="transliterate">Reads scripts that the engine's own tables lack; none by default.</param>
/// <remarks>Symmetric, and a function of the two names alone. Every word looks for its fellow, best pairs first. Words that only one side has cost
/// little; a word on each side that fits nothing on the other contradicts, whatever else agrees. Names of more than 96 folded letters or 16 words are cut.</remarks>
public sealed class NameMatcher(ITransliterate? transliterate = null)
{
    /// <summary>The score from which two names may be called one.</summary>
    public const double Threshold = 0.8;

    /// <summary>Makes a name ready for comparing.</summary>
    /// <param name="name">The whole name, parts in any order.</param>
    /// <param name="kind">Whose name it is.</param>
    /// <returns>The name, ready for any number of comparisons.</returns>
    public ParsedName Parse(string name, NameKind kind = NameKind.Person)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NameParser.Parse(name, kind, transliterate);
    }

    /// <summary>Compares two names.</summary>
    /// <param name="left">A name from <see cref="Parse"/>.</param>
    /// <param name="right">Another of the same kind.</param>
    /// <returns>Score and reasons; a name without letters agrees with none.</returns>
    public static NameMatch Compare(ParsedName left, ParsedName right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var ignored = left.Ignored | right.Ignored;
        if (left.Words.Length == 0 || right.Words.Length == 0) return new(0, ignored);
        // Always in one order, so that ties fall alike whichever side a name stands on.
        var order = left.Text.AsSpan().SequenceCompareTo(right.Text);
        if (order == 0 && (left.Behind.Length == 0 || right.Behind.Length == 0 || left.Behind.AsSpan().SequenceEqual(right.Behind))) return new(1, ignored);
        if (order == 0) order = left.Behind.AsSpan().SequenceCompareTo(right.Behind);
        if (left.Behind.Length > 0 || right.Behind.Length > 0)
        {
            var read = left.Behind.Length == 0 ? false : right.Behind.Length == 0 || order < 0;
            var spelled = read ? SpelledMatch.Of(left, right) : SpelledMatch.Of(right, left);
            return spelled with { Reasons = spelled.Reasons | ignored };
        }

        var match = order < 0 ? NameAlignment.Of(left, right) : NameAlignment.Of(right, left);
        return match with { Reasons = match.Reasons | ignored };
    }

    /// <summary>Compares two names as written; parse them first where each is compared more than once.</summary>
    /// <param name="left">A whole name.</param>
    /// <param name="right">Another.</param>
    /// <param name="kind">Whose names they are.</param>
    /// <returns>Score and reasons.</returns>
    public NameMatch Compare(string left, string right, NameKind kind = NameKind.Person) => Compare(Parse(left, kind), Parse(right, kind));
}
