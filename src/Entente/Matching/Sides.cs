using Entente.Access;
using Entente.Audit;
using Entente.Linkage;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Turns records into what one reader may know of them. The only place of this room that reads past the row filter, and it lets out no more than a pointer rule allows.</summary>
public sealed class Sides(EntenteDb db, Ontology ontology, Pointers pointers)
{
    /// <summary>Those of the records that the reader may see or be pointed to; the others are not in the answer.</summary>
    public async Task<IReadOnlyDictionary<RecordId, Side>> OfAsync(IReadOnlyCollection<RecordId> wanted, bool withFields, Act act, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToArray();
        var sides = new Dictionary<RecordId, Side>(ids.Length);
        var open = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
        var relations = await Gate.RelationsAsync(db, act.Reader, open.Select(r => r.Dossier), ct);
        var hidden = ids.Except(open.Select(r => r.Id)).ToArray();
        List<Held> holders = hidden.Length == 0 ? [] : await db.Records.IgnoreQueryFilters().AsNoTracking().Where(r => hidden.Contains(r.Id))
            .Select(r => new Held(r.Id, r.Organisation, r.Compartment, r.Handling, r.Schema)).ToListAsync(ct);
        var names = await HoldersAsync(open.Select(r => r.Organisation).Concat(holders.Select(h => h.Organisation)), ct);

        foreach (var record in open) sides[record.Id] = Shown(record, relations.Of(record), withFields, names, act);
        foreach (var held in holders)
        {
            if (pointers.For(act.Reader, held.Compartment, held.Handling) is not { } rule) continue;
            sides[held.Id] = new()
            {
                Ask = rule.Ask,
                Compartment = held.Compartment,
                Holder = rule.Shows == PointerShows.Organisation ? names.GetValueOrDefault(held.Organisation, "") : "",
                Schema = rule.Shows == PointerShows.Organisation ? Label(held.Schema) : "",
            };
        }

        return sides;
    }

    private Side Shown(Record record, Relation relation, bool withFields, Dictionary<OrganisationId, string> names, Act act)
    {
        var shapes = new Dictionary<DataKind, Shape>();
        var schema = ontology.Find(record.Schema);
        return new()
        {
            Reference = record.Reference,
            Schema = Label(record.Schema),
            Caption = schema is null ? Masks.Hidden : Captions.Shown(record, schema, ShapeOf),
            Holder = names.GetValueOrDefault(record.Organisation, ""),
            Compartment = record.Compartment,
            Learned = record.Learned,
            Shapes = schema is null ? new Dictionary<Feature, Shape>() : ShapesOf(record, schema, ShapeOf),
            Fields = withFields && schema is not null ? [.. FieldsOf(record, schema, ShapeOf)] : [],
        };

        Shape ShapeOf(DataKind kind) => shapes.TryGetValue(kind, out var shape)
            ? shape
            : shapes[kind] = Gate.Weigh(db, act, kind, Verb.Read, relation, record) is { Allowed: true } open ? open.Shape : Shape.Nothing;
    }

    /// <summary>By what the record says of it; by all that could be said of it, where it says nothing.</summary>
    private static Dictionary<Feature, Shape> ShapesOf(Record record, Schema schema, Func<DataKind, Shape> shapeOf)
    {
        var said = record.Statements.Select(s => s.Property).ToHashSet();
        return schema.Properties.Values
            .SelectMany(p => RecordFeatures.ReadFrom(schema, p), (property, feature) => (feature, property))
            .GroupBy(x => x.feature, x => x.property)
            .ToDictionary(g => g.Key, g => (g.Any(p => said.Contains(p.Name)) ? g.Where(p => said.Contains(p.Name)) : g).Min(p => shapeOf(p.Kind)));
    }

    private static IEnumerable<SideField> FieldsOf(Record record, Schema schema, Func<DataKind, Shape> shapeOf) =>
        from said in record.Statements.GroupBy(s => s.Property)
        let property = schema.Find(said.Key)
        where property is { Type: not (PropertyType.Entity or PropertyType.Text) }
        let shape = shapeOf(property.Kind)
        where shape > Shape.Nothing
        orderby property.Type, property.Name
        select new SideField(property.Name, property.Label, [.. said.Select(s => Captions.InWords(property, Masks.In(shape, s.Value, Captions.MaskOf(property.Type)))).Where(v => v.Length > 0).Distinct().Take(12)]);

    private string Label(string schema) => ontology.Find(schema)?.Label ?? schema;

    private async Task<Dictionary<OrganisationId, string>> HoldersAsync(IEnumerable<OrganisationId> wanted, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }

    private sealed record Held(RecordId Id, OrganisationId Organisation, Compartment Compartment, Handling Handling, string Schema);
}
