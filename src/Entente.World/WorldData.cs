using Entente.Foundation;
using Entente.Staff;

namespace Entente.World;

/// <summary>The lists that the example world is drawn from: names by country, towns, made-up bodies and personas. From data/world.</summary>
public sealed class WorldData
{
    private WorldData(IReadOnlyList<NameList> names, Places places, BodiesFile bodies) =>
        (Names, Places, Bodies, Personas, Colleagues) = (names, places, bodies.Organisations, bodies.Personas, bodies.Colleagues);

    public static WorldData Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<NameList> Names { get; }
    public Places Places { get; }
    public IReadOnlyList<MadeUpBody> Bodies { get; }
    public IReadOnlyList<MadeUpPersona> Personas { get; }

    /// <summary>Those who refer for bodies that have no persona, and beside those that have one. Nobody signs in as them.</summary>
    public IReadOnlyList<MadeUpPersona> Colleagues { get; }

    public static WorldData From(DataFolder data) => new(
        [.. data.Files("world/names", "*.json").Select(data.Read<NameList>)],
        data.Read<Places>("world/places.json"),
        data.Read<BodiesFile>("world/organisations.json"));

    private sealed record BodiesFile(string Source, string Date, IReadOnlyList<MadeUpBody> Organisations, IReadOnlyList<MadeUpPersona> Personas, IReadOnlyList<MadeUpPersona> Colleagues);
}

/// <summary>Common names of one country: each name is a list of spellings, the own script first.</summary>
/// <param name="Victims">How many of a hundred possible victims come from here, roughly as published statistics have it.</param>
/// <param name="Exploiters">The same of exploiters.</param>
/// <param name="FemaleEnding">What a woman's family name ends in, in the own script and in Latin letters.</param>
public sealed record NameList(
    string Source, string Date, string Country, string Language, int Victims, int Exploiters, bool FamilyFirst,
    IReadOnlyList<string[]> Female, IReadOnlyList<string[]> Male, IReadOnlyList<string[]> Family, string[]? FemaleEnding = null);

/// <summary>Towns by country, and streets that do not exist.</summary>
public sealed record Places(string Source, string Date, IReadOnlyList<string> Streets, IReadOnlyDictionary<string, IReadOnlyList<string>> Towns);

/// <summary>An organisation of the example world; its name says that it is made up.</summary>
public sealed record MadeUpBody(string Name, OrganisationSort Sort, string Country, string Territory);

/// <summary>Somebody to sign in as.</summary>
public sealed record MadeUpPersona(string Name, Access.Role Role, string Organisation);
