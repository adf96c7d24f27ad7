using Entente.Linkage.Names;
using Entente.Linkage.Scripts;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Names;

/// <summary>Made-up pairs of names across scripts: left, right, 1 for one name and 0 for two, and what the pair is about.</summary>
internal static class ScriptPairs
{
    public sealed record Pair(string Left, string Right, bool Same, string What);

    public static IReadOnlyList<(Pair Pair, NameMatch Match)> Judge(string script)
    {
        var matcher = new NameMatcher(new AnyScript());
        var table = Table.Read(Path.Combine(AppContext.BaseDirectory, "Names", $"{script}.csv"));
        return [.. Enumerable.Range(0, table.Rows).Select(row => Read(table, row)).Select(p => (p, matcher.Compare(p.Left, p.Right)))];
    }

    private static Pair Read(Table table, int row) => new(table.Text(row, "left"), table.Text(row, "right"), table.Text(row, "same") == "1", table.Text(row, "what"));
}
