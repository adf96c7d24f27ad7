using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Triage.Routing;

/// <summary>The police force of a place, as far as its county, district or town says it beyond doubt. From data/triage/force-areas.json. Where it does not, somebody asks: nothing is guessed.</summary>
public sealed class ForceAreas
{
    private readonly Dictionary<string, string> _areas;
    private readonly string _country;

    private ForceAreas(string country, Dictionary<string, string> areas) => (_country, _areas) = (country, areas);

    public static ForceAreas Shipped { get; } = From(DataFolder.Shipped);

    /// <param name="place">A row of an answer that tells a place.</param>
    /// <returns>The code of the force; null: ask. A post code is not looked at, for its districts cross the borders of forces.</returns>
    public string? Of(AnswerRow place)
    {
        // Somebody said that another place bears this name: then it is theirs to say.
        if (place.First("ambiguous") is { Length: > 0 } || (place.First("country") is { Length: > 0 } country && country != _country)) return null;
        var (town, region) = (Find(place.First("town")), Find(place.First("region")));
        return town is not null && region is not null ? town == region ? town : null : region ?? town;
    }

    /// <exception cref="InvalidDataException">A force is not on the list of forces, or an area lies in two.</exception>
    public static ForceAreas From(DataFolder data)
    {
        var file = data.Read<AreasFile>("triage/force-areas.json");
        var forces = Bodies.From(data, "police-forces").ToDictionary(f => f.Text, f => f.Code);
        var areas = new Dictionary<string, string>();
        foreach (var force in file.Forces)
        {
            if (!forces.TryGetValue(force.Force, out var code)) throw new InvalidDataException($"data/triage/force-areas.json: '{force.Force}' is not in data/reference/police-forces.json.");
            foreach (var area in force.Areas)
            {
                if (!areas.TryAdd(Fold(area), code)) throw new InvalidDataException($"data/triage/force-areas.json: '{area}' stands there twice. What lies in two areas belongs under ask.");
            }
        }

        return file.Ask.FirstOrDefault(a => areas.ContainsKey(Fold(a))) is { } both ? throw new InvalidDataException($"data/triage/force-areas.json: '{both}' is to be asked about, and has a force.") : new(file.Country, areas);
    }

    private string? Find(string? said) => string.IsNullOrWhiteSpace(said) ? null : _areas.GetValueOrDefault(Fold(said));

    private static string Fold(string name) => string.Join(' ', Names.Words(name.Replace("&", " and ", StringComparison.Ordinal)));

    /// <param name="Ask">Names that more than one place of the country bears, or that cross the borders of forces: kept so that nobody adds them by mistake.</param>
    private sealed record AreasFile(string Source, DateOnly Date, string Country, IReadOnlyList<string> Ask, IReadOnlyList<ForceFile> Forces);

    private sealed record ForceFile(string Force, IReadOnlyList<string> Areas);
}
