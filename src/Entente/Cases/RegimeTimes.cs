using System.Globalization;

namespace Entente.Cases;

/// <summary>Holds the regimes of a territory to one on each day from the first on: with two, chance would choose the law, and with none a decision would have no test.</summary>
internal static class RegimeTimes
{
    /// <exception cref="InvalidDataException">Names the territory, both regimes with their files, and the days.</exception>
    public static void Require(IReadOnlyList<RegimePlace> regimes)
    {
        foreach (var place in regimes.Where(p => p.Regime.To < p.Regime.From))
        {
            throw new InvalidDataException($"data/{place.File}: {place.Regime.Code} ends on {Day(place.Regime.To)}, before it begins on {Day(place.Regime.From)}.");
        }

        foreach (var code in regimes.DistinctBy(p => p.Regime, ReferenceEqualityComparer.Instance).GroupBy(p => p.Regime.Code).Where(g => g.Count() > 1))
        {
            throw new InvalidDataException($"{code.Key} stands twice, in {string.Join(" and ", code.Select(p => $"data/{p.File}"))}: an old decision names its law by this code, so give one of them another.");
        }

        foreach (var territory in regimes.GroupBy(p => p.Territory))
        {
            var inOrder = territory.OrderBy(p => p.Regime.From).ToList();
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1))) RequireOneAfterTheOther(before, after);
        }
    }

    private static void RequireOneAfterTheOther(RegimePlace before, RegimePlace after)
    {
        var (end, from) = (before.Regime.To, after.Regime.From);
        if (end is null || end >= from) throw new InvalidDataException($"Two regimes are in force in {after.Territory} on {Day(from)}: {Told(before)} and {Told(after)}. End the first on {Day(from.AddDays(-1))}, or let the second begin later.");
        if (end.Value.AddDays(1) != from) throw new InvalidDataException($"No regime is in force in {after.Territory} from {Day(end.Value.AddDays(1))} to {Day(from.AddDays(-1))}, between {Told(before)} and {Told(after)}. Say which law held on these days.");
    }

    private static string Told(RegimePlace place) => $"{place.Regime.Code} in data/{place.File} ({Day(place.Regime.From)} to {Day(place.Regime.To)})";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today";
}

/// <summary>A regime in one of its territories, and the file that says so.</summary>
internal sealed record RegimePlace(string File, string Territory, Regime Regime);
