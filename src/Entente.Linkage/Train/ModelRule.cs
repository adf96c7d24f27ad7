using System.Text.Json.Serialization;
using Entente.Linkage.Block;

namespace Entente.Linkage.Train;

/// <summary>A rule as a model's JSON has it.</summary>
internal sealed record ModelRule(IReadOnlyList<ModelPart> Parts, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Window = 0)
{
    public static IReadOnlyList<ModelRule>? Of(IReadOnlyList<BlockingRule> rules) =>
        rules.Count == 0 ? null : [.. rules.Select(r => new ModelRule([.. r.Parts.Select(p => new ModelPart(p.Column, p.Kind, p.With.Length == 0 ? null : p.With))], r.Window))];

    /// <exception cref="FormatException">A rule asks for nothing.</exception>
    public static IReadOnlyList<BlockingRule> Read(IReadOnlyList<ModelRule>? rules)
    {
        if (rules is null) return [];
        if (rules.Any(r => r.Parts.Count == 0)) throw new FormatException("A rule of the model has no parts: all records would find each other. Name a column in it, or leave the rule out.");
        return [.. rules.Select(r => new BlockingRule([.. r.Parts.Select(p => new BlockingPart(p.Column, p.Part, p.With ?? ""))]) { Window = r.Window })];
    }
}

/// <summary>A part of it.</summary>
internal sealed record ModelPart(string Column, BlockingPartKind Part = BlockingPartKind.Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? With = null);
