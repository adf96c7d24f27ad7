using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Train;

/// <summary>What was learned from a file: kept as JSON, and good for other files with the same columns.</summary>
public sealed class TrainedModel
{
    /// <summary>The form of the JSON. A model of another form is refused, not guessed at.</summary>
    public const int Version = 2;

    private readonly IReadOnlyList<(string Name, ColumnRole Role, int Levels)> fields;

    internal TrainedModel(Records records, MatchModel weights)
        : this([.. records.Fields.Select(f => (f.Name, f.Role, f.Levels.Count))], weights) { }

    private TrainedModel(IReadOnlyList<(string, ColumnRole, int)> fields, MatchModel weights) => (this.fields, Weights) = (fields, weights);

    internal MatchModel Weights { get; }

    /// <summary>The model as JSON, readable by people: for each kind of pair and column the probability of each level.</summary>
    /// <returns>JSON that <see cref="Load"/> reads.</returns>
    public string Save() => JsonSerializer.Serialize(
        new ModelFile(Version, [.. fields.Select(f => new ModelField(f.Name, f.Role, f.Levels))], Weights.Shares, Weights.Tables), ModelJson.Default.ModelFile);

    /// <summary>Reads a model and checks it.</summary>
    /// <param name="json">What <see cref="Save"/> wrote.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FormatException">It is no model, one of another version, or holds what is no probability; the message says which.</exception>
    public static TrainedModel Load(string json)
    {
        ModelFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, ModelJson.Default.ModelFile);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"This is no trained model: {fault.Message}", fault);
        }

        if (file is null || file.Version != Version) throw new FormatException($"The model is of version {file?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}; this engine reads version {Version}. Train it again.");
        var weights = new MatchModel(file.Fields.Count + 1);
        if (file.Shares.Length != weights.Shares.Length || file.Tables.Length != weights.Tables.Length) throw new FormatException("The model does not have four kinds of pairs.");
        if (file.Shares.Concat(file.Tables.SelectMany(t => t)).Any(p => p is not (>= 0 and <= 1))) throw new FormatException("The model holds a number that is no probability.");
        file.Shares.CopyTo(weights.Shares, 0);
        for (var kind = 0; kind < file.Tables.Length; kind++)
        {
            if (file.Tables[kind].Length != weights.Tables[kind].Length) throw new FormatException("The model's tables do not fit its fields.");
            file.Tables[kind].CopyTo(weights.Tables[kind], 0);
        }

        return new([.. file.Fields.Select(f => (f.Name, f.Role, f.Levels))], weights);
    }

    /// <summary>The model, if it is for such records.</summary>
    internal TrainedModel For(Records records)
    {
        var mine = string.Join(", ", fields.Select(f => $"{f.Name} ({f.Role})"));
        var theirs = string.Join(", ", records.Fields.Select(f => $"{f.Name} ({f.Role})"));
        return mine == theirs ? this : throw new FormatException($"The model is for the columns {mine}; the file has {theirs}. Name roles by hand, leave columns out, or train anew.");
    }
}

internal sealed record ModelFile(int Version, IReadOnlyList<ModelField> Fields, double[] Shares, double[][] Tables);

internal sealed record ModelField(string Name, ColumnRole Role, int Levels);

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelFile))]
internal sealed partial class ModelJson : JsonSerializerContext;
