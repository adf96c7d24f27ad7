using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>Which columns of a list, or of queries, say what screening goes by.</summary>
internal sealed record ScreenColumns(string Source, string Id, IReadOnlyList<string> Whole, IReadOnlyList<string> Aliases, IReadOnlyList<string> Given, IReadOnlyList<string> Family, string Born, string Nationality)
{
    /// <summary>Columns for day, month and year of birth, where they stand apart.</summary>
    public IReadOnlyList<ColumnPart> BornParts { get; init; } = [];

    public static ScreenColumns Of(Table table, Arguments arguments)
    {
        var said = arguments.RolesOf(table);
        var ignored = arguments.All("--ignore");
        var each = RoleGuess.Each(table.Columns);
        var columns = table.Columns.Where(c => !ignored.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var id = columns.Find(c => c.Name.Equals(arguments.One("--id"), StringComparison.OrdinalIgnoreCase)) ?? columns.Find(c => c.Name.Equals("id", StringComparison.OrdinalIgnoreCase)) ?? columns.Where(c => IsId(c.Name)).MaxBy(c => c.Values.Count);
        columns.RemoveAll(c => c == id);
        List<string> aliases = [.. columns.Where(c => !said.ContainsKey(c.Name) && IsAlias(c.Name)).Select(c => c.Name)];
        IReadOnlyList<string> With(ColumnRole role) => [.. columns.Where(c => !aliases.Contains(c.Name) && (said.TryGetValue(c.Name, out var overruled) ? overruled : each[c.Name] == ColumnRole.Ignored ? FromHeader(c.Name) : each[c.Name]) == role).Select(c => c.Name)];
        var found = new ScreenColumns(table.Source, id?.Name ?? "", With(ColumnRole.FullName), aliases, With(ColumnRole.GivenName), With(ColumnRole.FamilyName), With(ColumnRole.Date).FirstOrDefault(""), With(ColumnRole.Nationality).FirstOrDefault(""))
        {
            BornParts = With(ColumnRole.Year).Count == 0 ? [] : [.. new[] { ColumnRole.Day, ColumnRole.Month, ColumnRole.Year }.SelectMany(role => With(role).Take(1).Select(name => new ColumnPart(name, role)))],
        };
        return found.Whole.Count + found.Given.Count + found.Family.Count > 0 ? found
            : throw new FormatException($"{table.Source}: no column is read as a name. Say which is one with --role COLUMN=FullName, or GivenName and FamilyName.");
    }

    /// <summary>What was guessed, so that a wrong guess is seen.</summary>
    public string InWords =>
        $"{Source}: ids from {Or(Id, "the order of the records")}; names from {string.Join(", ", [.. Whole, .. Given, .. Family, .. Aliases])}; date of birth from {Or(string.Join(", ", [.. new[] { Born }.Where(b => b.Length > 0), .. BornParts.Select(p => p.Name)]), "no column")}; nationality from {Or(Nationality, "no column")}.";

    public string IdOf(Table table, int row) => Id.Length > 0 && table.Text(row, Id) is { Length: > 0 } id ? id : Id.Length > 0 ? $"row {row + 1}" : $"{row + 1}";

    public string BornOf(Table table, int row) => Born.Length > 0 && table.Text(row, Born) is { Length: > 0 } whole ? whole : Joining.Value(BornParts, name => table.Text(row, name));

    public string NationalityOf(Table table, int row) => Nationality.Length > 0 ? table.Text(row, Nationality) : "";

    /// <summary>The name, then its aliases; several in one cell are parted by semicolons.</summary>
    public IReadOnlyList<string> NamesOf(Table table, int row)
    {
        var parts = string.Join(' ', Given.Concat(Family).Select(c => table.Text(row, c)).Where(t => t.Length > 0));
        return [.. Whole.Select(c => table.Text(row, c)).Append(parts).Concat(Aliases.Select(c => table.Text(row, c)))
            .SelectMany(t => t.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
    }

    private static string Or(string column, string otherwise) => column.Length > 0 ? column : otherwise;

    /// <summary>A file of one query, or of one nationality, has columns that are all equal: nothing to link by, but all there is to screen by.</summary>
    private static ColumnRole FromHeader(string header)
    {
        bool Has(params string[] parts) => parts.Any(p => header.Contains(p, StringComparison.OrdinalIgnoreCase));
        return Has("given", "first", "forename") ? ColumnRole.GivenName : Has("family", "surname", "last") ? ColumnRole.FamilyName : Has("dob", "birth", "born") ? ColumnRole.Date
            : Has("nationality", "citizen") ? ColumnRole.Nationality : Has("name") ? ColumnRole.FullName
            : RoleGuess.FromHeader(header) is ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName ? RoleGuess.FromHeader(header)!.Value : ColumnRole.Ignored;
    }

    private static bool IsId(string header) => header.EndsWith("_id", StringComparison.OrdinalIgnoreCase);

    private static bool IsAlias(string header) =>
        header.StartsWith("alias", StringComparison.OrdinalIgnoreCase) || header.StartsWith("aka", StringComparison.OrdinalIgnoreCase) || header.Contains("other_name", StringComparison.OrdinalIgnoreCase) || header.Contains("other name", StringComparison.OrdinalIgnoreCase);
}
