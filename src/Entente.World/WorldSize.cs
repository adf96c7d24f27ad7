namespace Entente.World;

/// <summary>How much of a world: people known to the lists, and dossiers at the centre.</summary>
/// <param name="Persons">Possible victims. Each is in one list or more; networks come on top.</param>
/// <param name="Dossiers">Those among them about whom the centre has a referral.</param>
public sealed record WorldSize(string Name, int Persons, int Dossiers)
{
    public static WorldSize Tiny { get; } = new("tiny", 60, 8);
    public static WorldSize Small { get; } = new("small", 1_000, 36);
    public static WorldSize Large { get; } = new("large", 20_000, 120);

    /// <summary>Tiny, small or large; null for any other word.</summary>
    public static WorldSize? Find(string name) => new[] { Tiny, Small, Large }.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
