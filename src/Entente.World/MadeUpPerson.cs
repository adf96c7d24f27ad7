namespace Entente.World;

/// <summary>Somebody of the example world as they truly are. The truth: never stored in a centre's database.</summary>
/// <param name="Number">The person's place in the world, from zero.</param>
/// <param name="Given">Spellings, the own script first.</param>
/// <param name="Phone">In E.164, from ranges that no subscriber has; empty where none.</param>
/// <param name="Network">The network that exploited them, or that they belong to.</param>
public sealed record MadeUpPerson(
    int Number, NameList Names, bool Female, string[] Given, string[]? Middle, string[] Family, DateOnly Born, string Phone, int Network, DateOnly FirstReported)
{
    public string Country => Names.Country;

    public bool IsChildOn(DateOnly day) => Born.AddYears(18) > day;

    /// <summary>As a careful source writes it in Latin letters.</summary>
    public string Name => Write(1);

    public string Write(int spelling)
    {
        var given = Middle is null ? Pick(Given, spelling) : $"{Pick(Given, spelling)} {Pick(Middle, spelling)}";
        return Names.FamilyFirst ? $"{Pick(Family, spelling)} {given}" : $"{given} {Pick(Family, spelling)}";
    }

    public static string Pick(string[] spellings, int which) => spellings[Math.Min(which, spellings.Length - 1)];

    public override string ToString() => $"made-up person {Number}";
}
