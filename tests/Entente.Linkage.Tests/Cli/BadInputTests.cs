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

    [Theory]
    [InlineData(1, "There is one record")]
    [InlineData(2, "All 2 records say the same")]
    [InlineData(1_000, "All 1,000 records say the same")]
    public void Records_that_are_all_equal_in_every_column_are_one_person_and_that_is_told(int count, string said)
    {
        var (code, clusters, error) = Link(Head + string.Join('\n', Enumerable.Range(0, count).Select(i => $"{i},Maria,Popescu,1990-05-07,+447700900123")) + "\n", "--report", "./r.html");
        Assert.True(code == 0, error);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal(count, clusters.Count(c => c == '\n') - 1);
        Assert.Single(clusters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[1]).Distinct());
    }

    [Fact]
    public void Equal_records_but_for_one_are_two_people()
    {
        var (code, clusters, error) = Link(Head + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i},Maria,Popescu,1990-05-07,+447700900123\n")) + "x,Ion,Ionescu,1971-02-03,+447700900999\n");
        Assert.True(code == 0, error);
        Assert.Equal(2, clusters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[1]).Distinct().Count());
    }

    [Fact]
    public void Of_more_columns_than_are_compared_the_most_telling_are_taken_and_the_others_named()
    {
        var lines = Sightings.Csv(200).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var more = string.Join('\n', lines.Select((l, i) => l + string.Concat(Enumerable.Range(0, 14).Select(c => i == 0 ? $",note{c}" : $",{(i * (c + 3)) % (c + 2)}x"))));
        var (code, clusters, error) = Link(more, "--ignore", "truth");
        Assert.True(code == 0, error);
        Assert.Equal(lines.Length, clusters.Count(c => c == '\n'));
        Assert.Contains("Of 20 columns that say something 16 are compared, the most telling; left out are note0, note1, note2, note3.", error, StringComparison.Ordinal);
        Assert.Contains("left out are note1, note2, note3, note4.", Link(more, "--ignore", "truth", "--role", "note0=Category").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hundred_thousand_equal_records_among_others_end_in_bounded_time_and_memory()
    {
        var csv = new StringBuilder(Sightings.Csv(300));
        for (var i = 0; i < 200_000; i++) csv.Append('e').Append(i).Append(",0,Maria,Popescu,1990-05-07,+447700900123,XX1234567,batown\n");
        var before = Environment.CpuUsage.TotalTime;
        var (code, clusters, error) = Link(csv.ToString(), "--ignore", "truth", "--report", "./r.html");
        Assert.True(code == 0, error);
        Assert.True((Environment.CpuUsage.TotalTime - before).TotalSeconds < 120, error);
        Assert.Single(clusters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('e')).Select(l => l.Split(',')[1]).Distinct());
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
    public void Strangers_whose_ids_are_the_same_or_empty_are_never_called_by_one_cluster()
    {
        var (code, clusters, _) = Link(Sightings.Csv(100) + "x,,Ann,Exampla,1980-01-02,,,\nx,,Bob,Sampla,1955-06-07,,,\n,,Zoe,Testman,1971-06-08,,,\n,,Kit,Probeson,2001-09-07,,,\nx#104,,Una,Musterov,1966-02-07,,,\n", "--ignore", "truth");
        var rows = clusters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).TakeLast(5).Select(l => l.Split(',')).ToArray();
        Assert.Equal(0, code);
        Assert.Equal(["x", "x", "", "", "x#104"], rows.Select(r => r[0]));
        Assert.Equal(5, rows.Select(r => r[1]).Distinct().Count());
        Assert.Equal($"x#{clusters.Count(c => c == '\n') - 5}", rows[0][1]);
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
}
