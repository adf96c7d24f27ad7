using System.Text.Json;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>FollowTheMoney entities as JSON lines.</summary>
internal sealed class FtmFormat : IRecordFormat
{
    private const int MostCharactersInALine = 32 << 20;
    private const int MostNesting = 64;

    public string Name => "ftm";

    public bool Knows(IReadOnlyList<FileHead> heads) => heads.All(h => h.HasText && h.Text(CsvGuess.EncodingOf(h.Bytes)).AsSpan().TrimStart() is ['{', ..] text && text.Contains("\"schema\"", StringComparison.Ordinal));

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => new() { Format = Name, SourceKind = SourceKind.Partner, Encoding = CsvGuess.EncodingOf(heads[0].Bytes) };

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        foreach (var (row, line, cut) in Lines(input))
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return cut ? Wrong(row, "", "RowTooLong", "Split this entity: a line may have 32 million characters at most.") : Line(input, row, line);
        }
    }

    /// <summary>Every line as it stands in the files, counted through, and whether it was cut.</summary>
    public static IEnumerable<(long Row, string Line, bool Cut)> Lines(ImportInput input)
    {
        long row = 0;
        foreach (var file in input.Files)
        {
            using var reader = input.Text(file);
            var lines = new BoundedLines(reader, MostCharactersInALine);
            while (lines.Next(out var cut) is { } line) yield return (++row, line, cut);
        }
    }

    private static RowRead Wrong(long row, string field, string rule, string remedy) => new(row, [], [new(row, field, rule, remedy)]);

    private static RowRead Line(ImportInput input, long row, string line)
    {
        RowRead Wrong(string field, string rule, string remedy) => FtmFormat.Wrong(row, field, rule, remedy);
        try
        {
            using var json = JsonDocument.Parse(line, new() { MaxDepth = MostNesting });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Wrong("", "NotAnEntity", "Write one JSON object a line, with id, schema and properties.");
            if (Text(root, "id") is not { Length: > 0 } id) return Wrong("id", "IdMissing", "Give the entity an id.");
            if (id.Length > 300) return Wrong("id", "TooLong", "Shorten the id to 300 characters or fewer.");
            if (Text(root, "schema") is not { } name || input.Ontology.Find(name) is not { Abstract: false } schema) return Wrong("schema", "SchemaNotKnown", "Use a schema that data/ontology has, or add it there.");

            var said = new Said();
            var errors = new List<RowError>();
            var told = root.TryGetProperty(FtmProvenance.Member, out var own) ? FtmProvenance.Read(own) : null;
            if (told?.Wrong() is { } wrong) return Wrong($"{FtmProvenance.Member}.{wrong}", "NotUnderstood", "Leave this member as it was exported, or take it out.");
            if (root.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in properties.EnumerateObject()) Add(schema, property, said, told, errors, row);
            }

            if (errors.Count > 0) return new(row, [], errors);
            // FollowTheMoney knows entities of which nothing is said but that they are: a caption stands for it.
            if (said.Statements.Count == 0 && schema.Find("name") is not null && Text(root, "caption") is { Length: > 0 } caption) said.Add("name", caption);
            return new(row, [With(told, input.Draft(name, said.Statements, id))], []);
        }
        catch (InvalidOperationException)
        {
            // Half a character, written as an escape: no text that could be kept.
            return Wrong("", "BrokenText", "This holds half a character (an escape such as \\ud83d without its other half). Write the text as UTF-8.");
        }
        catch (JsonException)
        {
            return Wrong("", "NotJson", $"Write one complete JSON object a line, nested no deeper than {MostNesting} levels.");
        }
    }

    /// <summary>What the person who brings the file in says of it goes before what the file says; a condition of the source is never lost.</summary>
    private static RecordDraft With(FtmProvenance? told, RecordDraft draft) => told is null ? draft : draft with
    {
        Said = PartialDate.TryParse(told.Said, out var date) ? date : draft.Said,
        Language = draft.Language.Length > 0 ? draft.Language : told.Language ?? "",
        Reliability = draft.Reliability == Reliability.NotKnown ? told.Reliability ?? draft.Reliability : draft.Reliability,
        Handling = draft.Handling == Handling.Conditional ? draft.Handling : told.Handling ?? draft.Handling,
    };

    private static void Add(Schema schema, JsonProperty property, Said said, FtmProvenance? told, List<RowError> errors, long row)
    {
        var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
        foreach (var element in values)
        {
            var value = element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.ToString(),
                JsonValueKind.Object => Text(element, "id"), // a nested entity stands by its id
                _ => null,
            };
            if (string.IsNullOrWhiteSpace(value)) continue;
            if (told is not null && schema.Find(property.Name) is not null)
            {
                said.AddAll(told.Of(property.Name, value));
                continue;
            }

            switch (schema.Find(property.Name))
            {
                // A property that nobody here has classed is kept in words, where the text's class protects it.
                case null: said.Add(schema.Find("notes") is null ? "description" : "notes", $"{property.Name}: {value}"); break;
                case { Type: PropertyType.Date }:
                    if (WrittenDates.Read(value, DateOrder.YearFirst) is { } date) said.Add(property.Name, date, value);
                    else errors.Add(new(row, property.Name, "NotADate", "Write 2019-05-17, 2019-05 or 2019."));
                    break;
                default: said.Add(property.Name, value); break;
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
