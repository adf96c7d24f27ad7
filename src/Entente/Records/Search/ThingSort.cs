namespace Entente.Records.Search;

/// <summary>The sorts of thing that a search may be narrowed to: each is some schemas of the ontology.</summary>
public enum ThingSort { Person, Organisation, Vehicle, Phone, Place, Document, Account, Event, Advert, Other }

/// <summary>Which schema is of which sort.</summary>
public static class ThingSorts
{
    private static readonly (ThingSort Sort, string[] Schemas)[] Sorted =
    [
        (ThingSort.Person, ["Person"]),
        (ThingSort.Organisation, ["LegalEntity"]),
        (ThingSort.Vehicle, ["Vehicle"]),
        (ThingSort.Phone, ["Phone"]),
        (ThingSort.Place, ["Address", "Premises", "RealEstate"]),
        (ThingSort.Document, ["Identification", "Document"]),
        (ThingSort.Account, ["UserAccount", "BankAccount", "CryptoWallet"]),
        (ThingSort.Event, ["Event"]),
        (ThingSort.Advert, ["Advert"]),
    ];

    /// <summary>The first sort that fits: a person is a legal entity too.</summary>
    public static ThingSort Of(Schema schema) => Sorted.Where(s => s.Schemas.Any(schema.Is)).Select(s => (ThingSort?)s.Sort).FirstOrDefault() ?? ThingSort.Other;

    public static IReadOnlyList<string> SchemasOf(ThingSort sort, Ontology ontology) => [.. ontology.Schemas.Where(s => Of(s) == sort).Select(s => s.Name).Order(StringComparer.Ordinal)];
}
