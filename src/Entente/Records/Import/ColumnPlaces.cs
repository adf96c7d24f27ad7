namespace Entente.Records.Import;

/// <summary>Where the mapped columns stand in this file.</summary>
internal sealed class ColumnPlaces
{
    public ColumnPlaces(CsvRow header, ImportPlan plan)
    {
        var names = TableHeader.Of(header).ToList();
        Width = names.Count;
        int Place(string name, string? label)
        {
            var at = names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
            return at >= 0 || label is null ? at : names.FindIndex(n => n.Equals(label, StringComparison.OrdinalIgnoreCase));
        }

        Things = [.. plan.Things.Select(t => (t,
            (IReadOnlyList<(MappedColumn, int)>)[.. t.Columns.Select(c => (c, Place(c.Column, c.Label))).Where(c => c.Item2 >= 0)],
            (IReadOnlyList<int>)[.. t.IdColumns.Select(c => Place(c, null)).Where(p => p >= 0)]))];
    }

    public int Width { get; }

    public IReadOnlyList<(MappedThing Thing, IReadOnlyList<(MappedColumn Column, int Place)> Columns, IReadOnlyList<int> IdPlaces)> Things { get; }
}
