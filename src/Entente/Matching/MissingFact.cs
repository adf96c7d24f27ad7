using Entente.Linkage;

namespace Entente.Matching;

/// <summary>What is not said on both sides and, once it were, would move the probability furthest.</summary>
/// <param name="Feature">What is missing.</param>
/// <param name="IfSame">How likely the match would be if both said the same; null: too unlikely to propose.</param>
/// <param name="IfDifferent">How likely it would be if they said different things; null: too unlikely to propose.</param>
public sealed record MissingFact(Feature Feature, MatchStrength? IfSame, MatchStrength? IfDifferent)
{
    private static readonly Feature[] Names = [Feature.GivenName, Feature.FamilyName, Feature.NameOrder, Feature.FullName];

    /// <summary>Null where all was compared that may be.</summary>
    /// <param name="kind">What agreement is worth.</param>
    /// <param name="proposal">What was compared, and what came of it.</param>
    /// <param name="may">Whether the records could say it and the reader may know of it.</param>
    public static MissingFact? Of(KindModel kind, Proposal proposal, Func<Feature, bool> may)
    {
        var compared = proposal.Reasons.Select(r => r.Feature).ToHashSet();
        // A name is one fact, however it is taken apart.
        var named = compared.Overlaps(Names);
        var wanted = kind.Comparisons.Where(c => !compared.Contains(c.Feature) && !(Names.Contains(c.Feature) && (named || c.Feature != Feature.FullName)) && may(c.Feature));
        var furthest = wanted.Select(c => (c.Feature, Same: ChanceWith(c, Level.Same), Different: ChanceWith(c, Level.Different)))
            .OrderByDescending(c => Math.Abs(c.Same - c.Different)).ThenBy(c => c.Feature).Select(c => ((Feature Feature, double Same, double Different)?)c).FirstOrDefault();
        return furthest is not { } found ? null : new(found.Feature, Outlook(found.Same), Outlook(found.Different));

        double ChanceWith(Comparison comparison, Level level) =>
            1 / (1 + Math.Pow(2, -(proposal.Score + (comparison.Levels.FirstOrDefault(l => l.Level == level)?.Weight ?? 0))));

        MatchStrength? Outlook(double chance) => chance >= kind.Propose ? Proposal.StrengthOf(chance) : null;
    }
}
