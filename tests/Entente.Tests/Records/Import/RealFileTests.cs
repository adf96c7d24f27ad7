using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>Files that nobody here made up, by path; absent ones are skipped and say so.</summary>
public sealed class RealFileTests
{
    [Theory]
    [InlineData("ftm", 475, "intel/ftm/parteispenden.entities.ftm.json")]
    [InlineData("ftm", 6, "intel/ftm/t1.entities.ftm.json")]
    [InlineData("ftm", 80, "intel/ftm/zala.entities.ftm.json")]
    [InlineData("un-list", 900, "intel/un/UN_consolidated.xml")]
    [InlineData("uk-list", 6_046, "intel/uk/subjects.csv", "intel/uk/subject_names.csv", "intel/uk/subject_dobs.csv", "intel/uk/subject_identifiers.csv")]
    [InlineData("us-list", 8_900, "intel/ofac/sdn.csv", "intel/ofac/add.csv", "intel/ofac/alt.csv")]
    [InlineData("us-list", 400, "intel/ofac/cons_prim.csv", "intel/ofac/cons_add.csv", "intel/ofac/cons_alt.csv")]
    [InlineData("csv", 1_000, "linkage/fake_1000.csv")]
    [InlineData("csv", 10_000, "linkage/people_10k.csv")]
    public async Task A_public_file_is_known_and_kept_whole(string format, int atLeast, params string[] paths)
    {
        var files = paths.Select(Importing.Public).ToArray();
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringAsync(files);

        Assert.Equal((format, ImportState.Done), (job.Plan.Format, job.State));
        var errors = string.Join("; ", (await importing.ErrorsAsync(job)).Take(10).Select(e => $"{e.Row} {e.Field} {e.Rule} {e.Remedy}"));
        Assert.True(job.RecordsKept >= atLeast, $"{job.RecordsKept} kept, {job.RecordsUnchanged} unchanged, {job.RowsWrong} wrong: {errors}");
        Assert.True(job.RowsWrong <= job.RecordsKept / 100, $"{job.RowsWrong} wrong: {errors}");
    }

    [Theory]
    [InlineData("case/htcds/htcds-excel-v2.0.xlsx"), InlineData("case/htcds/htcds-excel-single-select-v2.0.xlsx")]
    public async Task The_standards_own_workbook_is_known_and_says_that_it_has_no_row(string path)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringAsync(Importing.Public(path));

        Assert.Equal(("htcds", 0L, 0L), (job.Plan.Format, job.RecordsKept, job.RowsWrong));
    }

    [Fact]
    public async Task Whoever_is_on_a_public_list_is_found_with_a_new_record_by_name_and_year()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        await importing.BringAsync(Importing.Public("intel/un/UN_consolidated.xml"));
        await using var db = test.Open();
        var listed = await db.Records.FirstAsync(r => r.Schema == "Person");
        var born = listed.Statements.FirstOrDefault(s => s.Property == "birthDate")?.Value[..4] ?? "1971";

        var kept = (await new KeepRecords(db, importing.Maker).RunAsync([Make.Person($"name={listed.Caption.ToLowerInvariant()}", $"birthDate={born}")], Make.Machine, default)).Value.Records[0];

        var mine = Keys.Of(kept, Ontology.Shipped).Where(k => k.Kind == KeyKind.NameYear).Select(k => k.Key).ToList();
        Assert.Contains(listed.Id, await db.RecordKeys.Where(k => mine.Contains(k.Key)).Select(k => k.Record).ToListAsync());
    }
}
