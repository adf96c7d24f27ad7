namespace Entente.Linkage.Tables;

/// <summary>A column of a file that is read only together with others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Which part it is.</param>
internal sealed record ColumnPart(string Name, ColumnRole Role);
