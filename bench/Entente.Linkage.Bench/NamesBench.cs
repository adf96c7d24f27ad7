using System.Diagnostics;
using Entente.Linkage.Names;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Bench;

/// <summary>Labelled pairs of names: how many the matcher gets right at its own threshold, and how long a pair takes.</summary>
internal static class NamesBench
{
    private sealed record Case(string Left, string Right, bool Same, bool Person, bool Odd, double Score, NameReasons Reasons);

    public static int Run(string file)
    {
        var matcher = new NameMatcher();
        var table = Table.Read(file);
        List<Case> cases = [.. Enumerable.Range(0, table.Rows).Select(row => Judge(matcher, table, row))];
        foreach (var (name, part) in new[] { ("odd rows", cases.Where(c => c.Odd)), ("even rows", cases.Where(c => !c.Odd)), ("all rows", cases) })
        {
            List<Case> some = [.. part];
            Console.WriteLine($"{name,-22} persons {Measure([.. some.Where(c => c.Person)])}   all {Measure(some)}");
        }

        Console.WriteLine($"threshold {NameMatcher.Threshold}; bars: persons F1 0.77 must, 0.81 aim; all 0.82 must, 0.86 aim");
        Time(matcher, cases);
        foreach (var group in cases.Where(c => c.Odd && c.Same != c.Score >= NameMatcher.Threshold).GroupBy(c => (c.Same, c.Reasons)).OrderByDescending(g => g.Count()).Take(12))
        {
            var worst = group.MaxBy(c => Math.Abs(c.Score - NameMatcher.Threshold))!;
            Console.WriteLine($"{group.Count(),4} {(group.Key.Same ? "missed" : "wrong ")} {group.Key.Reasons}: {worst.Score:F2} {worst.Left} | {worst.Right}");
        }

        return 0;
    }

    private static Case Judge(NameMatcher matcher, Table table, int row)
    {
        var person = table.Text(row, "schema") == "Person";
        var (left, right) = (table.Text(row, "name1"), table.Text(row, "name2"));
        var match = matcher.Compare(left, right, person ? NameKind.Person : NameKind.Organisation);
        return new(left, right, table.Text(row, "is_match") == "true", person, row % 2 == 0, match.Score, match.Reasons);
    }

    private static string Measure(List<Case> cases)
    {
        var right = cases.Count(c => c.Same && c.Score >= NameMatcher.Threshold);
        double precision = (double)right / Math.Max(1, cases.Count(c => c.Score >= NameMatcher.Threshold)), recall = (double)right / Math.Max(1, cases.Count(c => c.Same));
        return $"{cases.Count,4} pairs F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):F3} (precision {precision:F3}, recall {recall:F3})";
    }

    private static void Time(NameMatcher matcher, List<Case> cases)
    {
        var kinds = cases.ConvertAll(c => c.Person ? NameKind.Person : NameKind.Organisation);
        List<(ParsedName, ParsedName)> parsed = [.. cases.Zip(kinds, (c, k) => (matcher.Parse(c.Left, k), matcher.Parse(c.Right, k)))];
        double parse = double.MaxValue, compare = double.MaxValue, sum = 0;
        for (var round = 0; round < 200; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var (left, right) in parsed) sum += NameMatcher.Compare(left, right).Score;
            compare = Math.Min(compare, Stopwatch.GetElapsedTime(start).TotalMicroseconds / cases.Count);
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < cases.Count; i++) sum += matcher.Compare(cases[i].Left, cases[i].Right, kinds[i]).Score;
            parse = Math.Min(parse, Stopwatch.GetElapsedTime(start).TotalMicroseconds / cases.Count);
        }

        Console.WriteLine($"{compare:F2} µs a pair of parsed names, {parse:F2} µs with parsing both (best of 200 rounds, sum {sum:F0}); bar: 2 must, 0.5 aim");
    }
}
