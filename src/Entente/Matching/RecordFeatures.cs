using Entente.Foundation;
using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching;

/// <summary>What the engine gets to see of a record: the identifying values, names in Latin letters, nothing else. Chinese names are read by their own rules: docs/decisions/0044.</summary>
public sealed class RecordFeatures(Ontology ontology)
{
    /// <summary>Null where things of this schema are not matched (an episode, an advert).</summary>
    public LinkRecord? Of(Record record) => Of(record.Id, record.Schema, record.Statements);

    public LinkRecord? Of(RecordId id, string called, IReadOnlyList<Statement> said)
    {
        if (ontology.Find(called) is not { Matchable: true } schema || KindOf(schema) is not { } kind) return null;
        var values = new Values();
        foreach (var statement in said)
        {
            if (schema.Find(statement.Property) is { } property) values.Add(property, statement.Value, kind);
        }

        // Arrays: hundreds of thousands of these are kept, and an empty array costs nothing.
        return new(id.Value)
        {
            Kind = kind,
            Names = Names(said, kind).ToArray(),
            BirthDates = Dates(said, kind).ToArray(),
            Sex = said.FirstOrDefault(s => s.Property == "gender")?.Value ?? "",
            Nationalities = values.Countries.ToArray(),
            Documents = values.Documents.Select(n => new LinkDocument(n)).ToArray(),
            Phones = values.Phones.ToArray(),
            Emails = values.Emails.ToArray(),
            Accounts = values.Accounts.ToArray(),
            Vehicles = values.Vehicles.ToArray(),
            Addresses = AddressesOf(schema, said, values, kind),
            Places = values.Towns.ToArray(),
        };
    }

    /// <summary>In the form by which addresses are the same however they are written; as said, in Latin letters, where none names a house.</summary>
    private static string[] AddressesOf(Schema schema, IReadOnlyList<Statement> said, Values values, LinkKind kind)
    {
        if (Records.Addresses.Of(schema, said).Select(a => a.Form).Distinct().ToArray() is { Length: > 0 } forms) return forms;
        return kind == LinkKind.Place && values.Addresses.Count == 0 && values.Streets.Count > 0 ? [string.Join(' ', values.Streets.Concat(values.Towns))] : [.. values.Addresses];
    }

    public static LinkKind? KindOf(Schema schema) =>
        schema.Is("Person") ? LinkKind.Person
        : schema.Is("LegalEntity") ? LinkKind.Company
        : schema.Is("Vehicle") ? LinkKind.Vehicle
        : schema.Is("Address") || schema.Is("Premises") ? LinkKind.Place
        : schema.Is("Phone") || schema.Is("UserAccount") || schema.Is("BankAccount") ? LinkKind.Number
        : null;

    /// <summary>The features that a property's values go into.</summary>
    public static IReadOnlyList<Feature> ReadFrom(Schema schema, SchemaProperty property) => KindOf(schema) is not { } kind ? [] : property switch
    {
        { Name: var name } when GivenNames.Contains(name) || FamilyNames.Contains(name) || WholeNames.Contains(name) => OfNames,
        { Name: "gender" } => [Feature.Sex],
        { Name: "birthDate" } when kind == LinkKind.Person => [Feature.BirthDate],
        { Name: "incorporationDate" } when kind != LinkKind.Person => [Feature.BirthDate],
        { Type: PropertyType.Phone } => [Feature.Phone],
        { Type: PropertyType.Email } => [Feature.Email],
        { Type: PropertyType.Account } => [Feature.Account],
        { Type: PropertyType.Vehicle } => [Feature.Vehicle],
        { Type: PropertyType.Identifier } => [kind == LinkKind.Vehicle ? Feature.Vehicle : Feature.Document],
        { Type: PropertyType.Document } => [Feature.Document],
        { Type: PropertyType.Address or PropertyType.PostCode } => [Feature.Address],
        { Type: PropertyType.Place } => [Feature.Address, Feature.Place],
        { Type: PropertyType.Country, Name: not ("birthCountry" or "pastFlags") } => [Feature.Nationality],
        _ => [],
    };

    private static readonly Feature[] OfNames = [Feature.GivenName, Feature.FamilyName, Feature.NameOrder, Feature.FullName];
    private static readonly string[] GivenNames = ["firstName", "secondName", "middleName"];
    private static readonly string[] FamilyNames = ["lastName", "maidenName"];
    private static readonly string[] WholeNames = ["name", "alias", "previousName", "previousNames", "stageName"];

    private static List<LinkName> Names(IReadOnlyList<Statement> said, LinkKind kind)
    {
        var names = new List<LinkName>();
        if (kind == LinkKind.Person)
        {
            var given = Said(GivenNames);
            foreach (var family in FamilyNames.SelectMany(Of).Select(s => s.Value))
            {
                if (given.Length > 0) names.Add(ReadNames.Of(given, family) ?? new(Latin(given), Latin(family)));
            }
        }

        foreach (var property in WholeNames)
        {
            if (names.Count >= 12) break;
            names.AddRange(Of(property).Take(6).Select(s => (kind == LinkKind.Person ? ReadNames.Of(s.Value) : null) ?? Apart(Latin(s.Value), kind)));
        }

        if (names.Count == 0 && Said([.. GivenNames, "lastName"]) is { Length: > 0 } some) names.Add(LinkName.Whole(Latin(some)));
        return names;

        string Said(string[] properties) => string.Join(' ', properties.SelectMany(Of).Select(s => s.Value));

        IEnumerable<Statement> Of(string property) => said.Where(s => s.Property == property);
    }

    /// <summary>"POPESCU, Maria" tells the family name from the given one; other orders do not.</summary>
    private static LinkName Apart(string name, LinkKind kind) =>
        kind == LinkKind.Person && name.Split(',', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given] ? new(given, family, name) : LinkName.Whole(name);

    private static IEnumerable<LinkDate> Dates(IReadOnlyList<Statement> said, LinkKind kind) =>
        said.Where(s => s.Property == (kind == LinkKind.Person ? "birthDate" : "incorporationDate"))
            .Select(s => PartialDate.TryParse(s.Value, out var date) ? new LinkDate(date.Year, date.Month, date.Day, date.Sense != DateSense.Plain) : default)
            .Where(d => d.Year > 0);

    private static string Latin(string text) => Records.Names.Latin(text);

    private sealed class Values
    {
        public List<string> Countries { get; } = [];
        public List<string> Documents { get; } = [];
        public List<string> Phones { get; } = [];
        public List<string> Emails { get; } = [];
        public List<string> Accounts { get; } = [];
        public List<string> Vehicles { get; } = [];
        public List<string> Addresses { get; } = [];
        public List<string> Streets { get; } = [];
        public List<string> Towns { get; } = [];

        public void Add(SchemaProperty property, string value, LinkKind kind)
        {
            var list = property.Type switch
            {
                PropertyType.Phone => Phones,
                PropertyType.Email => Emails,
                PropertyType.Account => Accounts,
                PropertyType.Vehicle => Vehicles,
                PropertyType.Identifier => kind == LinkKind.Vehicle ? Vehicles : Documents,
                PropertyType.Document => Documents,
                PropertyType.Address => Addresses,
                PropertyType.PostCode => Streets,
                PropertyType.Place => property.Name.StartsWith("street", StringComparison.Ordinal) ? Streets : Towns,
                PropertyType.Country when property.Name is not ("birthCountry" or "pastFlags") => Countries,
                _ => null,
            };
            if (list is { Count: < 20 }) list.Add(property.Type is PropertyType.Address or PropertyType.Place ? Latin(value) : value);
        }
    }
}
