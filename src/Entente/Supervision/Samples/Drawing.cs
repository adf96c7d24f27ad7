using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Cases;

namespace Entente.Supervision.Samples;

/// <summary>Draws a sample that anybody can draw again: in each stratum the decisions stand in the order of a hash of seed and decision, and the first of them are taken.</summary>
public static class Drawing
{
    /// <param name="percent">Of each stratum, rounded up.</param>
    /// <param name="strata">By what the population is parted; empty is one stratum.</param>
    /// <returns>What was drawn, in the order of the population.</returns>
    public static IReadOnlyList<GroundsId> Pick(IReadOnlyList<Drawable> population, int percent, IReadOnlyList<Stratum> strata, string seed)
    {
        var drawn = population.GroupBy(d => (strata.Contains(Stratum.Outcome) ? d.Outcome : default(GroundsOutcome?), strata.Contains(Stratum.Stage) ? d.Stage : default(DecisionStage?)))
            .SelectMany(stratum => stratum.OrderBy(d => Place(d.Id, seed), StringComparer.Ordinal).Take((stratum.Count() * percent + 99) / 100))
            .Select(d => d.Id).ToHashSet();
        return [.. population.Select(d => d.Id).Where(drawn.Contains)];
    }

    private static string Place(GroundsId decision, string seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{decision.Value}"))));
}

/// <summary>A decision that may be drawn.</summary>
public sealed record Drawable(GroundsId Id, GroundsOutcome Outcome, DecisionStage Stage)
{
    public override string ToString() => nameof(Drawable);
}
