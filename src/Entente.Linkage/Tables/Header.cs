using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>What a file's columns are called and what each is for; of CSV also which separator it uses.</summary>
internal sealed record Header(byte Separator, int Length, int Lines, IReadOnlyList<Column?> Columns, int IdAt, IdColumn? Ids, Column? Truth)
{
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    public static Header Read(ReadOnlySpan<byte> start, string source, TableOptions options)
    {
        var (names, separator, length) = Names(start, source);
        return Of(names, source, options) with { Separator = separator, Length = length, Lines = start[..length].Count((byte)'\n') };
    }

    /// <summary>The header of a file that has no line for it.</summary>
    public static Header Of(IReadOnlyList<string> said, string source, TableOptions options)
    {
        var names = said.Select((n, i) => n.Length == 0 ? $"column {i + 1}" : n).ToList();
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FormatException($"{source} has two columns called '{twice.Key}'. Rename one.");
        foreach (var named in options.Ignore.Append(options.Id).Append(options.Truth).Where(n => n.Length > 0))
        {
            if (!names.Contains(named, StringComparer.OrdinalIgnoreCase)) throw new FormatException($"{source} has no column '{named}'. It has: {string.Join(", ", names)}.");
        }

        var idAt = names.FindIndex(n => Is(n, [options.Id]));
        var columns = names.Select((n, i) => i == idAt || (Is(n, options.Ignore) && n != options.Truth) ? null : new Column(n)).ToArray();
        var truth = columns.FirstOrDefault(c => c is not null && Is(c.Name, [options.Truth]));
        if (columns.All(c => c is null || c == truth)) throw new FormatException($"{source}: no column is left to compare.");
        return new(0, 0, 0, columns, idAt, idAt < 0 ? null : new(names[idAt]), truth);
    }

    /// <summary>The table of these columns once they hold all rows.</summary>
    public Table Close(string source, int rows)
    {
        if (rows == 0) throw new FormatException($"{source} has a header and no records.");
        var notes = new List<string>();
        foreach (var column in Columns) column?.Close(rows);
        Ids?.Close(rows);
        if (Ids?.Repeated() is { } repeated and > 0) notes.Add($"{repeated:N0} records carry no id or an id that was used before; each row stays a record of its own, and a cluster that would be called by such an id is called by id and row, as in 17#4 for the fourth record.");
        var odd = Columns.Where(c => c is not null && !c.Values.IsText).Select(c => c!.Name).ToArray();
        if (odd.Length > 0) notes.Add($"{source} is not in UTF-8 in {string.Join(", ", odd)}; it may be Latin-1 or Windows-1252. Letters that are no UTF-8 are lost. Save it as CSV in UTF-8 for better results.");
        return new(source, [.. Columns.Where(c => c is not null && c != Truth).Select(c => c!)], Ids, Truth, rows, notes);
    }

    private static bool Is(string name, IReadOnlyList<string> wanted) => wanted.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static (List<string> Names, byte Separator, int Length) Names(ReadOnlySpan<byte> start, string source)
    {
        List<string> names = [];
        var best = (Separator: Separators[0], Length: 0);
        foreach (var separator in Separators)
        {
            var found = Cut(start, separator, out var length);
            if (found.Count > names.Count) (names, best) = (found, (separator, length));
        }

        if (names.Count == 0 || names.All(n => n.Length == 0)) throw new FormatException($"{source} begins with an empty line; its first line must name the columns.");
        return (names, best.Separator, best.Length);
    }

    private static List<string> Cut(ReadOnlySpan<byte> start, byte separator, out int length)
    {
        var names = new List<string>();
        var cell = new List<byte>();
        var quoted = false;
        for (length = 0; length < start.Length; length++)
        {
            var b = start[length];
            if (b == '"') quoted = !quoted;
            else if (!quoted && (b == separator || b == '\n'))
            {
                Keep();
                if (b == '\n') break;
            }
            else cell.Add(b);
        }

        if (length == start.Length) Keep();
        else length++;
        return names;

        void Keep()
        {
            names.Add(Encoding.UTF8.GetString([.. cell]).Trim());
            cell.Clear();
        }
    }
}
