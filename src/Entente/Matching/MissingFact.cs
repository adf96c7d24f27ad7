using Entente.Linkage;
using Entente.Matching.Lines;

namespace Entente.Matching;

/// <summary>What is not said on both sides and, once it were, would change most how likely the match is: first what changes the word for it, then what moves the probability furthest.</summary>
/// <param name="Feature">What is missing.</param>
/// <param name="AsItStands">How likely the match is without it; null: too unlikely to be shown.</param>
/// <param name="IfSame">How likely the match would be if both said the same; null: too unlikely to be shown.</param>
/// <param name="IfDifferent">How likely it would be if they said different things; null: too unlikely to be shown.</param>
public sealed record MissingFact(Feature Feature, MatchStrength? AsItStands, MatchStrength? IfSame, MatchStrength? IfDifferent)
{
    /// <summary>False where the match would be called the same with it as without: then no other fact alone would change it either.</summary>
    public bool Changes => IfSame != AsItStands || IfDifferent != AsItStands;

    private static readonly Feature[] Names = [Feature.GivenName, Feature.FamilyName, Feature.NameOrder, Feature.FullName];

    /// <summary>Null where all was compared that may be.</summary>
    /// <param name="kind">What agreement is worth.</param>
    /// <param name="proposal">What was compared, and what came of it.</param>
    /// <param name="lines">What the reader's purpose calls a probability.</param>
    /// <param name="may">Whether the records could say it and the reader may know of it.</param>
    public static MissingFact? Of(KindModel kind, Proposal proposal, MatchLines lines, Func<Feature, bool> may)
    {
        // What the two will say is to be believed as far as what they have said.
        var right = Math.Clamp(proposal.Reasons.Select(r => r.Doubt?.Right).FirstOrDefault() ?? 1, 0, 1);
        var compared = proposal.Reasons.Select(r => r.Feature).ToHashSet();
        // A name is one fact, however it is taken apart.
        var named = compared.Overlaps(Names);
        var wanted = kind.Comparisons.Where(c => !compared.Contains(c.Feature) && !(Names.Contains(c.Feature) && (named || c.Feature != Feature.FullName)) && may(c.Feature));
        return wanted.Select(c => (Same: ChanceWith(c, Level.Same), Different: ChanceWith(c, Level.Different), c.Feature))
            .Select(c => (Fact: new MissingFact(c.Feature, lines.Call(Chance(0)), lines.Call(c.Same), lines.Call(c.Different)), Moves: Math.Abs(c.Same - c.Different)))
            .OrderByDescending(c => c.Fact.Changes).ThenByDescending(c => c.Moves).ThenBy(c => c.Fact.Feature).Select(c => c.Fact).FirstOrDefault();

        double ChanceWith(Comparison comparison, Level level) => Chance(Linker.Believed(comparison.Levels.FirstOrDefault(l => l.Level == level)?.Weight ?? 0, right));

        double Chance(double added) => MatchLines.ChanceOf(proposal.Score + added);
    }
}
