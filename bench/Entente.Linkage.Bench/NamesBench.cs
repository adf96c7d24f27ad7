using System.Diagnostics;
using Entente.Linkage.Names;

namespace Entente.Linkage.Bench;

/// <summary>Labelled pairs of names: how many the matcher gets right at its own threshold, and how long a pair takes.</summary>
internal static class NamesBench
{
    private sealed record Case(string Left, string Right, bool Same, bool Person, bool Odd, double Score, NameReasons Reasons);

    public static int Run(string file)
    {
        var matcher = new NameMatcher();
        var rows = Rows(File.ReadAllText(file)).ToList();
        if (rows.Count < 2 || rows.Exists(r => r.Count < 5)) return Refuse($"{file} needs the columns case_group, schema, name1, name2, is_match in this order.");
        List<Case> cases = [.. rows.Skip(1).Select((r, i) => Judge(matcher, r, i))];
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

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }

    private static Case Judge(NameMatcher matcher, List<string> row, int number)
    {
        var person = row[1] == "Person";
        var match = matcher.Compare(row[2], row[3], person ? NameKind.Person : NameKind.Organisation);
        return new(row[2], row[3], row[4] == "true", person, number % 2 == 0, match.Score, match.Reasons);
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

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\n' or '\r')) cell.Append(text[i]);
            else if (text[i] != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\n') continue;
                yield return row;
                row = [];
            }
        }

        if (cell.Length > 0) yield return [.. row, cell.ToString()];
    }
}
