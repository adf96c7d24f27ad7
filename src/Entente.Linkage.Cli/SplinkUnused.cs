using System.Text.Json;

namespace Entente.Linkage.Cli;

/// <summary>Says of each thing in splink's settings that is not used why it is not, so that nobody believes it was.</summary>
internal static class SplinkUnused
{
    private static readonly string[] Meaningless =
    [
        "$schema", "sql_dialect", "linker_uid", "retain_matching_columns", "retain_intermediate_calculation_columns", "additional_columns_to_retain", "bayes_factor_column_prefix",
        "term_frequency_adjustment_column_prefix", "comparison_vector_value_column_prefix",
    ];

    private static readonly Dictionary<string, string> Why = new(StringComparer.Ordinal)
    {
        ["probability_two_random_records_match"] = "how many pairs are of one person is learned from the file, for four kinds of pairs apart",
        ["blocking_rules_to_generate_predictions"] = "keys are planned from the file and meet more pairs; the report tells which",
        ["em_convergence"] = "learning stops by its own rule",
        ["max_iterations"] = "learning stops by its own rule",
        ["source_dataset_column_name"] = "one file is read; where each source holds a person but once, name the column with --once",
    };

    public static IEnumerable<string> Of(JsonElement root, IReadOnlyList<JsonElement> comparisons)
    {
        foreach (var property in root.EnumerateObject())
        {
            var name = property.Name;
            if (name is "comparisons" or "unique_id_column_name" || Meaningless.Contains(name)) continue;
            if (name == "link_type")
            {
                if (Type(property.Value) is { } words) yield return words;
            }
            else yield return $"splink: {name} is not used: {Why.GetValueOrDefault(name, "nothing of that name is known here")}.";
        }

        var levels = comparisons.SelectMany(c => c.GetProperty("comparison_levels").EnumerateArray()).ToArray();
        yield return $"splink: the SQL of {levels.Length:N0} levels is not used: each column has a ladder of levels of its own here, by what it holds.";
        if (Count("m_probability") + Count("u_probability") is var given and > 0) yield return $"splink: {given:N0} m and u probabilities are not used: they are of other levels. What agreement is worth is learned from the file; --model takes what was learned here.";
        if (Count("tf_adjustment_column") > 0) yield return "splink: term frequencies are used for every column, not for the flagged ones alone; weights and least frequencies of the adjustment are not used.";

        int Count(string name) => levels.Count(l => l.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False));
    }

    private static string? Type(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() switch
    {
        "dedupe_only" => null,
        "link_and_dedupe" => "splink: link_type link_and_dedupe is taken as one file: put all records into it, with ids that differ.",
        "link_only" => "splink: link_type link_only is not used: records of one source are joined, too, where they are of one person, unless --once COLUMN names the column with the source. Put all records into one file, with ids that differ.",
        var other => $"splink: link_type '{other}' is not used: it is not known here.",
    } : "splink: link_type is not used: it is no text.";
}
