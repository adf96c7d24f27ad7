using System.Collections.Frozen;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>What things there are and what may be said of them, from data/ontology. Compatible with FollowTheMoney; a property without a class does not load.</summary>
public sealed class Ontology
{
    private readonly FrozenDictionary<string, Schema> _schemas;

    private Ontology(Dictionary<string, Schema> schemas) => _schemas = schemas.ToFrozenDictionary(StringComparer.Ordinal);

    public static Ontology Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyCollection<Schema> Schemas => _schemas.Values;

    public Schema? Find(string name) => _schemas.GetValueOrDefault(name);

    public Schema this[string name] => _schemas[name];

    public static Ontology From(DataFolder data)
    {
        var written = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        foreach (var file in data.Files("ontology", "*.json"))
        {
            foreach (var (name, schema) in data.Read<OntologyFile>(file).Schemas)
            {
                if (!written.TryAdd(name, schema)) throw new InvalidDataException($"data/{file}: schema '{name}' stands twice.");
            }
        }

        var made = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var name in written.Keys) Make(name, written, made, []);
        return new(made);
    }

    private static Schema Make(string name, Dictionary<string, SchemaFile> written, Dictionary<string, Schema> made, HashSet<string> open)
    {
        if (made.TryGetValue(name, out var done)) return done;
        if (!written.TryGetValue(name, out var file)) throw new InvalidDataException($"data/ontology: a schema extends '{name}', which is not there.");
        if (!open.Add(name)) throw new InvalidDataException($"data/ontology: '{name}' extends itself.");

        var parents = file.Extends.Select(parent => Make(parent, written, made, open)).ToList();
        var properties = new Dictionary<string, SchemaProperty>(StringComparer.Ordinal);
        foreach (var parent in parents)
        {
            foreach (var (key, property) in parent.Properties) properties[key] = property;
        }

        foreach (var (key, property) in file.Properties)
        {
            properties[key] = new(key, property.Label, property.Type,
                property.Class ?? throw new InvalidDataException($"data/ontology: {name}.{key} has no class."),
                property.Kind ?? throw new InvalidDataException($"data/ontology: {name}.{key} has no kind."), property.Range ?? "")
            { Words = property.Words };
        }

        var caption = file.Caption ?? parents.Select(p => p.Caption).FirstOrDefault(c => c.Count > 0) ?? [];
        var schema = new Schema(name, file.Label, file.Plural, properties.ToFrozenDictionary(StringComparer.Ordinal), caption,
            [name, .. parents.SelectMany(p => p.IsA).Distinct()], file.Edge ?? parents.Select(p => p.Edge).FirstOrDefault(e => e is not null), file.Matchable, file.Abstract, file.Own);
        made.Add(name, schema);
        open.Remove(name);
        return schema;
    }

    private sealed record OntologyFile(string Source, string Date, Dictionary<string, SchemaFile> Schemas);

    private sealed record SchemaFile(string Label, string Plural, IReadOnlyList<string> Extends, Dictionary<string, PropertyFile> Properties)
    {
        public IReadOnlyList<string>? Caption { get; init; }
        public SchemaEdge? Edge { get; init; }
        public bool Matchable { get; init; }
        public bool Abstract { get; init; }
        public bool Own { get; init; }
    }

    private sealed record PropertyFile(string Label, PropertyType Type, FieldClass? Class, DataKind? Kind, string? Range)
    {
        public Dictionary<string, string> Words { get; init; } = [];
    }
}

/// <summary>One kind of thing, with everything that may be said of it, inherited included.</summary>
public sealed record Schema(
    string Name, string Label, string Plural, IReadOnlyDictionary<string, SchemaProperty> Properties, IReadOnlyList<string> Caption,
    IReadOnlyList<string> IsA, SchemaEdge? Edge, bool Matchable, bool Abstract, bool Own)
{
    public SchemaProperty? Find(string property) => Properties.GetValueOrDefault(property);

    public bool Is(string schema) => IsA.Contains(schema);
}

/// <summary>Something that may be said of a thing.</summary>
/// <param name="Class">How it is protected.</param>
/// <param name="Kind">The matrix row that decides in which shape a reader gets it.</param>
/// <param name="Range">For a link: the schema it points to.</param>
public sealed record SchemaProperty(string Name, string Label, PropertyType Type, FieldClass Class, DataKind Kind, string Range)
{
    /// <summary>What codes of this property mean, as the centre's own questions have them. Other sources may say other things.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}

/// <summary>How a thing that is a tie between two others reads: "owner owns asset".</summary>
public sealed record SchemaEdge(string Source, string Target, string Label);

/// <summary>What kind of value a property holds: decides its normal form and its keys.</summary>
public enum PropertyType
{
#pragma warning disable CA1720 // The type's name in FollowTheMoney.
    String, Text, Name, NamePart, Date, Country, Language, Gender, Number, Boolean, Topic, Url, Entity,
#pragma warning restore CA1720
    Phone, Email, Identifier, Document, Vehicle, Account, Address, Place, PostCode,
}
