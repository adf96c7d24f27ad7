using System.Text.Json;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>What settings saved by splink 3 or 4 say that means the same here, and in words what does not.</summary>
/// <param name="Path">The file.</param>
/// <param name="Id">The column of the ids.</param>
/// <param name="Columns">The columns that are compared, with the role that their SQL gives away; null where it says none.</param>
/// <param name="Notes">What was used and what not, and why.</param>
internal sealed record SplinkSettings(string Path, string Id, IReadOnlyDictionary<string, ColumnRole?> Columns, IReadOnlyList<string> Notes)
{
    public static SplinkSettings Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Of(json.RootElement, path);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path} is no JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}. Save the settings again with splink's save_model_to_json.", fault);
        }
    }

    /// <summary>The roles for a table: compared is what splink compares. What the caller says of a column goes before.</summary>
    public Dictionary<string, ColumnRole> Roles(Table table, IReadOnlyDictionary<string, ColumnRole> said)
    {
        var roles = new Dictionary<string, ColumnRole>(said, StringComparer.OrdinalIgnoreCase);
        foreach (var (column, role) in Columns)
        {
            var name = table.Names.FirstOrDefault(n => n.Equals(column, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"{Path} compares column '{column}', which {table.Source} does not have to compare. It has: {string.Join(", ", table.Names)}.");
            if (role is { } given) roles.TryAdd(name, given);
        }

        foreach (var name in table.Names.Where(n => !Columns.Keys.Contains(n, StringComparer.OrdinalIgnoreCase))) roles.TryAdd(name, ColumnRole.Ignored);
        return roles;
    }

    private static SplinkSettings Of(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException($"{path} is no splink settings: it must be one JSON object.");
        if (root.TryGetProperty("comparison_columns", out _)) throw new FormatException($"{path} is of splink 2 (comparison_columns). Settings of splink 3 and 4 are read: open it with one of them and save it again.");
        var comparisons = Items(root, "comparisons", path);
        if (comparisons.Count == 0) throw new FormatException($"{path} has no comparisons, so it does not say what is compared.");
        var columns = new Dictionary<string, ColumnRole?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, comparison) in comparisons.Index())
        {
            var where = $"{path}, comparisons[{at}]";
            var conditions = Items(comparison, "comparison_levels", where).Select((level, i) => Text(level, "sql_condition", $"{where}.comparison_levels[{i}]")).ToArray();
            foreach (var (column, role) in SplinkSql.Columns(conditions, where)) columns[column] = role ?? columns.GetValueOrDefault(column);
        }

        var id = root.TryGetProperty("unique_id_column_name", out _) ? Text(root, "unique_id_column_name", path) : "unique_id";
        return new(path, id, columns, [$"splink: ids are in {id}; compared are {string.Join(", ", columns.Select(c => c.Value is { } role ? $"{c.Key} (as {role})" : c.Key))}; other columns are left out.", .. SplinkUnused.Of(root, comparisons)]);
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement of, string name, string where) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()]
            : throw new FormatException($"{where} has no list '{name}'. Saved settings of splink 3 or 4 have one.");

    private static string Text(JsonElement of, string name, string where) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said
            : throw new FormatException($"{where} has no text '{name}'.");
}
