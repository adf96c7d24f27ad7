namespace Entente.World;

/// <summary>Exploiters who work together, with their phones, vehicles, premises, company and the way they bring people.</summary>
public sealed record Network(
    int Number, IReadOnlyList<MadeUpPerson> People, string Purpose, string Industry, string Company, string Registration,
    IReadOnlyList<string> Phones, IReadOnlyList<string> Vehicles, IReadOnlyList<(string Street, string Town, string PostCode, string Country)> Premises, IReadOnlyList<string> Route)
{
    public override string ToString() => $"made-up network {Number}";
}
