using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Linkage;

/// <summary>What agreement and disagreement are worth, for each kind of thing. Immutable; saved and loaded as JSON; its version is kept beside every score.</summary>
/// <param name="Name">What the model is called.</param>
/// <param name="Version">Changes whenever a number changes.</param>
/// <param name="Kinds">One part for each kind of thing it knows.</param>
public sealed record LinkModel(string Name, string Version, IReadOnlyList<KindModel> Kinds)
{
    private static readonly Lazy<LinkModel> Shipped = new(() =>
    {
        using var stream = typeof(LinkModel).Assembly.GetManifestResourceStream("Entente.Linkage.Models.default.json")!;
        using var reader = new StreamReader(stream);
        return Load(reader.ReadToEnd());
    });

    /// <summary>The model that comes with the engine: probabilities for people, near-exact rules for companies, vehicles, numbers and places.</summary>
    public static LinkModel Default => Shipped.Value;

    /// <summary>Reads a model and checks it.</summary>
    /// <param name="json">A model as <see cref="Save"/> writes it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FormatException">It is no model, or a probability is out of range; the message says which.</exception>
    public static LinkModel Load(string json)
    {
        LinkModel? model;
        try
        {
            model = JsonSerializer.Deserialize(json, LinkModelJson.Default.LinkModel);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"This is no link model: {fault.Message}", fault);
        }

        if (model is not { Kinds.Count: > 0 }) throw new FormatException("This is no link model: it has no kinds.");
        foreach (var kind in model.Kinds) kind.Check();
        return model;
    }

    /// <summary>The model as JSON, readable by people.</summary>
    /// <returns>JSON that <see cref="Load"/> reads.</returns>
    public string Save() => JsonSerializer.Serialize(this, LinkModelJson.Default.LinkModel);

    /// <summary>The part for a kind of thing.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Null where the model does not know the kind: such things are never the same.</returns>
    public KindModel? For(LinkKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind);
}

/// <summary>The part of a model for one kind of thing.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Duplicates">How many other records of the same thing a record has, on average. With the number of records it gives the chance that two drawn blindly are the same.</param>
/// <param name="Fewest">With fewer records than this (or an unknown number) the chance is reckoned as if there were so many.</param>
/// <param name="Propose">Probability from which a pair is worth a person's look, 0 to 1.</param>
/// <param name="Comparisons">What is compared.</param>
public sealed record KindModel(LinkKind Kind, double Duplicates, long Fewest, double Propose, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>The log2 odds that two records drawn blindly are the same thing.</summary>
    /// <param name="records">How many records there are; 0 when not known.</param>
    /// <returns>Bits, negative.</returns>
    public double Prior(long records)
    {
        var chance = Math.Min(Duplicates / Math.Max(records, Fewest), 0.5);
        return Math.Log2(chance / (1 - chance));
    }

    internal void Check()
    {
        if (Duplicates <= 0 || Fewest < 1) throw new FormatException($"{Kind}: duplicates and fewest must be above zero.");
        if (Propose is <= 0 or >= 1) throw new FormatException($"{Kind}: propose must lie between 0 and 1.");
        if (Comparisons.Select(c => c.Feature).Distinct().Count() != Comparisons.Count) throw new FormatException($"{Kind}: a feature is compared twice.");
        foreach (var comparison in Comparisons) comparison.Check(Kind);
    }
}

/// <summary>How one feature counts.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Levels">What each level of agreement is worth. A level that is not listed counts as <see cref="Level.Different"/>; where that is missing too, as nothing.</param>
public sealed record Comparison(Feature Feature, IReadOnlyList<LevelWeight> Levels)
{
    /// <summary>Whether sharing a rare value counts more than sharing a common one.</summary>
    public bool RareCountsMore { get; init; }

    internal LevelWeight? For(Level level)
    {
        LevelWeight? different = null;
        foreach (var weight in Levels)
        {
            if (weight.Level == level) return weight;
            if (weight.Level == Level.Different) different = weight;
        }

        // A model of before this level was told apart took it for the year alone, and still does.
        return level == Level.SameFirstOfYear ? For(Level.SameYear) : different;
    }

    internal void Check(LinkKind kind)
    {
        if (Levels.Select(l => l.Level).Distinct().Count() != Levels.Count) throw new FormatException($"{kind}, {Feature}: a level is listed twice.");
        foreach (var level in Levels)
        {
            if (level.M is <= 0 or > 1 || level.U is <= 0 or > 1) throw new FormatException($"{kind}, {Feature}, {level.Level}: m and u are probabilities above 0 and at most 1.");
        }
    }
}

/// <summary>What one level is worth.</summary>
/// <param name="Level">The level.</param>
/// <param name="M">How often it is seen between two records of the same thing, 0 to 1.</param>
/// <param name="U">How often it is seen between records of different things, 0 to 1.</param>
public sealed record LevelWeight(Level Level, double M, double U)
{
    /// <summary>The evidence in bits: log2(m/u). Positive speaks for the same thing, negative against.</summary>
    [JsonIgnore]
    public double Weight => Math.Log2(M / U);
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LinkModel))]
internal sealed partial class LinkModelJson : JsonSerializerContext;
