using Entente.Linkage.Cli;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Ctrl-C and full disks keep what is done, and what was kept is said.</summary>
public sealed class StoppedTests : IDisposable
{
    private readonly Command command = new();

    public StoppedTests() => command.Write("people.csv", Sightings.Csv(300));

    [Fact]
    public void Stopped_after_scoring_link_keeps_the_clusters_and_says_what_is_not_written()
    {
        var whole = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet").Out;
        var (code, error) = Stop("pairs were scored", "link", command.Path("people.csv"), "--id", "id", "--ignore", "truth", "--out", command.Path("c.csv"), "--report", command.Path("r.html"), "--pairs", command.Path("p.csv"));
        Assert.Equal(130, code);
        Assert.Contains($"Stopped. The clusters are whole, in {command.Path("c.csv")}. Not written: what was asked for with --report and --pairs.", error, StringComparison.Ordinal);
        Assert.Equal(whole, command.Text("c.csv"));
        Assert.Equal(["c.csv", "people.csv"], Files());
    }

    [Fact]
    public void Stopped_while_the_report_is_made_it_is_not_left_half_written()
    {
        var (code, error) = Stop("10 records are", "link", command.Path("people.csv"), "--id", "id", "--ignore", "truth", "--out", command.Path("c.csv"), "--report", command.Path("r.html"));
        Assert.True(code is 0 or 130, error);
        Assert.Equal(code == 0, File.Exists(command.Path("r.html")));
        Assert.True(File.Exists(command.Path("c.csv")));
    }

    [Fact]
    public void A_report_that_cannot_be_written_never_costs_the_clusters()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no disk that is always full here");
        var (code, _, error) = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./c.csv", "--report", "/dev/full");
        Assert.Equal(1, code);
        Assert.Contains($"The clusters are whole, in {command.Path("c.csv")}. Not written: what was asked for with --report.", error, StringComparison.Ordinal);
        Assert.Equal(command.Text("people.csv").Count(c => c == '\n'), command.Text("c.csv").Count(c => c == '\n'));
    }

    [Fact]
    public void What_was_learned_is_kept_under_a_name_that_nothing_has_yet()
    {
        command.Write("c.csv.model.json", "taught with care");
        var (code, error) = Stop("Learned from", "link", command.Path("people.csv"), "--id", "id", "--ignore", "truth", "--out", command.Path("c.csv"));
        Assert.Equal(130, code);
        Assert.Contains("c.csv.model.2.json", error, StringComparison.Ordinal);
        Assert.Equal("taught with care", command.Text("c.csv.model.json"));
        Assert.Equal(0, command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--model", "./c.csv.model.2.json", "--out", "./c.csv").Code);
    }

    [Theory]
    [InlineData("index", false)]
    [InlineData("index/", false)]
    [InlineData("index", true)]
    [InlineData("index/", true)]
    [InlineData("index/.", true)]
    public void Stopped_while_it_links_serve_keeps_what_was_learned_beside_its_folder_and_not_in_it(string folder, bool there)
    {
        if (there) Directory.CreateDirectory(command.Path("index"));
        var (code, error) = Stop("Learned from", "serve", command.Path(folder), "--from", command.Path("people.csv"), "--id", "id", "--ignore", "truth");
        Assert.Equal(130, code);
        Assert.Contains("What was learned is kept in " + command.Path("index.model.json"), error, StringComparison.Ordinal);
        Assert.True(File.Exists(command.Path("index.model.json")));
        Assert.Equal(there, Directory.Exists(command.Path("index")) && !Directory.EnumerateFileSystemEntries(command.Path("index")).Any());
    }

    [Fact]
    public void Stopped_after_scoring_serve_keeps_the_index_and_says_how_to_go_on()
    {
        var (code, error) = Stop("pairs were scored", "serve", command.Path("index"), "--from", command.Path("people.csv"), "--id", "id", "--ignore", "truth");
        Assert.Equal(130, code);
        Assert.Contains($"records is whole, in {command.Path("index")}", error, StringComparison.Ordinal);
        Assert.Equal(0, command.Run("serve", "./index").Code);
    }

    public void Dispose() => command.Dispose();

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(command.Path(".")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static (int Code, string Error) Stop(string at, params string[] args)
    {
        using var stop = new CancellationTokenSource();
        var error = new StopAt(at, stop);
        return (Program.Run(args, new(new StringReader(""), new MemoryStream(), error, stop.Token)), error.ToString());
    }
}
