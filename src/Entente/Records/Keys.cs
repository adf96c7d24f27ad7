using Entente.Foundation;

namespace Entente.Records;

/// <summary>By which keys a record is found, and how each came about: search and matching read the same list.</summary>
public static class Keys
{
    private const int MostNames = 32;
    private const int MostPlaces = 24;
    private const int MostAddresses = 12;
    private const int MostWords = 100;
    private static readonly HashSet<string> Common = ["the", "and", "that", "was", "were", "with", "from", "for", "this", "have", "has", "had", "her", "his", "she", "him", "they", "not", "but", "which", "their", "been", "are", "who", "also", "said", "would", "there", "about", "into", "street", "road", "avenue", "lane", "house", "flat"];

    /// <summary>Every way to find this record.</summary>
    public static IReadOnlyList<FoundBy> Of(Record record, Ontology ontology) =>
        Of(ontology[record.Schema], record.Statements, record.Reference, record.Source, record.ExternalId);

    internal static IReadOnlyList<FoundBy> Of(Schema schema, IReadOnlyList<Statement> statements, Reference reference, SourceId source, string externalId)
    {
        var found = new Collector();
        found.Add(KeyKind.Reference, "", reference.Text);
        if (externalId.Length > 0) found.Add(KeyKind.External, "", External(source, externalId));
        return Add(found, schema, statements, source);
    }

    /// <summary>Only what tells who or what it is: names, dates and numbers, without the words of places and texts.</summary>
    internal static IReadOnlyList<FoundBy> OfIdentity(Schema schema, IReadOnlyList<Statement> statements) =>
        Add(new(), schema, [.. statements.Where(s => schema.Find(s.Property)?.Type is not (PropertyType.Text or PropertyType.Entity))], default);

    private static List<FoundBy> Add(Collector found, Schema schema, IReadOnlyList<Statement> statements, SourceId source)
    {
        foreach (var statement in statements)
        {
            if (schema.Find(statement.Property) is not { } property) continue;
            Add(found, property, statement, source);
        }

        foreach (var (property, form) in Addresses.Of(schema, statements)) found.Add(KeyKind.Address, property, form, MostAddresses);
        AddYears(found, schema, statements);
        return found.List;
    }

    public static long Key(KeyKind kind, ReadOnlySpan<char> form)
    {
        // FNV-1a with a finishing mix: stored, so it must never change with a version of a library.
        var hash = 14695981039346656037UL;
        foreach (var c in form) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        hash ^= hash >> 29;
        return (long)kind << 56 | (long)(hash & 0x00FF_FFFF_FFFF_FFFF);
    }

    public static KeyKind KindOf(long key) => (KeyKind)(key >> 56);

    public static string External(SourceId source, string id) => $"{source.Value}:{id}";

    /// <summary>Whether a word stands in so many texts that none is found by it.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>Words of an address or a text that tell something.</summary>
    public static IEnumerable<string> Telling(string text, int shortest) => Names.Words(text).Where(w => w.Length >= shortest && !Common.Contains(w));

    private static void Add(Collector found, SchemaProperty property, Statement statement, SourceId source)
    {
        var value = statement.Value;
        switch (property.Type)
        {
            case PropertyType.Name or PropertyType.NamePart:
                foreach (var token in Names.Tokens(value).Concat(WithoutArticles(value)).Concat(SpelledNames.Tokens(value, SpelledNames.PartOf(property.Name))))
                {
                    if (!found.Add(KeyKind.NameToken, property.Name, token, MostNames)) continue;
                    found.Add(KeyKind.NameSound, property.Name, Names.Sound(token));
                }

                break;
            case PropertyType.Date when property.Name == "birthDate" && PartialDate.TryParse(value, out var born) && born.Day > 0:
                found.Add(KeyKind.BirthDate, property.Name, PartialDate.Of(born.Year, born.Month, born.Day).ToString());
                break;
            case PropertyType.Phone: found.Add(KeyKind.Phone, property.Name, value); break;
            case PropertyType.Email: found.Add(KeyKind.Email, property.Name, value); break;
            case PropertyType.Document: Bare(KeyKind.Document); break;
            case PropertyType.Vehicle: Bare(KeyKind.Vehicle); break;
            case PropertyType.Account: Bare(KeyKind.Account); break;
            // Identity numbers are looked for as documents: nobody knows which list calls them what.
            case PropertyType.Identifier: Bare(property.Kind == Access.DataKind.Identity ? KeyKind.Document : KeyKind.Identifier); break;
            case PropertyType.PostCode: Bare(KeyKind.PostCode); break;
            case PropertyType.Address or PropertyType.Place:
                foreach (var code in Addresses.PostCodes(value)) found.Add(KeyKind.PostCode, property.Name, code);
                foreach (var word in Telling(value, 2)) found.Add(KeyKind.PlaceToken, property.Name, word, MostPlaces);
                break;
            case PropertyType.Text:
                foreach (var word in Telling(value, 3)) found.Add(KeyKind.TextToken, property.Name, word, MostWords);
                break;
            case PropertyType.Entity:
                found.Add(KeyKind.Link, property.Name, Reference.TryParse(value, out var to) ? to.Text : External(source, value));
                break;
        }

        void Bare(KeyKind kind)
        {
            if (NormalForms.Bare(value) is { Length: > 1 } bare) found.Add(kind, property.Name, bare);
        }
    }

    /// <summary>Only of names that are written in Arabic letters: a second way to find them, beside the whole word.</summary>
    private static IEnumerable<string> WithoutArticles(string name) => System.Text.Ascii.IsValid(name) ? []
        : name.Split(' ').Select(part => (Part: part, Bare: Names.WithoutArticle(part))).Where(w => w.Bare != w.Part).SelectMany(w => Names.Words(w.Bare));

    private static void AddYears(Collector found, Schema schema, IReadOnlyList<Statement> statements)
    {
        if (!schema.Is("LegalEntity")) return;
        var years = statements.Where(s => s.Property == "birthDate").Select(s => PartialDate.TryParse(s.Value, out var d) ? d.Year : 0).Where(y => y > 0).Distinct().Take(4).ToList();
        if (years.Count == 0) return;
        foreach (var sound in found.List.Where(f => f.Kind == KeyKind.NameSound).Select(f => f.Form).Take(12).ToList())
        {
            foreach (var year in years) found.Add(KeyKind.NameYear, "name", NameYear(sound, year));
        }
    }

    public static string NameYear(string sound, int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sound}|{year}");

    private sealed class Collector
    {
        private readonly HashSet<long> _seen = [];
        private readonly Dictionary<KeyKind, int> _counts = [];

        public List<FoundBy> List { get; } = [];

        public bool Add(KeyKind kind, string property, string form, int most = int.MaxValue)
        {
            var key = Key(kind, form);
            var count = _counts.GetValueOrDefault(kind);
            if (count >= most || !_seen.Add(key)) return false;
            _counts[kind] = count + 1;
            List.Add(new(kind, key, property, form));
            return true;
        }
    }
}

/// <summary>One way a record is found: the key, the property it came from and the normal form that was hashed.</summary>
public sealed record FoundBy(KeyKind Kind, long Key, string Property, string Form);
