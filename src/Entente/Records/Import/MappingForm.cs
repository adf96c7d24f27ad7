using Entente.Access;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>What a person confirms or changes of how a file is read: whose word it is, how it is written, and what each column says of what.</summary>
public sealed class MappingForm
{
    public string SourceName { get; set; } = "";
    public SourceKind SourceKind { get; set; }
    public Reliability Reliability { get; set; }
    public Handling Handling { get; set; }
    public Compartment Compartment { get; set; }
    public string? Language { get; set; }

    /// <summary>These very files came before: the source says it too, or again.</summary>
    public bool SaidAgain { get; set; }
    public string Encoding { get; set; } = "utf-8";
    public string Delimiter { get; set; } = ",";

    /// <summary>Null where the file does not tell and nobody has said yet.</summary>
    public DateOrder? Dates { get; set; }

    /// <summary>Keys of the things that each row tells of.</summary>
    public List<string> Things { get; set; } = [];
    public string? IdColumn { get; set; }

    /// <summary>For each column of the header "thing.property"; empty for none.</summary>
    public List<string?> Columns { get; set; } = [];

    /// <summary>Ties as "thing.property=thing"; empty for none.</summary>
    public List<string?> Links { get; set; } = [];

    /// <summary>Under which name the mapping is kept, or which kept one is used.</summary>
    public string? MappingName { get; set; }
    public string? UseMapping { get; set; }

    public static MappingForm Of(ImportPlan plan, IReadOnlyList<string> header, bool confirmed) => new()
    {
        SourceName = plan.SourceName,
        SourceKind = plan.SourceKind,
        Reliability = plan.Reliability,
        Handling = plan.Handling,
        Compartment = plan.Compartment,
        Language = plan.Language,
        SaidAgain = plan.SaidAgain,
        Encoding = plan.Encoding,
        Delimiter = plan.Delimiter,
        Dates = plan.DatesUncertain && !confirmed ? null : plan.Dates,
        Things = [.. plan.Things.Select(t => t.Key)],
        IdColumn = plan.Things.SelectMany(t => t.IdColumns).FirstOrDefault(),
        Columns = [.. header.Select(h => plan.Things.SelectMany(t => t.Columns.Where(c => c.Column.Equals(h, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Key}.{c.Property}")).FirstOrDefault())],
        Links = [.. plan.Things.SelectMany(t => t.Links.Select(l => $"{t.Key}.{l.Key}={l.Value}"))],
    };

    /// <summary>Every tie that the chosen things may have: a choice for each, with what it may point to.</summary>
    public IReadOnlyList<(TableThing Thing, TableLink Link, IReadOnlyList<string> To)> PossibleLinks(TableThings known) =>
        [.. from thing in known.All
            where Things.Contains(thing.Key)
            from link in thing.Links
            let to = link.To.Where(Things.Contains).ToList()
            where to.Count > 0
            select (thing, link, (IReadOnlyList<string>)to)];

    /// <summary>The plan as this form changes it. The header is that of the file in the form's own encoding.</summary>
    public Result<ImportPlan> On(ImportPlan plan, IReadOnlyList<string> header, TableThings known, Ontology ontology)
    {
        var problems = new List<Problem>();
        if (plan.DatesUncertain && Dates is null) problems.Add(new DatesNotSaid());
        var read = plan with { SourceName = SourceName?.Trim() ?? "", SourceKind = SourceKind, Reliability = Reliability, Handling = Handling, Compartment = Compartment, Language = Language?.Trim() ?? "", SaidAgain = SaidAgain, Encoding = Encoding, Delimiter = Delimiter, Dates = Dates ?? plan.Dates };
        if (plan.Format != "csv") return problems.Count > 0 ? problems : read;

        var chosen = known.All.Where(t => Things.Contains(t.Key)).ToList();
        if (chosen.Count == 0) problems.Add(new NoThingChosen());
        var columns = header.Select((h, i) => (Column: h, At: i, Says: i < Columns.Count ? Columns[i] ?? "" : "")).Where(c => c.Says.Length > 0).Select(c => (c.Column, c.At, Thing: c.Says.Split('.')[0], Property: c.Says[(c.Says.IndexOf('.', StringComparison.Ordinal) + 1)..])).ToList();
        foreach (var column in columns)
        {
            if (chosen.FirstOrDefault(t => t.Key == column.Thing) is not { } thing || ontology[thing.Schema].Find(column.Property) is not { } property || property.Type == PropertyType.Entity) problems.Add(new ColumnSaysNothingChosen(column.At, column.Column));
        }

        if (!string.IsNullOrEmpty(IdColumn) && !header.Contains(IdColumn)) problems.Add(new IdColumnNotThere(IdColumn));
        var links = PossibleLinks(known).Select(p => (p.Thing, p.Link, To: p.To.FirstOrDefault(to => Links.Contains($"{p.Thing.Key}.{p.Link.Property}={to}")))).Where(l => l.To is not null).ToList();
        foreach (var thing in chosen)
        {
            if (columns.Any(c => c.Thing == thing.Key)) continue;
            if (!thing.IsTie(ontology)) problems.Add(new ThingWithoutColumns(ontology[thing.Schema].Label));
            else if (links.Count(l => l.Thing == thing) < 2) problems.Add(new TieWithoutEnds(ontology[thing.Schema].Label));
        }

        if (problems.Count > 0) return problems;
        return read with
        {
            Things = [.. chosen.Select(t => new MappedThing(t.Key, t.Schema, string.IsNullOrEmpty(IdColumn) ? [] : [IdColumn], [.. columns.Where(c => c.Thing == t.Key).Select(c => new MappedColumn(c.Column, c.Property))])
            {
                Links = links.Where(l => l.Thing == t).ToDictionary(l => l.Link.Property, l => l.To!),
            })],
        };
    }

    /// <summary>Columns that a kept mapping speaks of and this file has not.</summary>
    public static IReadOnlyList<Problem> Missing(ImportPlan saved, IReadOnlyList<string> header) =>
        [.. saved.Things.SelectMany(t => t.Columns.Select(c => c.Column).Concat(t.IdColumns)).Distinct().Where(c => !header.Contains(c, StringComparer.OrdinalIgnoreCase)).Select(c => new MappedColumnNotThere(c))];
}
