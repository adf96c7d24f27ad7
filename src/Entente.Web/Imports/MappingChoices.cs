using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Entente.Web.Design;

namespace Entente.Web.Imports;

/// <summary>What can be chosen on the page of a mapping, in words.</summary>
public sealed class MappingChoices(Texts texts, MappingForm form)
{
    private readonly Ontology _ontology = Ontology.Shipped;

    public IEnumerable<Choice> Kinds => Of<SourceKind>(k => texts["imports.sourcekind." + Small(k)]);

    public IEnumerable<Choice> Reliabilities => Of<Reliability>(r => texts["records.reliability." + r]);

    public IEnumerable<Choice> Handlings => Of<Handling>(h => texts["records.handling." + h]);

    public IEnumerable<Choice> Compartments => Of<Compartment>(c => texts["records.compartment." + c]);

    public IEnumerable<Choice> Orders => Of<DateOrder>(d => texts["imports.dates." + Small(d)]);

    public IEnumerable<Choice> Encodings => Formats.Encodings.Select(e => new Choice(e, e));

    public IEnumerable<Choice> Delimiters =>
        [new(",", texts["imports.delimiter.comma"]), new(";", texts["imports.delimiter.semicolon"]), new("\t", texts["imports.delimiter.tab"]), new("|", texts["imports.delimiter.bar"])];

    public IEnumerable<Choice> Things => TableThings.Shipped.All.Select(t => new Choice(t.Key, Name(t.Key)));

    /// <summary>Everything that a column may say of the chosen things.</summary>
    public IReadOnlyList<Choice> Sayings => field ??=
        [.. from thing in TableThings.Shipped.All
            where form.Things.Contains(thing.Key)
            from property in _ontology[thing.Schema].Properties.Values
            where property.Type != PropertyType.Entity
            orderby TableThings.Shipped.All.ToList().IndexOf(thing), property.Label
            select new Choice($"{thing.Key}.{property.Name}", form.Things.Count == 1 ? texts.Of(property.Label) : texts["imports.saying", Name(thing.Key), new Sentence(property.Label)])];

    public IEnumerable<(string Label, IEnumerable<Choice> To)> Links => form.PossibleLinks(TableThings.Shipped).Select(p => (
        texts["imports.saying", Name(p.Thing.Key), new Sentence(_ontology[p.Thing.Schema].Find(p.Link.Property)!.Label)],
        p.To.Select(to => new Choice($"{p.Thing.Key}.{p.Link.Property}={to}", Name(to)))));

    public string Name(string thing) => texts["imports.thing." + thing];

    private static IEnumerable<Choice> Of<T>(Func<T, string> words) where T : struct, Enum => Enum.GetValues<T>().Select(v => new Choice(v.ToString(), words(v)));

    private static string Small<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
