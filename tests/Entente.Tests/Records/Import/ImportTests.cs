using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

public sealed class ImportTests
{
    [Theory, EveryDatabase]
    public async Task Each_sample_is_known_by_its_content_and_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var s = Importing.Samples;

        var people = await importing.BringAsync(Path.Combine(s, "people.csv"));
        var entities = await importing.BringAsync(Path.Combine(s, "entities.ftm.json"));
        var htcds = await importing.BringAsync(Path.Combine(s, "htcds.csv"));
        var workbook = await importing.BringAsync(Path.Combine(s, "htcds.xlsx"));
        var un = await importing.BringAsync(Path.Combine(s, "un-list.xml"));
        var uk = await importing.BringAsync([.. Directory.GetFiles(Path.Combine(s, "uk-list"))]);
        var us = await importing.BringAsync([.. Directory.GetFiles(Path.Combine(s, "us-list"))]);

        Assert.Equal(["csv", "ftm", "htcds", "htcds", "un-list", "uk-list", "us-list"], new[] { people, entities, htcds, workbook, un, uk, us }.Select(j => j.Plan.Format));
        Assert.Equal([3, 8, 6, 6, 2, 2, 2], new[] { people, entities, htcds, workbook, un, uk, us }.Select(j => j.RecordsKept));
        Assert.All([people, entities, htcds, workbook, un, uk, us], j => Assert.Equal(ImportState.Done, j.State));

        var wrong = Assert.Single(await importing.ErrorsAsync(people));
        Assert.Equal((5, "date of birth", "NotADate"), (wrong.Row, wrong.Field, wrong.Rule));
        Assert.Contains("2019-05-17", wrong.Remedy, StringComparison.Ordinal);

        // Four sources tell of one made-up man; each of his records is found by the same sound and year.
        await using var db = test.Open();
        var key = Keys.Key(KeyKind.NameYear, Keys.NameYear(Names.Sound("beispiel"), 1981));
        Assert.Equal(4, await db.RecordKeys.CountAsync(k => k.Key == key));
    }

    [Theory, EveryDatabase]
    public async Task The_same_file_twice_changes_nothing_and_a_newer_one_supersedes_only_what_it_says_otherwise(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);

        await importing.BringTextAsync("id,name,dob\n1,Ana Kova,1999-04-02\n2,Joy Eze,1997-01-01\n");
        var again = await importing.BringTextAsync("id,name,dob\n1,Ana Kova,1999-04-02\n2,Joy Eze,1997-01-01\n");
        var newer = await importing.BringTextAsync("id,name,dob\n1,Ana Kova,1999-04-02\n2,Joy Ezekiel,1997-01-01\n");

        Assert.Equal((0, 2), (again.RecordsKept, again.RecordsUnchanged));
        Assert.Equal((1, 1, 1), (newer.RecordsKept, newer.RecordsUnchanged, newer.RecordsSuperseded));
        await using var db = test.Open();
        Assert.Equal(["Ana Kova", "Joy Ezekiel"], await db.Records.Where(r => r.SupersededBy == null).OrderBy(r => r.Caption).Select(r => r.Caption).ToListAsync());
        Assert.Equal(3, await db.Records.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_import_that_is_killed_goes_on_behind_its_last_committed_batch(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test) { Batch = 100 };
        var csv = new StringBuilder("id,name,dob\n");
        for (var i = 0; i < 1_000; i++) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},Made Up {i},19{i % 90 + 10}-01-01\n");
        var job = await importing.CheckAsync((await importing.ReceiveAsync(("f.csv", Encoding.UTF8.GetBytes(csv.ToString())))).Value);
        await importing.StartAsync(job);

        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => importing.RunAsync(job, j =>
        {
            if (j.RowsDone >= 300) kill.Cancel();
        }, kill.Token));
        var half = await importing.AgainAsync(job);
        await importing.RunAsync(job);

        Assert.InRange(half.RecordsKept, 300, 999);
        var done = await importing.AgainAsync(job);
        Assert.Equal((ImportState.Done, 1_000L, 0L), (done.State, done.RecordsKept, done.RecordsUnchanged));
        await using var db = test.Open();
        Assert.Equal(1_000, await db.Records.CountAsync());
        Assert.Equal(1_000, await db.Records.Select(r => r.ExternalId).Distinct().CountAsync());
        var kept = await db.Set<AuditEntry>().Where(e => e.What == "RecordsKept").ToListAsync();
        Assert.Equal(1_000, kept.Sum(e => e.Read<RecordsKept>().Count));
    }

    [Fact]
    public async Task A_long_file_with_one_bad_row_keeps_all_the_others()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var csv = new StringBuilder("id,name,notes\n");
        for (var i = 1; i <= 20_000; i++) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},Made Up {i},{(i == 12_345 ? "\"never closed" : "fine")}\n");

        var job = await importing.BringTextAsync(csv.ToString());

        var wrong = Assert.Single(await importing.ErrorsAsync(job));
        Assert.Equal((12_346, "QuoteNotClosed"), (wrong.Row, wrong.Rule));
        Assert.Equal(19_999, job.RecordsKept);
    }

    [Theory, EveryDatabase]
    public async Task Every_kind_of_character_survives(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        string[] names = ["زينب الأسماء", "Zoe\u0308 Kova\u0301c", "👩‍👩‍👧 Family", "A\u200bB\u200dC", "\u202eright to left\u202c", "阮氏香", "O'Neil \"Quote\""];
        var csv = "id;name\n" + string.Concat(names.Select((n, i) => $"{i};\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));

        await importing.BringTextAsync(csv);

        await using var db = test.Open();
        var kept = await db.Records.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(names, kept.Select(r => r.First("name")));
    }

    [Fact]
    public async Task A_wrong_encoding_is_guessed_or_told_row_by_row()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        var guessed = await importing.BringTextAsync("id;name\n1;Zoë Müller\n2;Ana\n", western);
        var forced = await importing.BringTextAsync("id;name\n1;Zoë Müller\n2;Ana\n", western, p => p with { Encoding = "utf-8", SourceName = "Another", SaidAgain = true });

        Assert.Equal("windows-1252", guessed.Plan.Encoding);
        Assert.Equal(2, guessed.RecordsKept);
        Assert.Equal((1, 1), (forced.RecordsKept, forced.RowsWrong));
        Assert.Equal("BrokenText", Assert.Single(await importing.ErrorsAsync(forced)).Rule);
    }

    [Theory]
    [InlineData("id,name,dob\n1,A,13/02/1999\n", DateOrder.DayFirst, false), InlineData("id,name,dob\n1,A,02/13/1999\n", DateOrder.MonthFirst, false)]
    [InlineData("id,name,dob\n1,A,03/02/1999\n", DateOrder.DayFirst, true), InlineData("id\tname\tdob\n1\tA\t1999-02-03\n", DateOrder.DayFirst, false)]
    public async Task The_order_of_a_date_is_guessed_and_a_doubt_is_said(string csv, DateOrder order, bool uncertain)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = (await importing.ReceiveAsync(("f.csv", Encoding.UTF8.GetBytes(csv)))).Value;

        Assert.Equal((order, uncertain), (job.Plan.Dates, job.Plan.DatesUncertain));
    }

    [Fact]
    public async Task What_is_no_table_is_refused_by_its_content()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        byte[] elf = [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1];

        Assert.IsType<FileNotReadable>(Assert.Single((await importing.ReceiveAsync(("people.csv", elf))).Problems));
        Assert.IsType<FileNotReadable>(Assert.Single((await importing.ReceiveAsync(("people.csv", "%PDF-1.7 name,dob"u8.ToArray()))).Problems));
        Assert.IsType<FileNotReadable>(Assert.Single((await importing.ReceiveAsync(("people.xlsx", "PK\u0003\u0004 not a workbook"u8.ToArray()))).Problems));
        Assert.IsType<OldWorkbook>(Assert.Single((await importing.ReceiveAsync(("people.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]))).Problems));
        Assert.IsType<FileEmpty>(Assert.Single((await importing.ReceiveAsync(("people.csv", []))).Problems));
    }

    [Fact]
    public async Task Ten_megabytes_of_json_in_one_entity_are_told_not_swallowed()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var big = new string('a', 10 << 20);

        var job = await importing.BringTextAsync($$$"""
            {"id":"1","schema":"Person","properties":{"name":["Ana"],"notes":["{{{big}}}"]}}
            {"id":"2","schema":"Person","properties":{"name":["Joy"]}}
            {"id":"3","schema":"Person","properties":
            {"id":"4","schema":"Ghost","properties":{"name":["Joy"]}}
            """);

        Assert.Equal(1, job.RecordsKept);
        Assert.Equal(["TooLong", "NotJson", "SchemaNotKnown"], (await importing.ErrorsAsync(job)).Select(e => e.Rule));
    }

    [Fact]
    public async Task Only_those_whom_the_matrix_lets_may_bring_files_in()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        await using var db = test.Open(Make.Reader(Role.CaseWorker));

        var refused = await new ReceiveImport(db, test.Ids, importing.Folder).RunAsync([("f.csv", new MemoryStream("a,b\n1,2\n"u8.ToArray()))], Make.Act(Role.CaseWorker), default);

        Assert.IsType<Entente.Storage.NotAllowed>(Assert.Single(refused.Problems));
    }
}
