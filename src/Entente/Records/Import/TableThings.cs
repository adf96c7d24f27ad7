using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>What a row of a table may tell of, and how such things are tied to each other, from data/formats/tables.json.</summary>
public sealed class TableThings
{
    private readonly IReadOnlyList<string> _numbers;

    private TableThings(TablesFile file, Ontology ontology)
    {
        (All, _numbers) = (file.Things, file.Numbers);
        foreach (var thing in All)
        {
            if (ontology.Find(thing.Schema) is not { Abstract: false } schema) throw new InvalidDataException($"data/formats/tables.json: '{thing.Key}' is a {thing.Schema}, which the ontology has not.");
            if (thing.Links.Select(l => l.Property).Concat(thing.Words.Keys).FirstOrDefault(p => schema.Find(p) is null) is { } missing) throw new InvalidDataException($"data/formats/tables.json: a {thing.Schema} has no '{missing}'.");
            foreach (var link in thing.Links)
            {
                var range = schema.Find(link.Property)!.Range;
                if (link.To.FirstOrDefault(to => All.FirstOrDefault(t => t.Key == to) is not { } other || !ontology[other.Schema].Is(range)) is { } wrong) throw new InvalidDataException($"data/formats/tables.json: {thing.Key}.{link.Property} cannot point to '{wrong}'.");
            }
        }
    }

    public static TableThings Shipped { get; } = new(DataFolder.Shipped.Read<TablesFile>("formats/tables.json"), Ontology.Shipped);

    public IReadOnlyList<TableThing> All { get; }

    public TableThing? Find(string key) => All.FirstOrDefault(t => t.Key == key);

    /// <summary>Guesses from a header what each column says of what; a person confirms or changes it. Without a hint the row tells of a person.</summary>
    public IReadOnlyList<MappedThing> Guess(IReadOnlyList<string> header)
    {
        var known = (from column in header
                     let bare = string.Concat(Names.Words(column))
                     from thing in All
                     from word in thing.Words
                     where word.Value.Contains(bare)
                     select (Thing: thing, Column: new MappedColumn(column, word.Key))).ToList();
        var told = All.Where(t => known.Any(k => k.Thing == t)).ToList();
        if (told.Count == 0) told.Add(All[0]);
        var keys = told.Select(t => t.Key).ToHashSet();
        // Somebody's employer is told of by a tie between the two.
        if (keys.Contains("person") && keys.Contains("organisation")) told.Add(Find("employment")!);
        var number = header.FirstOrDefault(h => _numbers.Contains(string.Concat(Names.Words(h))));
        return [.. told.Select(t => new MappedThing(t.Key, t.Schema, number is null ? [] : [number], [.. known.Where(k => k.Thing == t).Select(k => k.Column)])
        {
            Links = t.Links.Where(l => l.Usual).Select(l => (l.Property, To: l.To.FirstOrDefault(keys.Contains))).Where(l => l.To is not null).ToDictionary(l => l.Property, l => l.To!),
        })];
    }

    private sealed record TablesFile(string Source, string Date, IReadOnlyList<string> Numbers, IReadOnlyList<TableThing> Things);
}

/// <summary>One thing that a row may tell of.</summary>
/// <param name="Words">By property, the names of columns that say it.</param>
public sealed record TableThing(string Key, string Schema, IReadOnlyList<TableLink> Links, IReadOnlyDictionary<string, IReadOnlyList<string>> Words)
{
    /// <summary>A tie between two others needs no column of its own.</summary>
    public bool IsTie(Ontology ontology) => ontology[Schema].Edge is { } edge && Links.Any(l => l.Property == edge.Source) && Links.Any(l => l.Property == edge.Target);
}

/// <summary>How one thing may point to others of the same row, the likeliest first.</summary>
/// <param name="Usual">Tied unless somebody says otherwise.</param>
public sealed record TableLink(string Property, IReadOnlyList<string> To, bool Usual);
