using Entente.Linkage.Names;

namespace Entente.Linkage.Tests.Names;

/// <summary>How many labelled pairs of names are judged right at the matcher's own threshold.</summary>
public sealed class NameBenchTests(ITestOutputHelper output)
{
    [Fact]
    public void Labelled_pairs_of_names_are_judged_as_well_as_asked_for()
    {
        var path = PublicData.Path("names/name_bench_cases.csv");
        Assert.SkipWhen(path is null, "Set ENTENTE_PUBLIC_DATA to a folder with linkage/names/name_bench_cases.csv.");
        var matcher = new NameMatcher();
        List<(bool Person, bool Same, bool Called)> judged = [.. PublicData.Rows(path!).Select(row =>
        {
            var person = row["schema"] == "Person";
            var match = matcher.Compare(row["name1"], row["name2"], person ? NameKind.Person : NameKind.Organisation);
            return (person, row["is_match"] == "true", match.Score >= NameMatcher.Threshold);
        })];

        var (persons, all) = (F1(judged.Where(j => j.Person)), F1(judged));

        output.WriteLine($"{judged.Count} pairs: persons F1 {persons:F3}, all F1 {all:F3}");
        Assert.True(persons >= 0.77, $"Persons: F1 {persons:F3} is below 0.77.");
        Assert.True(all >= 0.82, $"All: F1 {all:F3} is below 0.82.");
    }

    private static double F1(IEnumerable<(bool Person, bool Same, bool Called)> judged)
    {
        var (right, wrong) = (0, 0);
        foreach (var (_, same, called) in judged)
        {
            if (same && called) right++;
            else if (same || called) wrong++;
        }

        return 2.0 * right / (2 * right + wrong);
    }
}
