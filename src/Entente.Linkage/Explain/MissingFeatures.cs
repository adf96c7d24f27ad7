namespace Entente.Linkage.Explain;

/// <summary>Reckons by a model set by hand what each feature that was not compared would do to a pair's probability.</summary>
internal static class MissingFeatures
{
    public static IReadOnlyList<MissingFact> Of(MatchExplanation match)
    {
        if (match.Kind is not { } kind) return [];
        var found = match.Findings.Select(f => f.Feature).ToHashSet();
        var named = found.Overlaps([Feature.GivenName, Feature.FamilyName, Feature.FullName]);
        return MissingFact.MostTellingFirst(kind.Comparisons.Where(c => c.Levels.Count > 0 && !found.Contains(c.Feature) && Asked(c.Feature, named)).Select(c => Fact(match, c)));
    }

    /// <summary>A name is one thing to ask for, whole or in parts.</summary>
    private static bool Asked(Feature feature, bool named) => feature is not (Feature.GivenName or Feature.FamilyName or Feature.NameOrder) && !(named && feature == Feature.FullName);

    private static MissingFact Fact(MatchExplanation match, Comparison comparison)
    {
        var (moves, all) = (0.0, 0.0);
        foreach (var level in comparison.Levels)
        {
            var likely = match.Probability * level.M + (1 - match.Probability) * level.U;
            moves += likely * Math.Abs(After(level.Weight) - match.Probability);
            all += likely;
        }

        return new(comparison.Feature.ToString(), "", "", After(Weight(Level.Same)), After(Weight(Level.Different)), moves / all);

        double Weight(Level level) => comparison.For(level)?.Weight ?? 0;
        double After(double weight) => 1 / (1 + Math.Pow(2, -(match.Score + (match.Reliability < 1 ? Linker.Believed(weight, match.Reliability) : weight))));
    }
}
