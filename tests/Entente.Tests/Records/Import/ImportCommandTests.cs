using Entente.Access;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>The command line asks for what the page asks, and refuses what it does not understand.</summary>
public sealed class ImportCommandTests
{
    [Theory, EveryDatabase]
    public async Task The_command_says_whose_word_it_is_as_fully_as_the_page(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var files = new Importing(test);
        var file = files.File("people.csv", "id,name,dob\n1,Ana Kova,03/02/1999\n");

        var (code, told) = await RunAsync(test, files, file, "--source", "A made-up unit", "--kind", "intelligence", "--reliability", "not-reliable", "--handling", "conditional", "--compartment", "intelligence", "--language", "ro", "--dates", "month-first");

        Assert.True(code == 0, told);
        await using var db = test.Open();
        var record = await db.Records.SingleAsync();
        Assert.Equal((Compartment.Intelligence, DataKind.IntelligenceReports, Handling.Conditional, Entente.Records.Reliability.NotReliable, "ro", "1999-03-02"),
            (record.Compartment, record.RowKind, record.Handling, record.Reliability, record.Language, record.First("birthDate")));
        Assert.Equal(SourceKind.Intelligence, (await db.RecordSources.SingleAsync()).Kind);
    }

    [Theory]
    [InlineData("--compartment cellar", "--compartment cannot be 'cellar'. Choose one of: decision, support, intelligence, border.")]
    [InlineData("--reliability 1", "Choose one of: not-known, reliable, untested, not-reliable.")]
    [InlineData("--langauge ro", "'--langauge' is no option")]
    [InlineData("--source", "Say a value after --source.")]
    [InlineData("--format pdf", "'pdf' is no format.")]
    public async Task What_is_misspelt_is_refused_and_nothing_is_kept(string options, string words)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var files = new Importing(test);

        var (code, told) = await RunAsync(test, files, [files.File("people.csv", "id,name\n1,Ana Kova\n"), .. options.Split(' ')]);

        Assert.Equal(2, code);
        Assert.Contains(words, told, StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Empty(await db.ImportJobs.ToListAsync());
    }

    [Theory]
    [InlineData("--language", "Romanian", "a code of two or three letters")]
    [InlineData("--mapping", "Nobody kept it", "Select a mapping that was kept.")]
    public async Task What_the_page_would_refuse_the_command_refuses_in_the_same_words(string option, string value, string words)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var files = new Importing(test);

        var (code, told) = await RunAsync(test, files, files.File("people.csv", "id,name\n1,Ana Kova\n"), option, value);

        Assert.Equal(1, code);
        Assert.Contains(words, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_came_under_another_name_is_told_at_the_command_line_too()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var files = new Importing(test);
        var file = files.File("people.csv", "id,name\n1,Ana Kova\n");
        await RunAsync(test, files, file, "--source", "A partner");

        var (code, told) = await RunAsync(test, files, file, "--source", "Another");
        var (again, _) = await RunAsync(test, files, file, "--source", "Another", "--again");

        Assert.Equal((1, 0), (code, again));
        Assert.Contains("as 'A partner'", told, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Told)> RunAsync(TestDb test, Importing files, params string[] args)
    {
        using var to = new StringWriter();
        return (await ImportCommand.RunAsync(args, test.Store, test.Ledger, test.Ids, files.Root, to, default), to.ToString());
    }
}
