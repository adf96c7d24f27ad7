using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>A file of records: named columns whose values are numbered, and the bytes of each record's id.</summary>
public sealed class Table
{
    internal Table(string source, IReadOnlyList<Column> columns, IdColumn? ids, Column? truth, int rows, IReadOnlyList<string> notes)
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

    internal IdColumn? Ids { get; }

    /// <summary>A column that was asked for beside the others, such as the known answer when measuring.</summary>
    internal Column? Truth { get; }

    /// <summary>The id of a record as the file has it; the record's place in the file, from 1, where no column was named.</summary>
    /// <param name="row">The record, 0 to <see cref="Rows"/> - 1.</param>
    /// <returns>The id.</returns>
    public string Id(int row) => Ids is null ? (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : Ids.Text(row);

    /// <summary>What a cluster that is called by a record is called: the record's id; where another record has the same id, or none is given, with the record's place in the file behind it, so that no two clusters are called alike.</summary>
    /// <param name="row">The record, 0 to <see cref="Rows"/> - 1, as <see cref="Batch.BatchResult.Cluster"/> gives it.</param>
    /// <returns>Such as 17, or 17#4.</returns>
    public string Label(int row) => Ids is null ? Id(row) : Ids.Label(row);

    /// <summary>Reads CSV in UTF-8 with a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">The file is no such CSV; the message names the line and the remedy.</exception>
    public static Table Read(string path, TableOptions? options = null)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return ReadFrom(stream, Path.GetFileName(path), options);
    }

    /// <summary>Reads CSV in UTF-8 with a header.</summary>
    /// <param name="stream">The bytes; read to their end, not closed.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">These bytes are no such CSV; the message names the line and the remedy.</exception>
    public static Table ReadFrom(Stream stream, string source, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new CsvReader(stream, source, options ?? new()).Read();
    }

    /// <summary>The same records with other columns.</summary>
    internal Table With(IReadOnlyList<Column> columns) => new(Source, columns, Ids, Truth, Rows, Notes);

    /// <summary>Some of its rows, as a table of their own.</summary>
    internal Table Only(int[] rows) => new(Source, [.. Columns.Select(c => c.Only(rows))], Ids?.Only(rows), null, rows.Length, Notes);

    /// <summary>The record of each id, given each record's row; of an id that is there twice, the first row's.</summary>
    internal Dictionary<string, int> Rowing(int[] rows)
    {
        var found = new Dictionary<string, int>(Rows);
        for (var record = 0; record < rows.Length; record++)
        {
            if (!found.TryAdd(Id(rows[record]), record) && rows[found[Id(rows[record])]] > rows[record]) found[Id(rows[record])] = record;
        }

        return found;
    }

    /// <summary>The row of an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The first row that has it, from 0, or null.</returns>
    public int? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Ids is null) return int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var row) && row >= 1 && row <= Rows ? row - 1 : null;
        var at = Ids.Find(Encoding.UTF8.GetBytes(id));
        return at < 0 ? null : at;
    }

    /// <summary>What a record says, as written.</summary>
    /// <param name="row">The record, 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="column">A column's name.</param>
    /// <returns>The value; empty where nothing was said.</returns>
    /// <exception cref="FormatException">There is no such column.</exception>
    public string Text(int row, string column) =>
        (Columns.Append(Truth).FirstOrDefault(c => c is not null && c.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"{Source} has no column '{column}'.")).Text(row);

    /// <summary>What each column holds.</summary>
    /// <returns>A profile for each column that is compared, in the file's order.</returns>
    public IReadOnlyList<ColumnProfile> Profile() => Profile(new Dictionary<string, ColumnRole>());

    /// <param name="said">The roles that are not to be guessed. The others are guessed as linking guesses them.</param>
    /// <param name="today">The day after which nobody was born; null where it is not known.</param>
    internal IReadOnlyList<ColumnProfile> Profile(IReadOnlyDictionary<string, ColumnRole> said, DateOnly? today = null)
    {
        var roles = RoleGuess.Of(Columns, said);
        roles = RoleGuess.OfOne(Columns, roles, said) ?? roles;
        var told = Joining.Told(this, roles);
        return [.. Columns.Select(c => new ColumnProfile(
            c.Name, roles[c.Name], 1 - c.Values.Times(0) / (double)Rows, c.Values.Count - 1,
            [.. c.Values.Commonest(10).Select(v => (Encoding.UTF8.GetString(c.Values[v]), c.Values.Times(v)))])
        {
            Notes = told.GetValueOrDefault(c.Name, roles[c.Name] == ColumnRole.Identifier && ValueQuality.Check(c.Values) is { } check ? [check.InWords(c.Name)] : []),
            Doubts = ValueQuality.Of(c, roles[c.Name], today),
        })];
    }
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
