using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Chooses the columns that are compared where a file has more than can be.</summary>
/// <remarks>What was said by hand comes first, then what names or numbers a person, then where and of what nationality, then the rest; among its like the column that is most complete and has the most different values.</remarks>
internal static class MostTelling
{
    /// <summary>Levels of sixteen fields fit a pattern of 64 bits.</summary>
    public const int Most = 16;

    private static readonly ColumnRole[][] Order =
    [
        [ColumnRole.GivenName, ColumnRole.FamilyName, ColumnRole.FullName, ColumnRole.Date, ColumnRole.Identifier, ColumnRole.Phone, ColumnRole.Email],
        [ColumnRole.Address, ColumnRole.Place, ColumnRole.PostCode, ColumnRole.Position, ColumnRole.Sex, ColumnRole.Nationality, ColumnRole.Country],
    ];

    /// <summary>Reads the columns that are too many as ignored.</summary>
    /// <param name="columns">The file's columns.</param>
    /// <param name="roles">How each is read; those left out become ignored.</param>
    /// <param name="said">Columns of which the role was said by hand.</param>
    /// <param name="rows">How many records there are.</param>
    /// <returns>Which were left out and how to choose others, in words; null where none were.</returns>
    public static string? Keep(IReadOnlyList<Column> columns, Dictionary<string, ColumnRole> roles, IEnumerable<string> said, int rows)
    {
        var compared = columns.Where(c => roles[c.Name] != ColumnRole.Ignored).ToArray();
        if (compared.Length <= Most) return null;
        var first = said.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = compared.OrderBy(c => first.Contains(c.Name) ? -1 : Place(roles[c.Name])).ThenByDescending(c => Tells(c, rows)).ThenBy(c => c.Name, StringComparer.Ordinal).Skip(Most).Select(c => c.Name).ToArray();
        foreach (var name in left) roles[name] = ColumnRole.Ignored;
        return $"Of {compared.Length} columns that say something {Most} are compared, the most telling; left out are {string.Join(", ", columns.Select(c => c.Name).Where(left.Contains))}. Names, dates, numbers of documents, phones and mail go first, then places, sex and nationality, then the rest; among these what is complete and has many values. To choose others, leave columns out with --ignore, or name the role of one that must stay with --role COLUMN=ROLE.";
    }

    private static int Place(ColumnRole role) => Array.FindIndex(Order, o => o.Contains(role)) is >= 0 and var at ? at : Order.Length;

    private static double Tells(Column column, int rows) => (1 - column.Values.Times(0) / (double)Math.Max(rows, 1)) * Math.Log(column.Values.Count);
}
