using Entente.Linkage.Names;
using Entente.Linkage.Scripts;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Bench;

/// <summary>Labelled pairs of names across scripts, a file a script: how many are judged right at the matcher's own threshold.</summary>
internal static class PairsBench
{
    private sealed record Pair(string Left, string Right, bool Same, NameMatch Match)
    {
        public bool Called => Match.Score >= NameMatcher.Threshold;
    }

    public static int Run(string folder)
    {
        var matcher = new NameMatcher(new AnyScript());
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var table = Table.Read(file);
            Pair[] pairs = [.. Enumerable.Range(0, table.Rows).Where(row => table.Text(row, "same").Length > 0).Select(row => Judge(matcher, table, row))];
            int same = pairs.Count(p => p.Same), called = pairs.Count(p => p.Called), right = pairs.Count(p => p.Same && p.Called);
            double precision = (double)right / Math.Max(1, called), recall = (double)right / Math.Max(1, same);
            Console.WriteLine(FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(file),-12} {same,3} of one name, {pairs.Length - same,3} of two: precision {precision:F3}, recall {recall:F3}, F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):F3}"));
            foreach (var p in pairs.Where(p => p.Same != p.Called)) Console.WriteLine(FormattableString.Invariant($"    {(p.Same ? "missed" : "wrong ")} {p.Match.Score:F2} {p.Left} | {p.Right} ({p.Match.Reasons})"));
        }

        return 0;
    }

    private static Pair Judge(NameMatcher matcher, Table table, int row)
    {
        var (left, right) = (table.Text(row, "left"), table.Text(row, "right"));
        return new(left, right, table.Text(row, "same") == "1", matcher.Compare(left, right));
    }
}
