using System.Text.Json.Serialization;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Train;

/// <summary>A model's JSON. What is null is not written, so that what has no need of it looks as it always did.</summary>
internal sealed record ModelFile(
    int Version, IReadOnlyList<ModelField> Fields, double[] Shares, double[][] Tables, IReadOnlyList<string>? Told = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ModelRule>? Rules = null);

/// <summary>A column in a model's JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">How it is read.</param>
/// <param name="Levels">How many levels it has.</param>
/// <param name="Fixed">Whether its probabilities stand when the model is learned from.</param>
/// <param name="Parts">The columns that it is put together from.</param>
/// <param name="Within">Of a position the distances that part its levels, in kilometres.</param>
/// <param name="Check">The check that its numbers carry.</param>
internal sealed record ModelField(
    string Name, ColumnRole Role, int Levels, bool Fixed = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ColumnPart>? Parts = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Within = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Check = null)
{
    public static ModelField Of(Field field, bool isFixed) => new(field.Name, field.Role, field.Levels.Count, isFixed, field.Form.Parts.Count > 0 ? field.Form.Parts : null, field.Form.Within.Count > 0 ? field.Form.Within : null, field.Form.Check.Length > 0 ? field.Form.Check : null);

    [JsonIgnore]
    public FieldForm Form => new() { Parts = Parts ?? [], Within = Within ?? [], Check = Check ?? "" };
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelFile))]
internal sealed partial class ModelJson : JsonSerializerContext;
