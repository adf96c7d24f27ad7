using System.Security.Cryptography;
using System.Text.Json;
using Entente.Linkage.Block;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Train;

/// <summary>What was learned from a file: kept as JSON, and good for other files with the same columns.</summary>
public sealed class TrainedModel
{
    /// <summary>The form of the JSON. A model of another form is refused, not guessed at.</summary>
    public const int Version = 2;

    private readonly IReadOnlyList<ModelField> fields;
    private string? fingerprint;

    internal TrainedModel(Records records, MatchModel weights, TrainedModel? start = null)
        : this([.. records.Fields.Select(f => ModelField.Of(f, start?.fields.Any(g => g.Fixed && g.Name == f.Name) ?? false))], weights) => Rules = start?.Rules ?? [];

    private TrainedModel(IReadOnlyList<ModelField> fields, MatchModel weights) => (this.fields, Weights) = (fields, weights);

    internal MatchModel Weights { get; }

    /// <summary>How learning went, in words: whether it came to rest, whether all starts ended at one answer, what the file could not tell, what answers moved.</summary>
    public IReadOnlyList<string> Told { get; internal init; } = [];

    /// <summary>Tells one model from another: the same for two models just where columns and weights are the same. Kept beside a score, it says by which model it came about.</summary>
    public string Fingerprint => fingerprint ??= Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new(Version, [.. fields.Select(f => f with { Fixed = false })], Weights.Shares, Weights.Tables), ModelJson.Default.ModelFile)).AsSpan(0, 8));

    /// <summary>The rules by which records find each other; empty: they are chosen from the columns, as they mostly should be.</summary>
    public IReadOnlyList<BlockingRule> Rules { get; internal init; } = [];

    /// <summary>The same model with other rules, such as <see cref="SuggestedRules"/> finds.</summary>
    /// <param name="rules">The rules, the surest first; none: they are chosen from the columns.</param>
    /// <returns>A model that weighs as this one does.</returns>
    public TrainedModel WithRules(IReadOnlyList<BlockingRule> rules) => new(fields, Weights) { Told = Told, Rules = rules };

    /// <summary>The model as JSON, readable by people: for each kind of pair and column the probability of each level.</summary>
    /// <returns>JSON that <see cref="Load"/> reads.</returns>
    public string Save() => JsonSerializer.Serialize(
        new ModelFile(Version, fields, Weights.Shares, Weights.Tables, Told, ModelRule.Of(Rules)), ModelJson.Default.ModelFile);

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

        return new(file.Fields, weights) { Told = file.Told ?? [], Rules = ModelRule.Read(file.Rules) };
    }

    /// <summary>The columns that its JSON says are fixed, to be kept while the others are learned.</summary>
    /// <exception cref="FormatException">It fixes none, or one that the file lacks.</exception>
    internal Fixed FixedIn(Records records)
    {
        var held = fields.Index().Where(f => f.Item.Fixed).ToArray();
        foreach (var field in records.Fields)
        {
            if (fields.FirstOrDefault(f => f.Name == field.Name && f.Role == field.Role && (f.Fixed || f.Within is not null)) is { Form: var form }) field.Form = form with { Parts = field.Form.Parts };
        }

        if (held.Length == 0 && (Rules.Count > 0 || fields.Any(f => f.Within is not null))) return Fixed.None;
        if (held.Length == 0) throw new FormatException("The model to start from fixes no column and has no rules. Write \"fixed\": true beside a field in its JSON; a model that is to stand as it is goes with --model.");
        var given = new MatchModel(records.Fields.Count + 1);
        var slots = new List<int>();
        foreach (var (from, field) in held)
        {
            var into = records.Fields.FirstOrDefault(f => f.Name == field.Name && f.Role == field.Role && f.Levels.Count == field.Levels) ??
                throw new FormatException($"The model to start from fixes {field.Name} ({field.Role}), which the file does not have. Name its role with --role, or take \"fixed\" out of the JSON.");
            foreach (var kind in Enum.GetValues<PairKind>())
            {
                Weights[kind].AsSpan(MatchModel.At(from, 0, 0), MatchModel.States * MatchModel.Levels).CopyTo(given[kind].AsSpan(MatchModel.At(into.Slot, 0, 0)));
            }

            slots.Add(into.Slot);
        }

        return new(slots, given);
    }

    /// <summary>Where a file has more columns than are compared, those of the model are; the others become ignored.</summary>
    internal void Keep(IReadOnlyList<Column> columns, Dictionary<string, ColumnRole> roles)
    {
        if (columns.Count(c => roles[c.Name] != ColumnRole.Ignored) <= MostTelling.Most) return;
        foreach (var column in columns.Where(c => fields.All(f => f.Name != c.Name))) roles[column.Name] = ColumnRole.Ignored;
    }

    /// <summary>The model, if it is for such records. Their fields take on what the model says of them.</summary>
    internal TrainedModel For(Records records)
    {
        var mine = string.Join(", ", fields.Select(f => $"{f.Name} ({f.Role})"));
        var theirs = string.Join(", ", records.Fields.Select(f => $"{f.Name} ({f.Role})"));
        if (mine != theirs) throw new FormatException($"The model is for the columns {mine}; the file has {theirs}. Name roles by hand, leave columns out, or train anew.");
        Shape(records.Fields);
        return this;
    }

    /// <summary>Gives fields the form in which the model knows them.</summary>
    /// <exception cref="FormatException">The model says of a field what cannot be.</exception>
    internal void Shape(IReadOnlyList<Field> of)
    {
        foreach (var (field, known) in of.Zip(fields))
        {
            field.Form = known.Form;
            if (field.Levels.Count != known.Levels) throw new FormatException($"The model has {known.Levels} levels for {field.Name} where such a column has {field.Levels.Count}. Train it again.");
        }
    }
}
