using System.Collections.Frozen;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>Countries and territories with their ISO codes and the names people write for them, from data/reference/countries.json.</summary>
public sealed class Countries
{
    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, Country> _countries;

    private Countries(IReadOnlyList<Country> countries)
    {
        All = countries;
        _countries = countries.ToFrozenDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var country in countries)
        {
            foreach (var name in (string[])[country.Code, country.Code3, country.Name, .. country.Names, .. country.Nationality]) codes.TryAdd(Fold(name), country.Code);
        }

        _codes = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public static Countries Shipped { get; } = new(DataFolder.Shipped.Read<CountriesFile>("reference/countries.json").Countries);

    public IReadOnlyList<Country> All { get; }

    /// <summary>The two-letter code, small letters as FollowTheMoney writes it; null where nobody knows the name.</summary>
    public string? CodeOf(string? said) => string.IsNullOrWhiteSpace(said) ? null : _codes.GetValueOrDefault(Fold(said));

    /// <summary>The name for a code; the code itself where it is none.</summary>
    public string NameOf(string code) => _countries.GetValueOrDefault(code)?.Name ?? code;

    private static string Fold(string name) => string.Join(' ', Names.Words(name));

    private sealed record CountriesFile(string Source, string Date, IReadOnlyList<Country> Countries);
}

/// <summary>One country or territory.</summary>
/// <param name="Code">ISO 3166-1, two letters, small.</param>
/// <param name="Names">Other names and former names that sources write.</param>
/// <param name="Nationality">What its people are called.</param>
public sealed record Country(string Code, string Code3, string Name, IReadOnlyList<string> Names, IReadOnlyList<string> Nationality);
