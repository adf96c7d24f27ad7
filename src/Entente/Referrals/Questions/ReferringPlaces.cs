using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>Where a referral can be made, from data/reference/referring-places.json: each place with the territory whose law and working days count, and the centres that offer it.</summary>
public static class ReferringPlaces
{
    public static IReadOnlyList<Option> From(DataFolder data) => data.Read<PlacesFile>("reference/referring-places.json").Places;

    private sealed record PlacesFile(string Source, DateOnly Date, IReadOnlyList<Option> Places);
}
