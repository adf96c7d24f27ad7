using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>Whatever a line of FollowTheMoney holds is kept or told; nothing is passed over.</summary>
public sealed class FtmEntitiesTests
{
    [Theory, EveryDatabase]
    public async Task Entities_written_out_inside_another_become_records_that_it_points_to(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);

        var job = await importing.BringTextAsync("""
            {"id":"p1","schema":"Person","properties":{"name":["Ana Example"],"addressEntity":[{"id":"a1","schema":"Address","properties":{"full":["12 Sample Street, Leeds"]}}],"employers":[{"id":"e1","schema":"Employment","properties":{"employee":["p1"],"employer":[{"id":"o1","schema":"Organization","properties":{"name":["Sample Ltd"]}}]}}]}}
            {"id":"p2","schema":"Person","properties":{"name":["Joy Example"],"addressEntity":[{"id":"a1","schema":"Address","properties":{"full":["12 Sample Street, Leeds"]}}],"proof":[{"id":"d1"}],"awards":[{"id":"x1","schema":"Note","properties":{"description":["points to nobody"]}}]}}
            """);

        Assert.Equal((6L, 1L, 0L), (job.RecordsKept, job.RecordsUnchanged, job.RowsWrong));
        await using var db = test.Open();
        var kept = await db.Records.ToDictionaryAsync(r => r.ExternalId);
        Assert.Equal(["a1", "e1", "o1", "p1", "p2", "x1"], kept.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("a1", "p1", "o1"), (kept["p1"].First("addressEntity"), kept["e1"].First("employee"), kept["e1"].First("employer")));
        Assert.Null(kept["p1"].First("notes"));
        Assert.Equal(("d1", "awards: x1"), (kept["p2"].First("proof"), kept["p2"].First("notes")));
    }

    [Theory]
    [InlineData("""{"id":"1","schema":"TaxRoll","properties":{"name":["A"]}}""", "schema", "SchemaNotKnown")]
    [InlineData("""{"id":"1","schema":"Person","properties":{"name":["A"],"addressEntity":[{"id":"a","schema":"Ghost","properties":{}}]}}""", "addressEntity.schema", "SchemaNotKnown")]
    [InlineData("""{"id":"1","schema":"Person","properties":{"name":["A"],"addressEntity":[{"schema":"Address","properties":{"full":["B"]}}]}}""", "addressEntity.id", "IdMissing")]
    [InlineData("""{"id":"1","schema":"Person","properties":{"name":["A"],"addressEntity":[{"caption":"B"}]}}""", "addressEntity.id", "IdMissing")]
    [InlineData("""{"id":"1","schema":"Person","properties":{"name":[["A","B"]]}}""", "name", "NotAValue")]
    [InlineData("""{"id":"1","schema":"Person","properties":["name","A"]}""", "properties", "NotAValue")]
    public async Task What_cannot_be_kept_is_told_by_field_with_a_remedy(string line, string field, string rule)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringTextAsync(line);

        var wrong = Assert.Single(await importing.ErrorsAsync(job));
        Assert.Equal((0L, 1L, field, rule), (job.RecordsKept, wrong.Row, wrong.Field, wrong.Rule));
        Assert.NotEmpty(wrong.Remedy);
    }

    [Theory, EveryDatabase]
    public async Task Court_cases_licences_contracts_and_securities_are_kept_as_what_they_are(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);

        var job = await importing.BringTextAsync("""
            {"id":"c1","schema":"CourtCase","properties":{"name":["The Crown and others"],"caseNumber":["EX-1"],"court":["Sample Crown Court"],"fileDate":["2024-05-01"]}}
            {"id":"c2","schema":"CourtCaseParty","properties":{"case":["c1"],"party":["p1"],"role":["defendant"]}}
            {"id":"l1","schema":"License","properties":{"name":["Gangmaster licence"],"authority":["o1"],"reviewDate":["2027"]}}
            {"id":"k1","schema":"Contract","properties":{"name":["Cleaning"],"contractDate":["2024-01"]}}
            {"id":"k2","schema":"ContractAward","properties":{"contract":["k1"],"supplier":["o1"]}}
            {"id":"s1","schema":"Security","properties":{"isin":["XS0000000000"],"issuer":["o1"]}}
            """);

        Assert.Equal((6L, 0L), (job.RecordsKept, job.RowsWrong));
        await using var db = test.Open();
        Assert.Equal("2024-05-01", (await db.Records.SingleAsync(r => r.Schema == "CourtCase")).First("fileDate"));
    }
}
