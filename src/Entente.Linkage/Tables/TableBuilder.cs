namespace Entente.Linkage.Tables;

/// <summary>Makes a <see cref="Table"/> from values that come from elsewhere than CSV: each column is filled from its first row to its last.</summary>
/// <remarks>Different columns may be filled at the same time, one column by one thread at a time.</remarks>
public sealed class TableBuilder
{
    private readonly string source;
    private readonly IReadOnlyList<string> names;
    private readonly Header header;
    private readonly int[] filled, room;

    /// <summary>An empty table.</summary>
    /// <param name="source">What to call it in messages.</param>
    /// <param name="names">The names of its columns, each another.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <exception cref="FormatException">Two columns share a name, a column that the options name is missing, or none is left to compare.</exception>
    public TableBuilder(string source, IReadOnlyList<string> names, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        (this.source, this.names, header) = (source, names, Header.Of(names, source, options ?? new()));
        (filled, room) = (new int[names.Count], new int[names.Count]);
    }

    /// <summary>Whether a column is read: the values of others need not be added.</summary>
    /// <param name="column">Its place among the names, from 0.</param>
    /// <returns>False where the options leave the column out.</returns>
    public bool Takes(int column) => column == header.IdAt || header.Columns[column] is not null;

    /// <summary>Makes room in a column at once, so that less is copied on the way.</summary>
    /// <param name="column">Its place among the names, from 0.</param>
    /// <param name="rows">How many rows it will hold at least.</param>
    public void Reserve(int column, int rows)
    {
        if (rows <= room[column]) return;
        room[column] = rows;
        if (column == header.IdAt) header.Ids!.Reserve(rows);
        else header.Columns[column]?.Reserve(rows);
    }

    /// <summary>Adds the next row's value to a column.</summary>
    /// <param name="column">Its place among the names, from 0.</param>
    /// <param name="value">UTF-8, empty where nothing is said. Spaces and tabs around it do not count, as in CSV.</param>
    public void Add(int column, ReadOnlySpan<byte> value)
    {
        var cell = value.TrimStart(" \t"u8).TrimEnd(" \t\r"u8);
        var row = filled[column];
        if (row == room[column]) Reserve(column, Math.Max(64, (int)Math.Min(Array.MaxLength, row * 2L)));
        filled[column]++;
        if (column == header.IdAt) header.Ids!.Set(row, cell);
        else if (header.Columns[column] is { } kept) kept.Set(row, kept.Values.Add(cell));
    }

    /// <summary>The table, once all columns are filled. Nothing can be added after that.</summary>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">There are no records, or columns of different length.</exception>
    public Table Build()
    {
        var taken = Enumerable.Range(0, names.Count).Where(Takes).ToArray();
        foreach (var column in taken)
        {
            if (filled[column] != filled[taken[0]]) throw new FormatException($"{source}: column '{names[column]}' has {filled[column]:N0} values where '{names[taken[0]]}' has {filled[taken[0]]:N0}.");
        }

        return header.Close(source, filled[taken[0]]);
    }
}
