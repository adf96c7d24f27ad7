using System.Globalization;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>What a value and a record's caption become for somebody who may see them shortened only.</summary>
public static class Captions
{
    /// <summary>How values of this type are shortened: a name to initials, a date to its year, a number to its end.</summary>
    public static Func<string?, string> MaskOf(PropertyType type) => type switch
    {
        PropertyType.Name or PropertyType.NamePart => Masks.Name,
        PropertyType.Date => value => Masks.Date(PartialDate.TryParse(value, out var date) ? date : null),
        PropertyType.Phone or PropertyType.Document or PropertyType.Account or PropertyType.Identifier or PropertyType.Vehicle => Masks.Number,
        PropertyType.Country or PropertyType.Gender or PropertyType.Language or PropertyType.Boolean => value => value ?? "",
        _ => Masks.All,
    };

    /// <summary>A value as people say it: a code or a country by its name, a date with its month, yes or no. Everything else, and what is hidden, stays.</summary>
    public static string InWords(SchemaProperty property, string value) => property.Words.GetValueOrDefault(value) ?? InWords(property.Type, value);

    public static string InWords(PropertyType type, string value) => type switch
    {
        PropertyType.Country => Countries.Shipped.NameOf(value),
        PropertyType.Date when PartialDate.TryParse(value, out var date) => date.InWords,
        PropertyType.Boolean => value switch { "true" => "yes", "false" => "no", _ => value },
        PropertyType.Language => LanguageOf(value),
        _ => value,
    };

    /// <summary>A language's English name by its ISO 639 code, as the runtime's CLDR data have it; what is no code, or no language there, stays.</summary>
    private static string LanguageOf(string code)
    {
        if (code.Length is not (2 or 3) || !code.All(char.IsAsciiLetterLower)) return code;
        try { return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName; }
        catch (CultureNotFoundException) { return code; }
    }

    /// <summary>What a list calls the record, no wider open than its row and the property that the caption was taken from.</summary>
    public static string Shown(Record record, Schema schema, Func<DataKind, Shape> shapeOf)
    {
        var row = shapeOf(record.RowKind);
        var property = Named(record, schema);
        // A person without a whole name is called by its parts; a thing of which nothing is said that could name it, by its kind.
        if (schema.Is("Person") && (property is null || record.First("name") is null)) return Masks.In(Narrower(row, shapeOf(DataKind.Identity)), record.Caption, Masks.Name);
        return property is null ? Masks.In(row, record.Caption, Masks.All) : Masks.In(Narrower(row, shapeOf(property.Kind)), Called(record, schema), MaskOf(property.Type));
    }

    /// <summary>The record's caption; where it was taken from a code, in words.</summary>
    private static string Called(Record record, Schema schema) =>
        Named(record, schema) is { } property ? property.Words.GetValueOrDefault(record.Caption, record.Caption) : record.Caption;

    private static SchemaProperty? Named(Record record, Schema schema) => schema.Caption.Where(p => !string.IsNullOrEmpty(record.First(p))).Select(schema.Find).FirstOrDefault(p => p is not null);

    private static Shape Narrower(Shape one, Shape other) => (Shape)Math.Min((int)one, (int)other);
}
