using Entente.Linkage.Cli;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Names of one file put to the list in another.</summary>
public sealed class ScreenTests : IDisposable
{
    private const string List = "list_id,name,aliases,dob,nationality\n17,Oleksandr Kovalenko,Sasha Kovalenko;Aleksandr Kowalenko,1984-03-12,UA\n18,Maria Popescu,,1990-05-07,RO\n19,Maria Popescu,,,RO\n";

    private readonly Command command = new();

    [Fact]
    public void Each_query_gets_its_entries_with_why_how_many_others_fit_and_what_would_settle_it()
    {
        var (code, written, error) = Screen(List, "query_id,name,dob,nationality\nq1,КОВАЛЕНКО Олександр,12.03.1984,\nq2,Sasha Kovalenko,,UA\nq3,Olena Shevchenko,,\nq4,,,\n");

        Assert.True(code == 0, error);
        var lines = written.Split('\n');
        Assert.Equal("query,entry,probability,listed_as,why", lines[0]);
        Assert.StartsWith("q1,17,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Likely: ", lines[1], StringComparison.Ordinal);
        Assert.Contains("the same date of birth", lines[1], StringComparison.Ordinal);
        Assert.Contains("No other entry's name fits as well.", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Sasha Kovalenko,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Ask for the date of birth: the list has one.", lines[2], StringComparison.Ordinal);
        Assert.Contains("q3,,,,Nobody on the list is likely enough to be shown.", written, StringComparison.Ordinal);
        Assert.Contains("q4,,,,Not screened: there is no name.", written, StringComparison.Ordinal);
        Assert.Contains("names from name, aliases; date of birth from dob", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_entries_of_one_name_say_of_each_other_that_they_fit_as_well() =>
        Assert.Equal(2, Screen(List, "query_id,name\nq1,Maria Popescu\n").Out.Split("1 other entry's name fits as well.").Length - 1);

    [Fact]
    public void Rows_of_one_id_are_one_entry_and_given_and_family_names_make_a_name()
    {
        var (code, written, error) = Screen("id,given_name,family_name,dob\n1,Maria,Popescu,1990-05-07\n1,Ioana,Cozma,\n2,Petru,Lupu,\n", "id,name,dob\nq1,Cozma Ioana,1990-05-07\n");

        Assert.True(code == 0, error);
        Assert.Contains("q1,1,", written, StringComparison.Ordinal);
        Assert.Contains("the same date of birth", written, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_a_row_is_not_that_of_the_list_that_it_came_from()
    {
        var (code, written, error) = Screen("program_id,id,name,dob\nEU,7,Petru Lupu,1960-01-05\nEU,8,Ioana Cozma,1984-03-12\n", "id,name,dob\nq1,Ioana Cozma,1984-03-12\n");

        Assert.True(code == 0, error);
        Assert.Contains("q1,8,", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list_id,colour\n1,12\n2,13\n", "query_id,name\nq1,Maria Popescu\n", "list.csv: no column is read as a name")]
    [InlineData(List, "query_id,name\n", "no records")]
    [InlineData(List, "query_id,name\nq1,Maria Popescu\n", "--share needs a number between 0 and 1", "--share", "2")]
    [InlineData(List, "query_id,name\nq1,Maria Popescu\n", "no column 'nome'", "--role", "nome=FullName")]
    public void What_cannot_be_screened_says_what_where_and_how_to_mend_and_writes_nothing(string list, string queries, string said, params string[] options)
    {
        var (code, _, error) = Screen(list, queries, options);

        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(File.Exists(command.Path("hits.csv")));
    }

    [Fact]
    public void Stopped_half_way_the_answers_that_there_are_were_written_and_are_whole()
    {
        command.Write("list.csv", List);
        command.Write("queries.csv", "query_id,name\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"q{i},Maria Popescu\n")));
        using var stop = new CancellationTokenSource();
        using var output = new StopAtFirst(stop);
        var error = new StringWriter();
        var code = Program.Run(["screen", command.Path("list.csv"), command.Path("queries.csv")], new(new StringReader(""), output, error, stop.Token));

        var written = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Equal(130, code);
        Assert.Contains("of 3,000 queries. Of these the answers are whole: they were written to standard output.", error.ToString(), StringComparison.Ordinal);
        Assert.True(written.StartsWith("query,entry,probability,listed_as,why\nq0,", StringComparison.Ordinal) && written.EndsWith('\n') && !written.Contains("\nq2999,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_comes_to_its_place_when_it_is_whole_and_what_stood_there_stays_until_then()
    {
        using var terminal = new MemoryStream();
        var path = command.Write("hits.csv", "before");
        Part(p => p.Stop(), "half");
        Assert.Equal(("before", "half"), (command.Text("hits.csv"), command.Text("hits.csv.part")));
        Part(_ => { }, "given up");
        Assert.Equal(("before", false), (command.Text("hits.csv"), File.Exists(path + ".part")));
        Part(p => p.Done(), "whole");
        Assert.Equal(("whole", false), (command.Text("hits.csv"), File.Exists(path + ".part")));

        void Part(Action<PartFile> end, string text)
        {
            using var part = new PartFile(path, new(new StringReader(""), terminal, TextWriter.Null, CancellationToken.None));
            part.Text.Write(text);
            end(part);
        }
    }

    [Fact]
    public void One_file_alone_is_refused() => Assert.Contains("screen needs two files", command.Run("screen", command.Write("list.csv", List)).Error, StringComparison.Ordinal);

    public void Dispose() => command.Dispose();

    private (int Code, string Out, string Error) Screen(string list, string queries, params string[] options)
    {
        var (code, _, error) = command.Run(["screen", command.Write("list.csv", list), command.Write("queries.csv", queries), "--out", "./hits.csv", .. options]);
        return (code, File.Exists(command.Path("hits.csv")) ? command.Text("hits.csv") : "", error);
    }

    /// <summary>Presses Ctrl-C, as it were, when the first of the output arrives.</summary>
    private sealed class StopAtFirst(CancellationTokenSource stop) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            stop.Cancel();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            stop.Cancel();
        }
    }
}
