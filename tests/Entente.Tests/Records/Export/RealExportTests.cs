using Entente.Records.Export;
using Entente.Tests.Records.Import;

namespace Entente.Tests.Records.Export;

/// <summary>Files that nobody here made up, brought in, exported, and brought into an empty centre; absent ones are skipped and say so.</summary>
public sealed class RealExportTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("intel/ftm/parteispenden.entities.ftm.json")]
    [InlineData("intel/ftm/t1.entities.ftm.json")]
    [InlineData("intel/ftm/zala.entities.ftm.json")]
    [InlineData("intel/un/UN_consolidated.xml")]
    [InlineData("intel/uk/subjects.csv", "intel/uk/subject_names.csv", "intel/uk/subject_dobs.csv", "intel/uk/subject_identifiers.csv")]
    [InlineData("intel/ofac/cons_prim.csv", "intel/ofac/cons_add.csv", "intel/ofac/cons_alt.csv")]
    [InlineData("linkage/people_10k.csv")]
    public async Task A_public_file_comes_out_as_it_came_in(params string[] paths)
    {
        var files = paths.Select(Importing.Public).ToArray();
        await using var here = await TestDb.CreateAsync("sqlite");
        using (var importing = new Importing(here)) await importing.BringAsync(files);

        await using (var there = await RoundTripTests.ThereAsync(here, ExportFormat.Ftm, "ftm"))
        {
            Contents.Same(await Contents.WholeAsync(here), await Contents.WholeAsync(there));
        }

        await using var table = await RoundTripTests.ThereAsync(here, ExportFormat.Csv, "records");
        var values = await Contents.ValuesAsync(here);
        Contents.Same(values, await Contents.ValuesAsync(table));
        output.WriteLine($"{values.Count:N0} records the same, by both ways");
    }

    [Fact]
    public async Task People_of_a_public_file_come_out_in_the_standards_own_fields()
    {
        await using var here = await TestDb.CreateAsync("sqlite");
        using (var importing = new Importing(here)) await importing.BringAsync(Importing.Public("linkage/fake_1000.csv"));

        await using var there = await RoundTripTests.ThereAsync(here, ExportFormat.HtcdsXlsx, "htcds");
        // The standard has no number: people of whom the very same is said are one person there.
        static List<string> Names(List<string> records) => [.. records.Select(r => string.Join(" | ", r.Split(" | ").Where(f => f.Contains("Name=", StringComparison.Ordinal) || f.Contains("birthDate=", StringComparison.Ordinal) || f.Contains("email=", StringComparison.Ordinal)))).Distinct().Order(StringComparer.Ordinal)];
        Contents.Same(Names(await Contents.FieldsAsync(here)), Names(await Contents.FieldsAsync(there)));
    }
}
