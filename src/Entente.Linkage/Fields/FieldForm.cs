using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>What a field was found, or said, to be beyond its role: a model keeps it, so that other files and records that come later are read the same way.</summary>
internal sealed record FieldForm
{
    public static readonly FieldForm Plain = new();

    /// <summary>The columns that it is put together from; none where a file has it as it is.</summary>
    public IReadOnlyList<ColumnPart> Parts { get; init; } = [];
}
