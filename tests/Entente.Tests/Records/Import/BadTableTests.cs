using System.Globalization;
using System.Text;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>Tables as they really come: each fault is told with its row, its field and what to do, and costs no other row.</summary>
public sealed class BadTableTests
{
    [Theory]
    [InlineData("utf-8", true, "Zoë Şahin"), InlineData("utf-16", true, "Zoë Şahin"), InlineData("utf-16", false, "Zoë Şahin"), InlineData("utf-16BE", true, "Олена"), InlineData("utf-16BE", false, "Zoë Şahin")]
    [InlineData("windows-1252", false, "Zoë Müller"), InlineData("windows-1254", false, "Ayşe Yıldız"), InlineData("windows-1250", false, "Łukasz Żółć"), InlineData("windows-1251", false, "Олена Ковальчук Ткач Жданова Щербак")]
    public async Task The_encoding_is_guessed_with_and_without_its_mark(string encoding, bool mark, string name)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var code = CsvGuess.Make(encoding);
        byte[] bytes = [.. mark ? code.GetPreamble() : [], .. code.GetBytes($"id;name;dob\r\n1;{name};1999-04-02\r\n2;Ana;2001-01-01\r\n")];

        var job = await importing.BringBytesAsync(bytes);

        Assert.Equal((encoding, 2L, 0L), (job.Plan.Encoding, job.RecordsKept, job.RowsWrong));
        await using var db = test.Open();
        Assert.Contains(name, await db.Records.Select(r => r.Caption).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Each_wrong_row_is_told_with_its_field_and_remedy_and_the_others_are_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var csv = "id,name,dob,notes\n1,Ana,31/02/1999,x\n2,Joy,1999-01-01,too,many,cells\n3,Mai,1999-01-01\n4,\"never closed,1999-01-01,x\n"
            + $"5,{new string('n', 15_000)},1999-01-01,x\n6,Lan\0,1999-01-01,x\n{new string('7', 400)},Eva,1999-01-01,x\n8,Zoe,1900-01-01,{new string('ä', 15_000)}\n9,Ida,2100-12-31,👩‍👩‍👧 e\u0301 \u202eabc\u202c a\u200bb\n10,Ali,٠٢/٠٤/١٩٩٩,x\n11,Excel,36252,x\n";

        var job = await importing.BringBytesAsync(Encoding.UTF8.GetBytes(csv));

        var errors = await importing.ErrorsAsync(job);
        Assert.Equal(
            [(2, "dob", "NotADate"), (3, "", "TooManyColumns"), (5, "", "QuoteNotClosed"), (6, "name", "TooLong"), (7, "name", "BrokenText"), (8, "id", "TooLong")],
            errors.Select(e => ((int)e.Row, e.Field, e.Rule)));
        Assert.All(errors, e => Assert.True(e.Remedy.Length > 20, e.Rule));
        Assert.Equal((5L, 6L), (job.RecordsKept, job.RowsWrong));
        await using var db = test.Open();
        var kept = await db.Records.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(["Mai", "Zoe", "Ida", "Ali", "Excel"], kept.Select(r => r.Caption));
        Assert.Equal(["1999-01-01", "1900-01-01", "2100-12-31", "1999-04-02", "1999-04-02"], kept.Select(r => r.First("birthDate")));
        Assert.Equal((15_000, "👩‍👩‍👧 e\u0301 \u202eabc\u202c a\u200bb"), (kept[1].First("notes")!.Length, kept[2].First("notes")));
    }

    [Theory, EveryDatabase]
    public async Task Wrong_rows_come_back_as_a_table_that_can_be_mended_and_brought_in_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var first = await importing.BringTextAsync("id;name;dob;phone;notes\n1;Ana;1999-04-02;+447700900001;x\n2;\"Joy; Grace\";soon;+447700900002;=1+1\n3;Mai;later;+447700900003;\"say \"\"hm\"\"\"\n4;\"Lan;2001-01-01;+447700900004;x\n");

        var csv = await importing.GiveBackAsync(first);
        Assert.StartsWith("\uFEFFid,name,dob,phone,notes,wrong_row,wrong_field,wrong_remedy\r\n2,\"Joy; Grace\",soon,'+447700900002,'=1+1,3,dob,\"Write a date", csv, StringComparison.Ordinal);
        var mended = await importing.BringTextAsync(csv.Replace("soon", "2000-01-01", StringComparison.Ordinal).Replace("later", "2000-02-02", StringComparison.Ordinal));

        Assert.Equal((3L, 0L), (mended.RecordsKept, mended.RowsWrong));
        Assert.Equal(["wrong_row", "wrong_field", "wrong_remedy"], mended.Check!.Unmapped);
        await using var db = test.Open();
        var joy = await db.Records.SingleAsync(r => r.Caption == "Joy; Grace");
        Assert.Equal(("+447700900002", "=1+1", "2000-01-01"), (joy.First("phone"), joy.First("notes"), joy.First("birthDate")));
        Assert.Equal("say \"hm\"", (await db.Records.SingleAsync(r => r.Caption == "Mai")).First("notes"));
        Assert.Contains(db.Set<AuditEntry>().AsEnumerable(), e => e.What == nameof(Seen) && e.Detail.Contains("import errors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_stands_twice_in_the_header_loses_no_column()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringTextAsync("id,name,name,,phone\n1,Ana,Anuška,secret,07700 900123\n");

        await using var db = test.Open();
        Assert.Equal("Ana", (await db.Records.SingleAsync()).First("name"));
        Assert.Equal(["name (2)", "column 4"], job.Check!.Unmapped);
    }

    [Theory]
    [InlineData("", typeof(FileEmpty)), InlineData(" \r\n\t\n", typeof(FileEmpty)), InlineData("\uFEFF", typeof(FileEmpty)), InlineData("[{\"a\": 1, \"b\": 2}]", typeof(NoTableButMarkup)), InlineData("<html><p>a, b</p></html>", typeof(NoTableButMarkup))]
    [InlineData("{\"a\": 1,\n\"b\": 2}", typeof(NoTableButMarkup)), InlineData("one column\n1\n", typeof(FileNotReadable))]
    public async Task What_cannot_be_read_as_a_whole_is_refused_with_the_remedy_and_leaves_nothing_behind(string text, Type rule)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var refused = Assert.Single((await importing.ReceiveAsync(("people.csv", Encoding.UTF8.GetBytes(text)))).Problems);

        Assert.Equal((rule, "Files"), (refused.GetType(), refused.Field));
        Assert.Empty(importing.FilesLeft);
        await using var db = test.Open();
        Assert.Equal(0, await db.ImportJobs.CountAsync());
    }

    [Fact]
    public async Task A_file_with_only_a_header_keeps_nothing_and_says_so()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringTextAsync("id,name,dob\n");

        Assert.Equal((ImportState.Done, 0L, 0L, 0L), (job.State, job.Check!.Rows, job.RecordsKept, job.RowsWrong));
    }

    [Theory]
    [InlineData("klingon", ",", "A source", typeof(EncodingNotKnown)), InlineData("utf-8", "\"", "A source", typeof(DelimiterNotKnown)), InlineData("utf-8", ",", " ", typeof(SourceNameMissing)), InlineData("utf-8", ",", "A\0B", typeof(SourceNameBroken)), InlineData("utf-16", ",", "A source", typeof(HeaderBroken))]
    public async Task A_plan_that_cannot_be_is_refused_at_its_field(string encoding, string delimiter, string source, Type rule)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var job = (await importing.ReceiveAsync(("f.csv", "id,name\n1,A\n2,B"u8.ToArray()))).Value;

        var result = await importing.TryCheckAsync(job, p => p with { Encoding = encoding, Delimiter = delimiter, SourceName = source });

        Assert.Equal(rule, Assert.Single(result.Problems).GetType());
    }

    [Fact]
    public async Task Of_a_million_rows_one_bad_one_is_told_and_all_others_are_read()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var path = Path.Combine(importing.Root, "million.csv");
        await using (var to = new StreamWriter(path))
        {
            await to.WriteLineAsync("id,name,dob");
            for (var i = 1; i <= 1_000_000; i++) await to.WriteLineAsync(i == 654_321 ? "654321,Made Up,soon" : string.Create(CultureInfo.InvariantCulture, $"{i},Made Up,19{i % 90 + 10}-01-01"));
        }

        await using var file = File.OpenRead(path);
        var job = await importing.CheckAsync((await importing.ReceiveStreamAsync(("million.csv", file))).Value);
        var (rows, drafts, wrong) = (0L, 0L, new List<RowError>());
        foreach (var row in ImportReader.Read(job, importing.Folder, importing.Maker, new(1)))
        {
            rows++;
            drafts += row.Drafts.Count;
            wrong.AddRange(row.Errors);
        }

        Assert.Equal((1_000_000, 999_999), (rows, drafts));
        Assert.Equal((654_322, "dob", "NotADate"), (Assert.Single(wrong).Row, wrong[0].Field, wrong[0].Rule));
        Assert.False(job.Check!.Whole);
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd\n\n e", new[] { "a", "b", "c", "d", "", " e" }), InlineData("", new string[0]), InlineData("\n", new[] { "" }), InlineData("\r\n\r\n", new[] { "", "" }), InlineData("0123456789ABC\nx", new[] { "0123456789", "x" })]
    public void A_line_is_read_to_its_end_and_held_no_longer_than_allowed(string text, string[] lines)
    {
        foreach (TextReader reader in new TextReader[] { new StringReader(text), new OneByOne(text) })
        {
            var bounded = new BoundedLines(reader, 10);
            var read = new List<string>();
            while (bounded.Next(out var cut) is { } line)
            {
                read.Add(line);
                Assert.Equal(line == "0123456789", cut);
            }

            Assert.Equal(lines, read);
        }
    }

    /// <summary>Gives one character at a time, so that every line end falls between two readings.</summary>
    private sealed class OneByOne(string text) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, 1));
    }
}
