using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>Finds columns that hold but parts of one thing: day, month and year of a date, latitude and longitude of a position. They are read together, and so count once.</summary>
internal static class PartGuess
{
    /// <summary>So many of a column's values must be what the header promises.</summary>
    private const double Most = 0.8;

    /// <summary>The roles of such columns, for those of which the caller said nothing.</summary>
    public static Dictionary<string, ColumnRole> Of(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said)
    {
        var roles = new Dictionary<string, ColumnRole>();
        foreach (var group in Candidates(columns, said).GroupBy(c => (IsDate: IsOfDate(c.Role), c.Of)))
        {
            var of = group.ToLookup(c => c.Role, c => c.Column);
            if (!group.Key.IsDate)
            {
                foreach (var column in of[ColumnRole.Position]) roles[column] = ColumnRole.Position;
                if (of[ColumnRole.Latitude].Count() != 1 || of[ColumnRole.Longitude].Count() != 1) continue;
                (roles[of[ColumnRole.Latitude].Single()], roles[of[ColumnRole.Longitude].Single()]) = (ColumnRole.Latitude, ColumnRole.Longitude);
                continue;
            }

            var (years, months, days) = (of[ColumnRole.Year].ToArray(), of[ColumnRole.Month].ToArray(), of[ColumnRole.Day].ToArray());
            if (years.Length != 1 || months.Length > 1 || days.Length > 1) continue;
            // A year alone may be of anything; a day without a month is of no use.
            if (months.Length == 0 && group.Key.Of != PartHeader.Birth && !said.ContainsKey(years[0])) continue;
            foreach (var (_, role, column) in group.Where(c => c.Role != ColumnRole.Day || months.Length > 0)) roles[column] = role;
        }

        return roles;
    }

    /// <summary>Columns that may be parts, each with what it is a part of.</summary>
    private static IEnumerable<(string Of, ColumnRole Role, string Column)> Candidates(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said)
    {
        foreach (var column in columns)
        {
            if (said.TryGetValue(column.Name, out var role))
            {
                if (IsPart(role)) yield return (PartHeader.StemOf(column.Name), role, column.Name);
            }
            else if (PartHeader.Read(column.Name) is { } header && Allows(header.Role, column)) yield return (header.Of, header.Role, column.Name);
        }
    }

    public static bool IsPart(ColumnRole role) => IsOfDate(role) || IsOfPosition(role);

    public static bool IsOfDate(ColumnRole role) => role is ColumnRole.Day or ColumnRole.Month or ColumnRole.Year;

    public static bool IsOfPosition(ColumnRole role) => role is ColumnRole.Latitude or ColumnRole.Longitude or ColumnRole.Position;

    private static bool Allows(ColumnRole role, Column column)
    {
        var values = RoleGuess.Sample(column.Values);
        var text = new PartText();
        return values.Count > 0 && values.Count(v => MayBe(v)) >= Most * values.Count;

        bool MayBe(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            return role == ColumnRole.Position ? GeoText.Read(bytes).Place is not null
                : IsOfDate(role) ? PartGuess.MayBe(role, text.Read(role, bytes))
                : GeoText.Degrees(bytes) is >= -180 and <= 180; // beyond 90 where both stand in each other's columns
        }
    }

    private static bool MayBe(ColumnRole role, int number) => role == ColumnRole.Year
        ? number is >= 0 and <= 100 or (>= 1800 and < 2100)
        : number is >= 0 and <= 31; // where day and month stand in each other's columns, months are above 12
}
