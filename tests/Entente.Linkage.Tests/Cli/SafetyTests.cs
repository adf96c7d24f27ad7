using Entente.Linkage.Cli;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>What would hurt is refused before any work: files written over others, values that cannot be meant, options without effect.</summary>
public sealed class SafetyTests : IDisposable
{
    private readonly Command command = new();

    public SafetyTests()
    {
        command.Write("people.csv", Sightings.Csv(30));
        Directory.CreateDirectory(command.Path("sub"));
        File.CreateSymbolicLink(command.Path("same.csv"), command.Path("people.csv"));
        Directory.CreateSymbolicLink(command.Path("here"), command.Path("."));
        foreach (var file in (string[])["said.csv", "m.json", "list.csv", "queries.csv", "pairs.csv"]) command.Write(file, "as it was");
    }

    [Theory]
    [InlineData("--out and FILE are one file", "link", "./people.csv", "--out", "./people.csv")]
    [InlineData("--out and FILE are one file", "link", "./people.csv", "--out", "./sub/../people.csv")]
    [InlineData("--out and FILE are one file", "link", "./people.csv", "--out", "./same.csv")]
    [InlineData("--out and FILE are one file", "link", "./same.csv", "--out", "./people.csv")]
    [InlineData("--out and FILE are one file", "link", "./people.csv", "--out", "./here/people.csv")]
    [InlineData("--out and FILE are one file", "link", "./people.csv", "--out", "./People.CSV")]
    [InlineData("--out and --report are one file", "link", "./people.csv", "--out", "./c.csv", "--report", "./here/c.csv")]
    [InlineData("--out and --pairs are one file", "link", "./people.csv", "--out", "./c.csv", "--pairs", "./c.csv")]
    [InlineData("--report and --pairs are one file", "link", "./people.csv", "--pairs", "./r", "--out", "./c.csv", "--report", "./r")]
    [InlineData("--pairs and FILE are one file", "link", "./people.csv", "--pairs", "./people.csv")]
    [InlineData("--report and FILE are one file", "link", "./people.csv", "--report", "./people.csv")]
    [InlineData("--out and --model are one file", "link", "./people.csv", "--out", "./m.json", "--model", "./m.json")]
    [InlineData("--report and --judgements are one file", "link", "./people.csv", "--report", "./said.csv", "--judgements", "./said.csv")]
    [InlineData("--out and --start are one file", "train", "./people.csv", "--out", "./m.json", "--start", "./m.json")]
    [InlineData("--out and --labels are one file", "train", "./people.csv", "--out", "./said.csv", "--labels", "./said.csv")]
    [InlineData("--out and FILE are one file", "train", "./people.csv", "--out", "./people.csv")]
    [InlineData("--out and FILE are one file", "suggest", "./people.csv", "--out", "./people.csv")]
    [InlineData("--out and FILE are one file", "ask", "./people.csv", "--out", "./people.csv")]
    [InlineData("--out and FILE are one file", "evaluate", "./people.csv", "--sample", "5", "--out", "./people.csv")]
    [InlineData("--out and --report are one file", "evaluate", "./people.csv", "--sample", "5", "--out", "./x", "--report", "./x")]
    [InlineData("--out and FILE are one file", "cluster", "./pairs.csv", "--out", "./pairs.csv")]
    [InlineData("--out and --records are one file", "cluster", "./pairs.csv", "--records", "./people.csv", "--out", "./people.csv")]
    [InlineData("--out and LIST are one file", "screen", "./list.csv", "./queries.csv", "--out", "./list.csv")]
    [InlineData("--out and QUERIES are one file", "screen", "./list.csv", "./queries.csv", "--out", "./queries.csv")]
    [InlineData("--report and --out are one file", "link", "./people.csv", "--out", "./c.csv", "--report", "./c.csv.part")]
    [InlineData("FOLDER names", "serve", "./people.csv", "--from", "./people.csv")]
    [InlineData("is not empty", "serve", "./here", "--from", "./people.csv")]
    public void Nothing_is_written_over_what_is_read_or_written_elsewhere(string said, params string[] args)
    {
        var before = Everything();
        var (code, _, error) = command.Run(args);
        Assert.Equal(1, code);
        var (first, second) = said.Split(" and ") is [var a, var b] ? (a, b.Split(' ')[0]) : (said, said);
        Assert.True(error.Contains(said, StringComparison.Ordinal) || (error.Contains($"{second} and {first} are one file", StringComparison.Ordinal)), error);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("there is no folder", "--out", "./nowhere/c.csv")]
    [InlineData("there is no folder", "--report", "./nowhere/r.html")]
    [InlineData("there is no folder", "--pairs", "./people.csv/p.csv")]
    [InlineData("which is a folder", "--report", "./sub")]
    [InlineData("which is a folder", "--out", "./new/")]
    [InlineData("cannot be written", "--out", "/proc/c.csv")]
    [InlineData("there is no such file", "--model", "./nothing.json")]
    [InlineData("there is no such file", "--judgements", "./nothing.csv")]
    [InlineData("which is a folder", "--start", "./sub")]
    [InlineData("--threads needs a whole number from 1 to 1,024, not '-1'", "--threads", "-1")]
    [InlineData("--threads", "--threads", "0")]
    [InlineData("--threads", "--threads", "NaN")]
    [InlineData("--threads", "--threads", "1e99")]
    [InlineData("--memory needs a number between 0 and 1,000,000,000 MiB, not '-5'", "--memory", "-5")]
    [InlineData("--memory", "--memory", "Infinity")]
    [InlineData("--memory", "--memory", "NaN")]
    [InlineData("--seed", "--seed", "-1")]
    [InlineData("--seed", "--seed", "1.5")]
    [InlineData("--seed", "--seed", "much")]
    [InlineData("--seed needs a whole number from 0 to 18,446,744,073,709,551,615, not '18446744073709551616'", "--seed", "18446744073709551616")]
    [InlineData("--threshold", "--threshold", "NaN")]
    [InlineData("--threshold", "--threshold", "-Infinity")]
    [InlineData("--block", "--block", "1")]
    [InlineData("--blind", "--blind", "-3")]
    [InlineData("--met", "--met", "1e20")]
    [InlineData("--id needs a value, not an empty one", "--id", "")]
    [InlineData("--out needs a value, not an empty one", "--out", " ")]
    [InlineData("--out needs a value, and --quiet is an option", "--out", "--quiet")]
    [InlineData("--role needs COLUMN=ROLE", "--role", "town=7")]
    [InlineData("--role needs COLUMN=ROLE", "--role", "town=")]
    [InlineData("one file too many", "./more.csv")]
    [InlineData("--quiet is given twice", "--quiet", "--quiet")]
    [InlineData("null byte", "--out", "./a\0b")]
    [InlineData("--least belongs with --pairs", "--least", "3")]
    [InlineData("Leave one of them out", "--model", "./m.json", "--labels", "./said.csv")]
    public void What_cannot_be_done_is_told_before_the_file_is_read(string said, params string[] more)
    {
        command.Write("empty.csv", "id,name\n"); // reading it would say that it has no records
        var (code, _, error) = command.Run(["link", "./empty.csv", .. more]);
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("no records", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_greatest_seed_is_read_to_its_last_digit() =>
        Assert.Equal(ulong.MaxValue, CommandLine.Read(["link", command.Path("people.csv"), "--seed", "18446744073709551615"]).Seed);

    [Fact]
    public void What_lies_in_memory_under_dev_shm_is_a_file_like_any_other()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "there is no such folder here");
        Assert.Equal((false, false, true, true, true), (Places.IsDevice("/dev/shm/c.csv"), Places.IsDevice("/dev/shm"), Places.IsDevice("/dev/shm/../null"), Places.IsDevice("/dev/shmem"), Places.IsDevice("/dev/stdout")));
        var folder = Directory.CreateTempSubdirectory("entente-link").FullName;
        var kept = Path.Combine("/dev/shm", Path.GetFileName(folder));
        try
        {
            File.Copy(command.Path("people.csv"), kept);

            var (code, _, error) = command.Run("link", kept, "--out", kept);

            Assert.Equal((1, true), (code, error.Contains("--out and FILE are one file", StringComparison.Ordinal)));
            Assert.Equal(command.Text("people.csv"), File.ReadAllText(kept));
        }
        finally
        {
            File.Delete(kept);
            Directory.Delete(folder);
        }
    }

    [Fact]
    public void An_option_that_a_verb_does_not_use_is_refused_with_the_verbs_that_do()
    {
        foreach (var verb in Options.Verbs)
        {
            foreach (var name in Options.All.Select(o => o.Name).Distinct().Where(n => !Options.All.Any(o => o.Name == n && o.IsOf(verb))))
            {
                string[] files = verb == "screen" ? ["./list.csv", "./queries.csv"] : ["./people.csv"];
                var (code, _, error) = command.Run([verb, .. files, name, .. Enumerable.Repeat("1", Options.All.First(o => o.Name == name).Values)]);
                Assert.Equal(1, code);
                Assert.StartsWith($"{name} belongs to ", error, StringComparison.Ordinal);
                Assert.Contains($"{verb} does not use it", error, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("does not use --id", "evaluate", "./people.csv", "--reviewed", "./said.csv", "--id", "id")]
    [InlineData("does not use --seed", "evaluate", "./people.csv", "--truth", "truth", "--clusters", "./said.csv", "--seed", "3")]
    [InlineData("--out belongs with --sample", "evaluate", "./people.csv", "--out", "./c.csv")]
    [InlineData("does not use --threads", "serve", "./index", "--threads", "1")]
    [InlineData("does not use --mend", "serve", "./index", "--from", "./people.csv", "--mend")]
    [InlineData("--id belongs with --records", "cluster", "./pairs.csv", "--id", "id")]
    [InlineData("use link --once COLUMN on the records", "cluster", "./pairs.csv", "--once", "source")]
    public void An_option_that_the_way_chosen_does_not_use_is_refused(string said, params string[] args)
    {
        var (code, _, error) = command.Run(args);
        Assert.Equal((1, true), (code, error.Contains(said, StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_option_is_told_in_the_help()
    {
        foreach (var option in Options.All) Assert.Contains(option.Name + (option.Takes == Takes.Nothing ? "" : " "), HelpText.All, StringComparison.Ordinal);
    }

    [Fact]
    public void No_verb_ends_in_a_stack_trace_whatever_it_is_given()
    {
        command.Write("odd.csv", "id,name\n\"1,Ann\n2\n");
        string[] files = ["", " ", "./people.csv", "./sub", "./nothing.csv", "./a\0b", "./people.csv/x", "/dev/null", "/proc/self/mem", "./odd.csv", "./said.csv", "-", "--", new string('x', 300), "./\ud800"];
        string[] values = ["", "./sub", "./nothing", "\0", "NaN", "-1", "=", "id", "1e400", "./odd.csv"];
        foreach (var verb in Options.Verbs.Append("").Append("lnik").Append("\0"))
        {
            foreach (var file in files)
            {
                Fine([verb, file]);
                Fine([verb, file, file]);
            }

            foreach (var option in Options.All.Where(o => o.IsOf(verb)))
            {
                foreach (var value in values) Fine([verb, "./odd.csv", .. verb == "screen" ? new[] { "./odd.csv" } : [], option.Name, .. Enumerable.Repeat(value, option.Values)]);
                Fine([verb, "./odd.csv", option.Name]);
            }
        }
    }

    public void Dispose() => command.Dispose();

    private void Fine(string[] args)
    {
        var (code, _, error) = command.Run(args);
        var told = string.Join(' ', args);
        Assert.True(code is 0 or 1 or 2, $"{told}: {code} {error}");
        Assert.True(code == 0 || error.Trim().Length > 0, told);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private string Everything() => string.Join('\n', Directory.EnumerateFiles(command.Path(".")).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)}: {File.ReadAllText(f)}"));
}
