using System.Globalization;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;

namespace Entente.Tests.Records.Export;

/// <summary>Records drawn by chance: any schema, any of its properties, values with every kind of character.</summary>
internal sealed class Drawn(int seed)
{
    private static readonly string[] Pieces =
    [
        "Ana", "Kováč", "زينب", "阮氏香", "O'Neil", "\"quoted\"", "a;b", "a,b", "=1+1", "+44", "-7", "@home", "'twas", "two\nlines", "\r\nends", "👩‍👩‍👧", "Zoe\u0308", "\u202eback\u202c", "A\u200bB", "tab\there",
        "<b>", "{\"x\":1}", "null", "0", "007", "1e5", "TRUE", "C:\\path", "%s", "EXP-not-one", "notes: said",
    ];

    private readonly Random _random = new(seed);

    public List<RecordDraft> Many(SourceId source, int count)
    {
        var schemas = Ontology.Shipped.Schemas.Where(s => !s.Abstract).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, count).Select(i => One(Pick(schemas), source, string.Create(CultureInfo.InvariantCulture, $"no-{i}"), count))];
    }

    /// <summary>What the standard has a field for, as it has it: one value where it has one column.</summary>
    public List<RecordDraft> Cases(SourceId source, int count)
    {
        var drafts = new List<RecordDraft>();
        for (var i = 0; i < count; i++)
        {
            foreach (var thing in HtcdsFormat.Things)
            {
                if (thing.Key != "person" && _random.Next(3) == 0) continue;
                var said = new List<Statement>();
                foreach (var columns in thing.Columns.GroupBy(c => (c.Property, c.Prefix)))
                {
                    if (_random.Next(3) == 0) continue;
                    var property = Ontology.Shipped[thing.Schema].Find(columns.Key.Property)!;
                    var most = columns.First().Separator.Length > 0 ? 3 : columns.Count();
                    var values = Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => Value(property).Replace(";", "", StringComparison.Ordinal).Trim()).Where(v => v.Length > 0).Distinct();
                    said.AddRange(values.Select(v => new Statement(property.Name, columns.Key.Prefix is { } prefix ? $"{prefix}: {v}" : v)));
                }

                if (thing.Key == "address" && said.Count > 0) drafts[^1] = drafts[^1] with { Statements = [.. drafts[^1].Statements, new("addressEntity", Number(i, thing.Key))] };
                if (thing.Key == "episode") said.Add(new("victim", Number(i, "person")));
                if (thing.Key == "person") said.Add(new("firstName", $"Made-up {i}"));
                if (said.Count > 0 && thing.Key != "episode" || said.Count > 1) drafts.Add(new(thing.Schema, said) { Source = source, Organisation = Make.Police, ExternalId = Number(i, thing.Key) });
            }
        }

        return [.. drafts.Select(d => d.Schema == "Person" ? d with { Statements = [.. d.Statements.DistinctBy(s => s.Property == "firstName" ? "firstName" : $"{s.Property}={s.Value}")] } : d)];
    }

    private static string Number(int i, string key) => string.Create(CultureInfo.InvariantCulture, $"{i}/{key}");

    private RecordDraft One(Schema schema, SourceId source, string number, int count)
    {
        var properties = schema.Properties.Values.OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var said = new List<Statement> { Say(Pick(properties), count) };
        while (_random.Next(5) > 0) said.Add(_random.Next(4) == 0 ? said[^1] : Say(Pick(properties), count));
        return new(schema.Name, said)
        {
            Source = source,
            Organisation = Make.Police,
            ExternalId = number,
            Said = _random.Next(2) == 0 ? Date() : null,
            Language = _random.Next(2) == 0 ? "ro" : "",
            Reliability = Pick(Enum.GetValues<Entente.Records.Reliability>()),
            Handling = Pick(Enum.GetValues<Handling>()),
        };
    }

    private Statement Say(SchemaProperty property, int count) => new(property.Name, property.Type == PropertyType.Entity ? string.Create(CultureInfo.InvariantCulture, $"no-{_random.Next(count + 3)}") : Value(property))
    {
        Original = _random.Next(4) == 0 ? Text() : null,
        Language = _random.Next(4) == 0 ? "vi" : null,
        Said = _random.Next(4) == 0 ? Date() : null,
        Reliability = _random.Next(4) == 0 ? Pick(Enum.GetValues<Entente.Records.Reliability>()) : null,
        Quote = _random.Next(4) == 0 ? Text() : null,
    };

    private string Value(SchemaProperty property) => property.Type switch
    {
        PropertyType.Date => Date().ToString(),
        PropertyType.Phone => Pick(["07700 900123", "+40 712 345 678", "no phone"]),
        PropertyType.Country => Pick(["Romania", "gb", "Viet Nam", "Nowhere"]),
        PropertyType.Gender => Pick(["f", "Male", "other", "not said"]),
        PropertyType.Language => Pick(["RO", "vi"]),
        _ => Text(),
    };

    private string Text() => string.Join(Pick([" ", "", "; "]), Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Pieces))).Trim() is { Length: > 0 } text ? text : "x";

    private PartialDate Date() => PartialDate.Of(_random.Next(1930, 2020), _random.Next(1, 13), _random.Next(0, 29), Pick(Enum.GetValues<DateSense>()));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
