using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Bench;

/// <summary>Pairs of one person whose names are written in different scripts: how many the clusters hold, at which precision of all pairs.</summary>
internal static class ScriptsBench
{
    public static int Run(string file, string id, string truth, string[] names)
    {
        var table = Table.Read(file, new() { Id = id, Truth = truth });
        // Linking uses the rows up: what is asked of them is read before.
        int[] scripts = [.. Enumerable.Range(0, table.Rows).Select(row => names.Aggregate(0, (set, column) => set | NameScripts.Of(table.Text(row, column))))];
        string[] persons = [.. Enumerable.Range(0, table.Rows).Select(row => table.Text(row, truth))];
        var result = new BatchLinker().Link(table);

        var real = Pairs(scripts, [.. Enumerable.Range(0, result.Count).GroupBy(row => persons[row])], (_, _) => true);
        var called = Pairs(scripts, [.. Enumerable.Range(0, result.Count).GroupBy(result.Cluster)], (_, _) => true);
        var right = Pairs(scripts, [.. Enumerable.Range(0, result.Count).GroupBy(result.Cluster)], (a, b) => persons[a] == persons[b]);
        foreach (var (kind, what) in new[] { (Kind.Latin, "both Latin"), (Kind.Native, "both of one other script"), (Kind.Across, "across scripts"), (Kind.Unnamed, "a side has no name") })
        {
            Say(what, right[(int)kind], called[(int)kind], real[(int)kind]);
        }

        Say("all", right.Sum(), called.Sum(), real.Sum());
        Console.WriteLine("bar: recall across scripts 0.75 must, 0.85 aim, where the precision of all pairs is 0.95 or more");
        return 0;
    }

    private enum Kind
    {
        Latin,
        Native,
        Across,
        Unnamed,
    }

    private static long[] Pairs(int[] scripts, IEnumerable<int>[] groups, Func<int, int, bool> counts)
    {
        var sums = new long[4];
        foreach (var group in groups)
        {
            int[] rows = [.. group];
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = i + 1; j < rows.Length; j++)
                {
                    if (counts(rows[i], rows[j])) sums[(int)Of(scripts[rows[i]], scripts[rows[j]])]++;
                }
            }
        }

        return sums;
    }

    private static Kind Of(int a, int b) =>
        a == 0 || b == 0 ? Kind.Unnamed : (a & b) == 0 ? Kind.Across : (a & b & NameScripts.Latin) != 0 ? Kind.Latin : Kind.Native;

    private static void Say(string what, long right, long called, long real) => Console.WriteLine(FormattableString.Invariant(
        $"{what,-25} {real,9:N0} true pairs, {called,9:N0} joined: recall {right / Math.Max(1.0, real):F4}, precision {right / Math.Max(1.0, called):F4}"));
}
