using CsCheck;
using Entente.Records;
using Entente.Records.Export;
using Entente.Records.Import;
using Entente.Tests.Records.Import;

namespace Entente.Tests.Records.Export;

/// <summary>What is exported and brought into an empty centre gives the same records, as far as the format can carry them.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public Task Everything_that_is_known_of_a_record_survives_follow_the_money() => Gen.Int.SampleAsync(async seed =>
    {
        await using var here = await HereAsync(seed, (drawn, source) => drawn.Many(source, 40));
        await using var there = await ThereAsync(here, ExportFormat.Ftm, "ftm");
        Contents.Same(await Contents.WholeAsync(here), await Contents.WholeAsync(there));
    }, iter: 12, threads: 1);

    [Fact]
    public Task Every_value_survives_a_plain_table() => Gen.Int.SampleAsync(async seed =>
    {
        await using var here = await HereAsync(seed, (drawn, source) => drawn.Many(source, 40));
        await using var there = await ThereAsync(here, ExportFormat.Csv, "records");
        Contents.Same(await Contents.ValuesAsync(here), await Contents.ValuesAsync(there));
    }, iter: 12, threads: 1);

    [Theory, InlineData(ExportFormat.HtcdsCsv), InlineData(ExportFormat.HtcdsXlsx)]
    public Task Whatever_the_case_data_standard_has_a_field_for_survives_it(ExportFormat format) => Gen.Int.SampleAsync(async seed =>
    {
        await using var here = await HereAsync(seed, (drawn, source) => drawn.Cases(source, 15));
        await using var there = await ThereAsync(here, format, "htcds");
        Contents.Same(await Contents.FieldsAsync(here), await Contents.FieldsAsync(there));
    }, iter: 8, threads: 1);

    [Fact]
    public async Task The_same_export_brought_in_again_where_it_came_from_changes_nothing()
    {
        await using var here = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(here);
        await importing.BringAsync(Path.Combine(Importing.Samples, "entities.ftm.json"));
        await using var db = here.Open();
        var source = db.RecordSources.Single();
        var fetched = await new Exporting(here).TakeSourceAsync(source, ExportFormat.Ftm);

        var again = await importing.BringTextAsync(fetched.Text, change: p => p with { SourceName = source.Name });

        Assert.Equal(("ftm", 0L, 8L), (again.Plan.Format, again.RecordsKept, again.RecordsUnchanged));
    }

    private static async Task<TestDb> HereAsync(int seed, Func<Drawn, SourceId, List<RecordDraft>> draw)
    {
        var here = await TestDb.CreateAsync("sqlite");
        var source = await new Exporting(here).SourceAsync();
        await using var db = here.Open();
        var kept = await new KeepRecords(db, Make.Maker(here.Ids)).RunAsync(draw(new(seed), source.Id), Make.Machine, default);
        Assert.False(kept.IsRefused, string.Join(' ', kept.Problems));
        return here;
    }

    internal static async Task<TestDb> ThereAsync(TestDb here, ExportFormat format, string knownAs)
    {
        await using var db = here.Open();
        var fetched = await new Exporting(here).TakeSourceAsync(db.RecordSources.Single(), format);
        var there = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(there);
        var job = await importing.CheckAsync((await importing.ReceiveAsync((fetched.Name, fetched.Content))).Value);
        await importing.StartAsync(job);
        await importing.RunAsync(job);
        var errors = await importing.ErrorsAsync(job);
        Assert.True(errors.Count == 0, string.Join("; ", errors.Take(5).Select(e => $"{e.Row} {e.Field} {e.Rule}")));
        Assert.Equal((knownAs, ImportState.Done), (job.Plan.Format, (await importing.AgainAsync(job)).State));
        return there;
    }
}
