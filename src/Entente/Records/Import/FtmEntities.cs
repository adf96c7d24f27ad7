using System.Text.Json;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>The entities of one line: the one that it is, and those that are written out inside it, each a record of its own that the outer one points to.</summary>
internal sealed class FtmEntities(ImportInput input, long row)
{
    private const int MostId = 300;

    public List<RecordDraft> Drafts { get; } = [];

    public List<RowError> Errors { get; } = [];

    /// <summary>Reads an entity with all that it holds. What cannot be kept is told; nothing is passed over.</summary>
    /// <param name="within">The property that it is written out in.</param>
    public void Add(JsonElement entity, string within = "")
    {
        if (Text(entity, "id") is not { Length: > 0 } id) Wrong(Named("id"), "IdMissing", "row.entity-without-id");
        else if (id.Length > MostId) Wrong(Named("id"), "TooLong", "row.id-too-long", $"{MostId}");
        else if (Text(entity, "schema") is not { } name || input.Ontology.Find(name) is not { Abstract: false } schema) Wrong(Named("schema"), "SchemaNotKnown", "row.schema-not-known");
        else if (Told(entity, out var told) is { } wrong) Wrong(Named($"{FtmProvenance.Member}.{wrong}"), "NotUnderstood", "row.member-not-understood");
        else
        {
            var said = new Said();
            if (entity.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in properties.EnumerateObject()) Add(schema, id, property, said, told);
            }
            else if (properties.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)) Wrong(Named("properties"), "NotAValue", "row.properties-not-an-object");

            // FollowTheMoney knows entities of which nothing is said but that they are: a caption stands for it.
            if (said.Statements.Count == 0 && schema.Find("name") is not null && Text(entity, "caption") is { Length: > 0 } caption) said.Add("name", caption);
            Drafts.Add(With(told, input.Draft(schema.Name, said.Statements, id)));
        }

        string Named(string member) => within.Length == 0 ? member : $"{within}.{member}";
    }

    private void Add(Schema schema, string outer, JsonProperty property, Said said, FtmProvenance? told)
    {
        foreach (var element in property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value])
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Null: break;
                case JsonValueKind.Array: Wrong(property.Name, "NotAValue", "row.list-in-a-list"); break;
                case JsonValueKind.Object: AddEntity(schema, outer, property.Name, element, said); break;
                case JsonValueKind.String: AddValue(schema, property.Name, element.GetString()!, said, told); break;
                default: AddValue(schema, property.Name, element.GetRawText(), said, told); break;
            }
        }
    }

    /// <summary>Written out or named alone. One that points back (an employment within the employee) holds the tie itself, and the outer schema has no such property.</summary>
    private void AddEntity(Schema schema, string outer, string property, JsonElement entity, Said said)
    {
        var whole = entity.TryGetProperty("schema", out _) || entity.TryGetProperty("properties", out _);
        if (whole) Add(entity, property);
        if (Text(entity, "id") is { Length: > 0 } id)
        {
            if (schema.Find(property) is not null) said.Add(property, id);
            else if (!whole || !entity.GetRawText().Contains($"\"{outer}\"", StringComparison.Ordinal)) AddValue(schema, property, id, said, null);
        }
        else if (!whole) Wrong($"{property}.id", "IdMissing", "row.entity-without-id");
    }

    private void AddValue(Schema schema, string name, string value, Said said, FtmProvenance? told)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        switch (schema.Find(name))
        {
            // A property that nobody here has classed is kept in words, where the text's class protects it.
            case null: said.Add(schema.Find("notes") is null ? "description" : "notes", $"{name}: {value}"); break;
            case not null when told is not null: said.AddAll(told.Of(name, value)); break;
            case { Type: PropertyType.Date }:
                if (WrittenDates.Read(value, DateOrder.YearFirst) is { } date) said.Add(name, date, value);
                else Wrong(name, "NotADate", "row.not-a-date");
                break;
            default: said.Add(name, value); break;
        }
    }

    /// <summary>What this centre wrote of the entity when it was exported, and the part of it that nobody here can have written.</summary>
    private static string? Told(JsonElement entity, out FtmProvenance? told)
    {
        told = entity.TryGetProperty(FtmProvenance.Member, out var own) ? FtmProvenance.Read(own) : null;
        return told?.Wrong();
    }

    /// <summary>What the person who brings the file in says of it goes before what the file says; a condition of the source is never lost.</summary>
    private static RecordDraft With(FtmProvenance? told, RecordDraft draft) => told is null ? draft : draft with
    {
        Said = PartialDate.TryParse(told.Said, out var date) ? date : draft.Said,
        Language = draft.Language.Length > 0 ? draft.Language : told.Language ?? "",
        Reliability = draft.Reliability == Reliability.NotKnown ? told.Reliability ?? draft.Reliability : draft.Reliability,
        Handling = draft.Handling == Handling.Conditional ? draft.Handling : told.Handling ?? draft.Handling,
    };

    private void Wrong(string field, string rule, string remedy, params string[] gaps) => Errors.Add(RowError.Of(row, field, rule, remedy, gaps));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
