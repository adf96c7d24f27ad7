using System.Text.RegularExpressions;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>Finds in the SQL of a comparison's levels which columns it compares, and what they hold where that is plain.</summary>
internal static partial class SplinkSql
{
    public static IEnumerable<(string Column, ColumnRole? Role)> Columns(IReadOnlyList<string> conditions, string where)
    {
        var sql = string.Join('\n', conditions.Select(c => Literal().Replace(c, "''")));
        string[] columns = [.. Left().Matches(sql).Select(Name).Where(n => !n.StartsWith("tf_", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (columns.Length == 0) throw new FormatException($"{where} names no column as NAME_l and NAME_r in its SQL, so it cannot be told what it compares.");
        if (columns.Length == 2 && Swapped(sql, columns)) return [(columns[0], ColumnRole.GivenName), (columns[1], ColumnRole.FamilyName)];
        if (columns.Length == 2 && Sines().Match(sql) is { Success: true } sine) return columns.Select(c => (c, (ColumnRole?)(c.Equals(sine.Groups[1].Value, StringComparison.OrdinalIgnoreCase) ? ColumnRole.Latitude : ColumnRole.Longitude)));
        return columns.Select(c => (c, columns.Length > 1 ? null : Dates().IsMatch(sql) ? ColumnRole.Date : (ColumnRole?)null));
    }

    /// <summary>One column's left side set against the other's right: only names are compared that way.</summary>
    private static bool Swapped(string sql, string[] columns) =>
        Crossed().Matches(sql).Any(m => m.Groups[1].Value.Equals(columns[0], StringComparison.OrdinalIgnoreCase) && m.Groups[2].Value.Equals(columns[1], StringComparison.OrdinalIgnoreCase));

    private static string Name(Match match) => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value;

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Literal();

    [GeneratedRegex("""
        "([^"]+)_l"|`([^`]+)_l`|\b([\p{L}_]\w*)_l\b
        """)]
    private static partial Regex Left();

    [GeneratedRegex("""
        ["`]?\b([\p{L}_]\w*)_l["`]?\s*=\s*["`]?([\p{L}_]\w*)_r\b
        """)]
    private static partial Regex Crossed();

    /// <summary>The sine of a side's own angle is taken of the latitude alone in the formula for a distance on the earth.</summary>
    [GeneratedRegex("""
        \bsin\s*\(\s*radians\s*\(\s*["`]?([\p{L}_]\w*)_l["`]?\s*\)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sines();

    [GeneratedRegex(@"\b(date_?diff|strptime|try_strptime|to_date|to_timestamp|try_to_timestamp|epoch|julianday|time_to_epoch)\s*\(|\binterval\b|\bas\s+(date|timestamp)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Dates();
}
