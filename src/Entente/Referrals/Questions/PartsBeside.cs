using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>What parts that stand beside one another ask of each other: words only for "something else", a reason only where something was not asked, an amount with its currency.</summary>
public static class PartsBeside
{
    public const string Other = ".other", WhyNot = ".why-not", Currency = ".currency", Per = ".per", Season = ".season", Age = ".age", Turn = ".turn", Event = ".event", Words = ".said";

    public static IEnumerable<Problem> Check(IReadOnlyList<Part> parts, AnswerRow row)
    {
        foreach (var part in parts)
        {
            bool Has(string beside) => row.First(part.Code + beside) is not null;
            var chosen = row.All(part.Code);
            if (Has(Other) && !(part.Options?.Any(o => o.TellsMore && chosen.Contains(o.Code)) ?? false)) yield return new OtherNotChosen(part.Code + Other, part.Label);
            if (Has(WhyNot) && !chosen.Any(c => c is "not-asked" or "not-known")) yield return new ReasonNotNeeded(part.Code + WhyNot, part.Label);
            if (part.Type == AnswerType.Money && chosen.Count > 0 && !Has(Currency)) yield return new CurrencyMissing(part.Code + Currency, part.Label);
            if (part.Type == AnswerType.Money && chosen.Count == 0 && (Has(Currency) || Has(Per))) yield return new AmountMissing(part.Code, part.Label);
            if (part.AsSaid && Has(Turn) != Has(Event)) yield return new EventMissing(part.Code + (Has(Turn) ? Event : Turn), part.Label);
            if (Twin(part.Code) is { } twin && chosen.Count > 0 && row.First(twin) is null && parts.FirstOrDefault(p => p.Code == twin) is { } missing) yield return new CoordinateMissing(missing.Code, missing.Label);
        }
    }

    /// <summary>A point on a map needs both.</summary>
    internal static string? Twin(string code) => code.EndsWith("latitude", StringComparison.Ordinal) ? code[..^"latitude".Length] + "longitude"
        : code.EndsWith("longitude", StringComparison.Ordinal) ? code[..^"longitude".Length] + "latitude" : null;
}
