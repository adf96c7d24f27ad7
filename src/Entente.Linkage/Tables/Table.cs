using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>A file of records: named columns whose values are numbered, and the bytes of each record's id.</summary>
public sealed class Table
{
    internal Table(string source, IReadOnlyList<Column> columns, Column? ids, Column? truth, int rows, IReadOnlyList<string> notes)
    {
        (Source, Columns, Ids, Truth, Rows, Notes) = (source, columns, ids, truth, rows, notes);
    }

    /// <summary>The file's name, for messages.</summary>
    public string Source { get; }

    /// <summary>How many records there are.</summary>
    public int Rows { get; }

    /// <summary>What was odd about the file, in words: repeated ids, text in another encoding.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The names of the columns that are compared, in the file's order.</summary>
    public IEnumerable<string> Names => Columns.Select(c => c.Name);

    internal IReadOnlyList<Column> Columns { get; }

    internal Column? Ids { get; }

    /// <summary>A column that was asked for beside the others, such as the known answer when measuring.</summary>
    internal Column? Truth { get; }

    /// <summary>The id of a record as the file has it; the record's place in the file, from 1, where no column was named.</summary>
    /// <param name="row">The record, 0 to <see cref="Rows"/> - 1.</param>
    /// <returns>The id.</returns>
    public string Id(int row) => Ids is null ? (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : Ids.Text(row);

    /// <summary>Reads CSV in UTF-8 with a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">The file is no such CSV; the message names the line and the remedy.</exception>
    public static Table Read(string path, TableOptions? options = null)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return Read(stream, Path.GetFileName(path), options);
    }

    /// <summary>Reads CSV in UTF-8 with a header.</summary>
    /// <param name="stream">The bytes; read to their end, not closed.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">These bytes are no such CSV; the message names the line and the remedy.</exception>
    public static Table Read(Stream stream, string source, TableOptions? options = null) => new CsvReader(stream, source, options ?? new()).Read();

    internal string Value(int row, int column) => Encoding.UTF8.GetString(Columns[column].Bytes(row));
}

/// <summary>What a reader of tables should know beforehand.</summary>
public sealed record TableOptions
{
    /// <summary>The column that holds the records' ids. Empty: records are numbered from 1.</summary>
    public string Id { get; init; } = "";

    /// <summary>Columns that say nothing about who is meant and are not read.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>A column with the known answer, kept apart from what is compared. Empty: none.</summary>
    public string Truth { get; init; } = "";

    /// <summary>How many threads may work, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
