using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Storage;
using Entente.Tests.Storage;

namespace Entente.Tests.Architecture;

/// <summary>docs/rooms/coverage.md names each screen, feature, rule, flow and part once, and nothing that is not there: no page, file, type or test. What it says of them is for its reader to judge.</summary>
public sealed partial class CoverageTests
{
    private static readonly string[] States = ["there", "part", "missing"];

    private static IReadOnlyList<Row> Rows { get; } = [.. from line in File.ReadLines(Path.Combine(Repository.Root, "docs/rooms/coverage.md"))
                                                         where Numbered().IsMatch(line)
                                                         let cells = line.Split('|', StringSplitOptions.TrimEntries)
                                                         select cells.Length == 8 ? new Row(cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])
                                                             : throw new InvalidDataException($"Six cells to a row, please: {line}")];

    /// <summary>Addresses of pages, as people see them.</summary>
    private static HashSet<string> Routes { get; } = [.. from file in Below("src/Entente.Web", "*.cshtml")
                                                        let page = Page().Match(File.ReadLines(file).FirstOrDefault() ?? "")
                                                        where page.Success
                                                        select RouteOf(Path.GetRelativePath(Path.Combine(Repository.Root, "src/Entente.Web"), file), page.Groups[1].Value)];

    /// <summary>Each class of the tests' sources with what is written in its files.</summary>
    private static ILookup<string, string> Tests { get; } = (from file in Below("tests", "*.cs")
                                                             let code = File.ReadAllText(file)
                                                             from Match name in Class().Matches(code)
                                                             select (name.Groups[1].Value, code)).ToLookup(x => x.Item1, x => x.code);

    private static HashSet<string> Types { get; } = [.. new[] { typeof(EntenteDb).Assembly, typeof(Program).Assembly, System.Reflection.Assembly.Load("Entente.World") }
        .SelectMany(a => a.GetTypes()).Select(t => t.Name), .. Enum.GetNames<DataKind>(), .. Tests.Select(t => t.Key)];

    public static TheoryData<string> Numbers => [.. Rows.Select(r => r.No).Distinct()];

    [Fact]
    public void Each_number_stands_once_and_none_is_left_out()
    {
        string[] all = [.. Named('S', 63), .. Named('N', 24), .. Named('L', 16), .. Named('F', 16)];

        string[] told = [.. Rows.Select(r => r.No)];

        Assert.Equal("", string.Join(", ",
        [
            .. told.CountBy(n => n).Where(n => n.Value > 1).Select(n => $"{n.Key} stands {n.Value} times"),
            .. all.Except(told).Select(n => $"{n} is left out"),
            .. told.Where(n => n[0] != 'P').Except(all).Select(n => $"{n} is no number"),
        ]));

        static IEnumerable<string> Named(char letter, int last) => Enumerable.Range(1, last).Select(n => letter is 'S' ? $"S{n:00}" : $"{letter}{n}");
    }

    [Theory, MemberData(nameof(Numbers))]
    public void A_row_names_nothing_that_is_not_there(string number) => Assert.Equal("", string.Join(", ", Rows.Single(r => r.No == number).Names.Where(n => !IsThere(n))));

    [Theory, MemberData(nameof(Numbers))]
    public void A_row_says_where_it_is_and_what_proves_it_or_what_is_missing(string number)
    {
        var row = Rows.Single(r => r.No == number);

        Assert.Contains(row.State, States);
        Assert.True(row.What.Length > 0);
        Assert.Equal(row.State != "missing", row.Where != "–");
        Assert.Equal(row.State != "missing", Code().Matches(row.Proof).Any(m => Test().IsMatch(m.Groups[1].Value)));
        Assert.Equal(row.State == "missing", row.Proof == "–");
        Assert.Equal(row.State == "there", row.Missing == "–");
    }

    [Theory]
    [InlineData("/cases/{reference}/no-such-page")]
    [InlineData("data/no-such-file.json")]
    [InlineData("NoSuchType")]
    [InlineData("NoSuchTests.A_name")]
    [InlineData("CoverageTests.No_such_sentence")]
    [InlineData("CoverageTests.IsThere")]
    [InlineData("something else")]
    public void What_is_not_there_is_noticed(string name) => Assert.False(IsThere(name));

    private static bool IsThere(string name) =>
        name.StartsWith('/') ? Routes.Contains(name)
        : name.Contains('/', StringComparison.Ordinal) ? File.Exists(Path.Combine(Repository.Root, name))
        : Test().Match(name) is { Success: true } test ? Tests[test.Groups[1].Value].Any(code => Regex.IsMatch(code, $@"public (async )?(Task|void) {test.Groups[2].Value}\("))
        : Types.Contains(name);

    private static string RouteOf(string file, string template)
    {
        var path = "/" + Path.ChangeExtension(file, null).Replace('\\', '/').ToLowerInvariant();
        var route = template.StartsWith('/') ? template : template.Length > 0 ? $"{path}/{template}" : path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length] : path;
        return Constraint().Replace(route, "}");
    }

    private static IEnumerable<string> Below(string folder, string files) => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), files, SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private sealed record Row(string No, string What, string State, string Where, string Proof, string Missing)
    {
        public IEnumerable<string> Names => Code().Matches($"{What} {Where} {Proof} {Missing}").Select(m => m.Groups[1].Value);
    }

    [GeneratedRegex(@"^\| [SNLFP]\d+ \|")]
    private static partial Regex Numbered();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(\\w+)\\.(\\w+)$")]
    private static partial Regex Test();

    [GeneratedRegex("^\uFEFF?@page(?: \"([^\"]*)\")?")]
    private static partial Regex Page();

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex Class();
}
