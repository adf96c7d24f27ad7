using Entente.Linkage.Cli;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Settings saved by splink: what means the same is used, all else is named.</summary>
public sealed class SplinkTests : IDisposable
{
    private const string Settings = """
        {
          "link_type": "link_only", "unique_id_column_name": "id", "sql_dialect": "duckdb", "probability_two_random_records_match": 0.001, "novelty": 1,
          "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.\"phone\" = r.\"phone\"", "sql_dialect": "duckdb"}],
          "comparisons": [
            {"output_column_name": "names", "comparison_levels": [
              {"sql_condition": "\"given_name_l\" IS NULL OR \"family_name_l\" IS NULL", "is_null_level": true},
              {"sql_condition": "\"given_name_l\" = \"family_name_r\" AND \"family_name_l\" = \"given_name_r\"", "m_probability": 0.1, "u_probability": 0.001},
              {"sql_condition": "ELSE"}]},
            {"output_column_name": "birth_date", "comparison_levels": [
              {"sql_condition": "birth_date_l = birth_date_r", "tf_adjustment_column": "birth_date", "m_probability": 0.9},
              {"sql_condition": "abs(datediff('day_l', birth_date_l, birth_date_r)) < 31"}]},
            {"output_column_name": "phone", "comparison_levels": [{"sql_condition": "`phone_l` = `phone_r`"}]}
          ]
        }
        """;

    private readonly Command command = new();

    [Fact]
    public void Ids_and_compared_columns_are_taken_and_their_roles_where_the_sql_is_plain()
    {
        var settings = SplinkSettings.Read(command.Write("s.json", Settings));

        Assert.Equal("id", settings.Id);
        Assert.Equal([("given_name", ColumnRole.GivenName), ("family_name", ColumnRole.FamilyName), ("birth_date", ColumnRole.Date), ("phone", (ColumnRole?)null)], settings.Columns.Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public void Linking_with_settings_equals_leaving_out_the_other_columns_and_what_is_not_used_is_named()
    {
        command.Write("s.json", Settings);
        command.Write("people.csv", Sightings.Csv(200));

        var (code, with, error) = command.Run("link", "./people.csv", "--splink", "./s.json");

        Assert.True(code == 0, error);
        Assert.Equal(command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--ignore", "passport", "--ignore", "town").Out, with);
        Assert.Equal(0, command.Run("link", "./people.csv", "--splink", "./s.json", "--role", "phone=Ignored").Code);
        foreach (var named in (string[])["link_only is not used", "probability_two_random_records_match is not used", "blocking_rules_to_generate_predictions is not used", "novelty is not used", "3 m and u probabilities are not used", "SQL of 6 levels", "term frequencies are used for every column"])
        {
            Assert.Contains(named, error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("sql_dialect", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"comparisons\": [,]\n}", "line 2, byte")]
    [InlineData("[]", "must be one JSON object")]
    [InlineData("{\"comparison_columns\": []}", "splink 2")]
    [InlineData("{\"comparisons\": []}", "no comparisons")]
    [InlineData("{\"comparisons\": [7]}", "comparisons[0] has no list 'comparison_levels'")]
    [InlineData("{\"comparisons\": [{\"comparison_levels\": [{}]}]}", "comparison_levels[0] has no text 'sql_condition'")]
    [InlineData("{\"comparisons\": [{\"comparison_levels\": [{\"sql_condition\": \"ELSE\"}]}]}", "names no column")]
    [InlineData("{\"unique_id_column_name\": \"id\", \"comparisons\": [{\"comparison_levels\": [{\"sql_condition\": \"shoe_l = shoe_r\"}]}]}", "compares column 'shoe', which people.csv does not have")]
    [InlineData("{\"comparisons\": [{\"comparison_levels\": [{\"sql_condition\": \"phone_l = phone_r\"}]}]}", "no column 'unique_id'")]
    public void Settings_that_cannot_be_used_say_where_and_why(string json, string said)
    {
        command.Write("s.json", json);
        command.Write("people.csv", Sightings.Csv(20));
        var (code, _, error) = command.Run("link", "./people.csv", "--splink", "./s.json");
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--treshold", "Did you mean --threshold?")]
    [InlineData("--judge", "Did you mean --judgements?")]
    [InlineData("--colour-scheme", "There is no option '--colour-scheme'. entente-link --help")]
    public void An_option_that_is_not_known_brings_up_the_nearest(string option, string said)
    {
        command.Write("people.csv", Sightings.Csv(20));
        Assert.Contains(said, command.Run("link", "./people.csv", option, "1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_arguments_the_first_steps_are_shown()
    {
        var (code, said, _) = command.Run();
        Assert.Equal(2, code);
        Assert.Contains("entente-link link people.csv --id COLUMN", said, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();
}
