using Entente.Cases;
using Entente.Foundation;

namespace Entente.Tests.Cases;

public sealed class RegimeTimesTests
{
    [Fact]
    public void Two_regimes_on_one_day_stop_the_start_and_both_files_are_named()
    {
        var said = Refused(("a.json", "old", "2009-04-01", "2022-12-13"), ("b.json", "new", "2022-12-13", null));

        Assert.Equal("Two regimes are in force in GB-EAW on 2022-12-13: old in data/regimes/a.json (2009-04-01 to 2022-12-13) and new in data/regimes/b.json (2022-12-13 to today). End the first on 2022-12-12, or let the second begin later.", said);
    }

    [Fact]
    public void A_day_without_a_regime_between_two_stops_the_start_and_both_files_are_named()
    {
        var said = Refused(("b.json", "new", "2022-12-13", null), ("a.json", "old", "2009-04-01", "2022-12-01"));

        Assert.Equal("No regime is in force in GB-EAW from 2022-12-02 to 2022-12-12, between old in data/regimes/a.json (2009-04-01 to 2022-12-01) and new in data/regimes/b.json (2022-12-13 to today). Say which law held on these days.", said);
    }

    [Fact]
    public void A_regime_that_never_ends_leaves_no_place_for_the_next() =>
        Assert.Contains("two regimes", Refused(("a.json", "old", "2009-04-01", null), ("b.json", "new", "2022-12-13", null)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_code_that_stands_twice_or_an_end_before_its_beginning_stops_the_start()
    {
        Assert.Contains("old stands twice, in data/regimes/a.json and data/regimes/b.json", Refused(("a.json", "old", "2009-04-01", "2022-12-12"), ("b.json", "old", "2022-12-13", null)), StringComparison.Ordinal);
        Assert.Contains("old ends on 2009-03-01, before it begins on 2009-04-01", Refused(("a.json", "old", "2009-04-01", "2009-03-01")), StringComparison.Ordinal);
    }

    private static string Refused(params (string File, string Code, string From, string? To)[] regimes)
    {
        var folder = Directory.CreateTempSubdirectory("entente-regimes");
        try
        {
            var where = folder.CreateSubdirectory("regimes").FullName;
            File.Copy(DataFolder.Shipped.PathOf("regimes/reasons.json"), Path.Combine(where, "reasons.json"));
            foreach (var (file, code, from, to) in regimes)
            {
                File.WriteAllText(Path.Combine(where, file), $$"""
                    { "source": "made up", "territories": ["GB-EAW"], "regimes": [{ "code": "{{code}}", "from": "{{from}}", {{(to is null ? "" : $"\"to\": \"{to}\",")}}
                      "threshold": "?", "targetRule": "UK-RG", "recoveryRule": "UK-RECOVERY", "reconsiderRule": null, "status": "verified", "note": "" }] }
                    """);
            }

            return Assert.Throws<InvalidDataException>(() => Regimes.From(new DataFolder(folder.FullName))).Message;
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
