using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>Puts columns together that say one thing in parts, so that it is read, compared and counted as one.</summary>
internal static class Joining
{
    /// <summary>What stands between the parts' names in the name of what they make together.</summary>
    public const string Between = " + ";

    /// <summary>Joins a table's columns.</summary>
    /// <param name="table">The table. The parts' rows are used up.</param>
    /// <param name="roles">What each column says. Receives the joined ones.</param>
    /// <param name="notes">Receives what was joined and what was odd about it, in words.</param>
    /// <returns>The table with each group of parts as one column, at the place of the first; the same table where there is nothing to join.</returns>
    /// <exception cref="FormatException">Parts do not make a whole: the message says which and what to do.</exception>
    public static Table Of(Table table, Dictionary<string, ColumnRole> roles, List<string> notes)
    {
        var groups = Groups(table, roles);
        if (groups.Count == 0) return table;
        var columns = table.Columns.ToList();
        foreach (var parts in groups)
        {
            var joined = Make(parts, roles, table.Rows, notes);
            columns[columns.IndexOf(parts[0])] = joined;
            columns.RemoveAll(parts.Contains);
            roles[joined.Name] = IsPosition(parts, roles) ? ColumnRole.Position : ColumnRole.Date;
            foreach (var part in parts) part.Drop();
        }

        return table.With(columns);
    }

    /// <summary>What a profile says of parted columns: by the first of them, how the whole reads.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Told(Table table, Dictionary<string, ColumnRole> roles)
    {
        var told = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var parts in Groups(table, roles))
        {
            var notes = new List<string>();
            Make(parts, roles, table.Rows, notes);
            told[parts[0].Name] = notes;
        }

        return told;
    }

    /// <summary>The value of a joined column, given what its parts say; as it is written in the joined column of a file.</summary>
    public static string Value(IReadOnlyList<ColumnPart> parts, Func<string, string> said)
    {
        if (parts.Any(p => PartGuess.IsOfPosition(p.Role)))
        {
            var cells = parts.Select(p => Encoding.UTF8.GetBytes(said(p.Name).Trim())).ToArray();
            return (cells.Length == 1 ? GeoText.Read(cells[0]) : parts[0].Role == ColumnRole.Latitude ? GeoText.Read(cells[0], cells[1]) : GeoText.Read(cells[1], cells[0])).Place?.ToString() ?? "";
        }

        var text = new PartText();
        int Of(ColumnRole role) => parts.FirstOrDefault(p => p.Role == role) is { } part ? text.Read(role, Encoding.UTF8.GetBytes(said(part.Name).Trim())) : 0;
        var whole = parts.FirstOrDefault(p => p.Role == ColumnRole.Date) is { } date ? DateText.Read(Encoding.UTF8.GetBytes(said(date.Name).Trim())) : 0;
        return PartedDate.Text(PartedDate.Read(whole, Of(ColumnRole.Day), Of(ColumnRole.Month), Of(ColumnRole.Year)).Date);
    }

    private static Column Make(Column[] parts, Dictionary<string, ColumnRole> roles, int rows, List<string> notes) =>
        IsPosition(parts, roles) ? new PositionJoin(parts, roles).Make(rows, notes) : new DateJoin(parts, roles).Make(rows, notes);

    private static bool IsPosition(Column[] parts, Dictionary<string, ColumnRole> roles) => PartGuess.IsOfPosition(roles[parts[^1].Name]);

    private static List<Column[]> Groups(Table table, Dictionary<string, ColumnRole> roles)
    {
        var groups = Positions(table, roles);
        foreach (var group in table.Columns.Where(c => PartGuess.IsOfDate(roles[c.Name])).GroupBy(c => PartHeader.StemOf(c.Name)))
        {
            Column[] parts = [.. group];
            int Count(ColumnRole role) => parts.Count(p => roles[p.Name] == role);
            var names = string.Join(", ", parts.Select(p => $"{p.Name} ({roles[p.Name]})"));
            if (Count(ColumnRole.Year) != 1 || Count(ColumnRole.Month) > 1 || Count(ColumnRole.Day) > 1) throw new FormatException($"{table.Source}: {names} do not make one date. A date has one Year, with it one Month, with that one Day. Give other roles with --role COLUMN=ROLE, or leave columns out with --ignore.");
            if (Count(ColumnRole.Month) < Count(ColumnRole.Day)) throw new FormatException($"{table.Source}: {names} lack a Month; a day without one says nothing. Name it with --role COLUMN=Month, or leave the day out with --ignore.");
            var wholes = group.Key == PartHeader.Birth ? table.Columns.Where(c => roles[c.Name] == ColumnRole.Date && PartHeader.IsBirth(c.Name)).ToArray() : [];
            groups.Add(wholes.Length == 1 ? [.. wholes, .. parts] : parts);
        }

        return groups;
    }

    private static List<Column[]> Positions(Table table, Dictionary<string, ColumnRole> roles)
    {
        List<Column[]> groups = [.. table.Columns.Where(c => roles[c.Name] == ColumnRole.Position && c.Parts.Count == 0).Select(c => new[] { c })];
        foreach (var group in table.Columns.Where(c => roles[c.Name] is ColumnRole.Latitude or ColumnRole.Longitude).GroupBy(c => PartHeader.StemOf(c.Name)))
        {
            Column[] parts = [.. group];
            if (parts.Length != 2 || roles[parts[0].Name] == roles[parts[1].Name]) throw new FormatException($"{table.Source}: {string.Join(", ", parts.Select(p => $"{p.Name} ({roles[p.Name]})"))} do not make one position. A position has one Latitude and one Longitude. Give other roles with --role COLUMN=ROLE, or leave columns out with --ignore.");
            groups.Add(parts);
        }

        return groups;
    }
}
