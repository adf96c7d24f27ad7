using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>What a field was found, or said, to be beyond its role: a model keeps it, so that other files and records that come later are read the same way.</summary>
internal sealed record FieldForm
{
    public static readonly FieldForm Plain = new();

    /// <summary>The columns that it is put together from; none where a file has it as it is.</summary>
    public IReadOnlyList<ColumnPart> Parts { get; init; } = [];

    /// <summary>The check that a column's numbers carry, by its name; empty for none.</summary>
    public string Check { get; init; } = "";

    /// <summary>What was found about the check, in words; empty for none. No model keeps it.</summary>
    public string Told { get; init; } = "";

    /// <summary>Of a position the distances that part its levels, in kilometres, ascending.</summary>
    public IReadOnlyList<double> Within { get; init; } = [];
}
