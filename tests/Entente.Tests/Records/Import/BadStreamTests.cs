using System.IO.Compression;
using System.Text;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Entente.Tests.Records.Import;

/// <summary>Entities, lists and workbooks that are broken or mean harm.</summary>
public sealed class BadStreamTests
{
    [Theory, EveryDatabase]
    public async Task A_broken_line_in_a_stream_of_entities_costs_that_line(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000);
        string[] lines =
        [
            """{"id":"1","schema":"Person","properties":{"name":["Ana"]}}""",
            """{"id":"2","schema":"Person","properties":{"name":["Joy"]""",
            """{"id":"3","schema":"Person","properties":{"name":["Deep"],"notes":DEEP}}""".Replace("DEEP", deep, StringComparison.Ordinal),
            """{"id":"4","schema":"Person","properties":{"name":["half \ud83d"]}}""",
            """{"id":"5\u0000","schema":"Person","properties":{"name":["Null"]}}""",
            """{"id":"6","schema":"Person","properties":{"name":["Null \u0000 inside"]}}""",
            """{"id":"LONG","schema":"Person","properties":{"name":["Long"]}}""".Replace("LONG", new string('7', 301), StringComparison.Ordinal),
            """{"id":"8","schema":"Person","properties":{"name":["Eve"],"birthDate":["2100-12-31"],"notes":["\u202e👩‍👩‍👧"]}}""",
            """[1,2,3]""", """null""", """{"id":9,"schema":"Person"}""", """{"id":"10","schema":"Person","properties":[]}""", "\0\0\0", "",
            """{"id":"11","schema":"Person","properties":{"name":["LONG"]}}""".Replace("LONG", new string('n', 15_000), StringComparison.Ordinal),
            """{"id":"12","schema":"Person","properties":{"name":["Zoe"],"birthDate":["31.02.1999"]}}""",
        ];

        var job = await importing.BringBytesAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var errors = await importing.ErrorsAsync(job);
        Assert.Equal(
            [(2, "", "NotJson"), (3, "", "NotJson"), (4, "", "BrokenText"), (5, "id", "BrokenText"), (6, "name", "BrokenText"), (7, "id", "TooLong"), (9, "", "NotAnEntity"), (10, "", "NotAnEntity"), (11, "id", "IdMissing"), (12, "properties", "NotAValue"), (13, "", "NotJson"), (15, "name", "TooLong"), (16, "birthDate", "NotADate")],
            errors.Select(e => ((int)e.Row, e.Field, e.Rule)));
        await using var db = test.Open();
        Assert.Equal(["Ana", "Eve"], await db.Records.OrderBy(r => r.Id).Select(r => r.Caption).ToListAsync());
        Assert.Equal(lines[1] + "\n", (await importing.GiveBackAsync(job)).TrimStart('\uFEFF').Split('\n')[0] + "\n");
    }

    [Fact]
    public async Task A_list_that_breaks_at_its_first_character_is_told_as_a_row()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringBytesAsync([0xEF, 0xBB, 0xBF, 0xA9, .. Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>")]);

        Assert.Equal([(1, "NotXml")], (await importing.ErrorsAsync(job)).Select(e => ((int)e.Row, e.Rule)));
    }

    [Theory]
    [InlineData("utf-16"), InlineData("utf-16BE"), InlineData("utf-8")]
    public async Task A_stream_of_entities_may_come_in_another_encoding(string encoding)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var code = CsvGuess.Make(encoding);

        var job = await importing.BringBytesAsync([.. code.GetPreamble(), .. code.GetBytes("""{"id":"1","schema":"Person","properties":{"name":["Олена"]}}""")]);

        Assert.Equal(("ftm", 1L), (job.Plan.Format, job.RecordsKept));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&c;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&a;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\"><CONSOLIDATED_LIST/>")]
    public async Task A_document_type_is_not_read_and_nothing_is_fetched_for_it(string xml)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);

        var job = await importing.BringBytesAsync(Encoding.UTF8.GetBytes(xml));

        Assert.Equal(("un-list", 0L, 1L), (job.Plan.Format, job.RecordsKept, job.RowsWrong));
        Assert.Equal("NotXml", Assert.Single(await importing.ErrorsAsync(job)).Rule);
    }

    [Fact]
    public async Task A_list_that_breaks_off_keeps_what_stands_before_and_tells_where()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var whole = await File.ReadAllTextAsync(Path.Combine(Importing.Samples, "un-list.xml"));
        var second = whole.LastIndexOf("</", whole.Length - 60, StringComparison.Ordinal);

        var job = await importing.BringBytesAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(whole[..second].Replace("utf-8", "utf-16", StringComparison.OrdinalIgnoreCase))).ToArray());

        Assert.Equal("un-list", job.Plan.Format);
        Assert.True(job.RecordsKept >= 1, $"{job.RecordsKept} kept");
        Assert.Equal("NotXml", Assert.Single(await importing.ErrorsAsync(job)).Rule);
    }

    [Fact]
    public async Task A_uk_table_with_missing_twice_named_or_unclosed_cells_is_told()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var received = await importing.ReceiveAsync(
            ("s.csv", "unique_id,subject_type,subject_type\n1,Individual,Individual\n,Individual,x\n"u8.ToArray()), ("s2.csv", "unique_id,subject_type\n2,Entity\n"u8.ToArray()),
            ("n.csv", "unique_id,full_name\n1,Made Up\n2,Made Up Ltd\n1,\"never closed\n"u8.ToArray()));
        Assert.False(received.IsRefused);

        var job = await importing.CheckAsync(received.Value);

        Assert.Equal("uk-list", job.Plan.Format);
        Assert.Equal(["IdMissing", "QuoteNotClosed"], job.Check!.Errors.Select(e => e.Rule));
    }

    [Fact]
    public async Task A_workbook_gives_its_dates_numbers_and_the_values_of_its_formulas()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        using var book = new MemoryStream();
        DateTime? none = null;
        await book.SaveAsAsync(new[]
        {
            new { id = 1, name = "Ana", dob = (DateTime?)new DateTime(1999, 4, 2), birthday = (double?)null, born = "", notes = "=1+1" },
            new { id = 2, name = "Joy", dob = none, birthday = (double?)36252, born = "", notes = "x" },
            new { id = 3, name = "Mai", dob = none, birthday = (double?)null, born = "31/02/1999", notes = "x" },
        });

        var job = await importing.BringBytesAsync(book.ToArray());

        Assert.Equal((2L, 1L), (job.RecordsKept, job.RowsWrong));
        await using var db = test.Open();
        Assert.Equal(["1999-04-02", "1999-04-02"], (await db.Records.ToListAsync()).Select(r => r.First("birthDate")));
    }

    [Fact]
    public async Task A_zip_that_is_no_workbook_or_unfolds_without_end_is_refused()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var letter = Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));
        var hollow = Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet"));
        var harmful = Zip(("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook>&a;</workbook>"), ("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"));

        foreach (var zip in new[] { letter, hollow, harmful, letter[..^20], [.. "PK\u0003\u0004"u8, .. new byte[100]] })
            Assert.IsType<FileNotReadable>(Assert.Single((await importing.ReceiveAsync(("people.xlsx", zip))).Problems));
        Assert.IsType<WorkbookTooBig>(Assert.Single((await importing.ReceiveAsync(("people.xlsx", Bomb()))).Problems));
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return to.ToArray();
    }

    /// <summary>Half a megabyte that unfolds to more than half a gigabyte.</summary>
    private static byte[] Bomb()
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, true))
        {
            using (var book = zip.CreateEntry("xl/workbook.xml").Open()) book.Write("<workbook/>"u8);
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var blank = new byte[1 << 20];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < Workbook.MostMegabytes + 1; i++) sheet.Write(blank);
        }

        return to.ToArray();
    }
}
