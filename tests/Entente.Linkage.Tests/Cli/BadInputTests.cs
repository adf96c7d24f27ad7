using System.Text;
using Entente.Linkage.Cli;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Files as they should not be: a clear message, or a decision that is told.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Head = "id,given_name,family_name,birth_date,phone\n";

    private readonly Command command = new();

    [Theory]
    [InlineData(Head, "no records")]
    [InlineData("id\n1\n2\n", "no column is left to compare")]
    [InlineData(Head + "1,,,,\n2,,,,\n3,,,,\n", "no column says anything about who is meant")]
    public void A_file_with_nothing_to_go_by_says_so(string csv, string said)
    {
        var (code, _, error) = Link(csv);
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_in_which_all_are_equal_is_not_compared_and_that_is_told()
    {
        var csv = Sightings.Csv(200).Replace("id,truth,", "id,country,", StringComparison.Ordinal);
        csv = string.Join('\n', csv.Split('\n').Select((l, i) => i == 0 || l.Length == 0 ? l : string.Join(',', l.Split(',').Select((c, j) => j == 1 ? "Exampland" : c))));
        var (code, _, error) = Link(csv);
        Assert.Equal(0, code);
        Assert.Contains("Column country is read as Ignored", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_are_all_equal_in_every_column_say_that_nobody_can_be_told_apart()
    {
        var (code, _, error) = Link(Head + string.Join('\n', Enumerable.Range(0, 1_000).Select(i => $"{i},Maria,Popescu,1990-05-07,+447700900123")) + "\n");
        Assert.Equal(1, code);
        Assert.Contains("no column says anything about who is meant", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hundred_thousand_equal_records_among_others_end_in_bounded_time_and_memory()
    {
        var csv = new StringBuilder(Sightings.Csv(300));
        for (var i = 0; i < 200_000; i++) csv.Append('e').Append(i).Append(",0,Maria,Popescu,1990-05-07,+447700900123,XX1234567,batown\n");
        var before = Environment.CpuUsage.TotalTime;
        var (code, _, error) = Link(csv.ToString(), "--ignore", "truth", "--report", "./r.html");
        Assert.True(code == 0, error);
        Assert.True((Environment.CpuUsage.TotalTime - before).TotalSeconds < 120, error);
        Assert.Contains("were too big", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_ten_thousand_characters_and_null_bytes_are_linked_and_reported()
    {
        var csv = string.Join('\n', Sightings.Csv(200).Split('\n').Select((l, i) => i is 3 or 4 ? string.Join(',', l.Split(',').Select((c, j) => j == 3 ? new string('x', 10_000) + "\0" : c)) : l));
        var (code, clusters, error) = Link(csv, "--ignore", "truth", "--report", "./r.html");
        Assert.True(code == 0, error);
        Assert.Equal(csv.Count(c => c == '\n'), clusters.Count(c => c == '\n'));
        Assert.DoesNotContain("\0", command.Text("r.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_are_used_twice_are_told_and_each_row_stays_a_record()
    {
        var csv = Sightings.Csv(100);
        var (code, clusters, error) = Link(csv + csv.Split('\n')[1] + "\n", "--ignore", "truth");
        Assert.Equal(0, code);
        Assert.Contains("1 records carry no id or an id that was used before", error, StringComparison.Ordinal);
        Assert.Equal(csv.Count(c => c == '\n') + 1, clusters.Count(c => c == '\n'));
    }

    [Fact]
    public void Judgements_that_contradict_each_other_are_told_by_link()
    {
        command.Write("said.csv", "left,right,same\n0,10,yes\n10,20,yes\n0,20,no\n");
        var (code, _, error) = Link(Sightings.Csv(50), "--ignore", "truth", "--judgements", "./said.csv");
        Assert.Equal(0, code);
        Assert.Contains("contradicts other judgements", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_utf_16_is_refused_with_the_remedy()
    {
        command.Write("people.csv", Sightings.Csv(20), Encoding.Unicode);
        var (code, _, error) = command.Run("link", "./people.csv");
        Assert.Equal(1, code);
        Assert.Contains("UTF-16. Save it as CSV in UTF-8", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_latin_1_is_linked_and_the_reader_told_that_letters_were_lost()
    {
        command.Write("people.csv", Sightings.Csv(100).Replace("Ioana", "Ioanã", StringComparison.Ordinal), Encoding.Latin1);
        var (code, _, error) = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./c.csv");
        Assert.Equal(0, code);
        Assert.Contains("is not in UTF-8", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_fit_the_memory_that_was_given_is_refused_before_it_is_read()
    {
        var (code, _, error) = Link(Sightings.Csv(2_000), "--memory", "10");
        Assert.Equal(1, code);
        Assert.Contains("--memory allows 10", error, StringComparison.Ordinal);
        Assert.Equal(0, Link(Sightings.Csv(200), "--ignore", "truth", "--memory", "500").Code);
    }

    [Fact]
    public void Stopped_after_learning_the_model_is_kept_and_goes_on_from_there()
    {
        command.Write("people.csv", Sightings.Csv(300));
        using var stop = new CancellationTokenSource();
        var error = new StopAt("Learned from", stop);
        var code = Program.Run(["link", command.Path("people.csv"), "--id", "id", "--ignore", "truth", "--out", command.Path("c.csv")], new(new StringReader(""), new MemoryStream(), error, stop.Token));
        Assert.Equal(130, code);
        Assert.Contains("What was learned is kept in", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(command.Path("c.csv")));
        Assert.Equal(0, command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./c.csv", "--model", "./c.csv.model.json").Code);
    }

    [Fact]
    public void Stopped_before_anything_was_learned_nothing_is_written()
    {
        command.Write("people.csv", Sightings.Csv(30));
        var (code, said, error) = command.Ask("", new(true), "link", "./people.csv");
        Assert.Equal((130, ""), (code, said));
        Assert.Contains("nothing was written", error, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private (int Code, string Out, string Error) Link(string csv, params string[] more)
    {
        command.Write("people.csv", csv);
        return command.Run(["link", "./people.csv", "--id", "id", .. more]);
    }

    /// <summary>Presses Ctrl-C, as it were, when a text is said.</summary>
    private sealed class StopAt(string text, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true) stop.Cancel();
        }
    }
}
