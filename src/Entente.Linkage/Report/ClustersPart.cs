using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using static Entente.Linkage.Report.HtmlPage;

namespace Entente.Linkage.Report;

/// <summary>How big clusters are, and the ones to look at.</summary>
internal static class ClustersPart
{
    private const int Shown = 5;
    private const int DoubtfulShown = 15;
    private const int MembersShown = 12;

    public static void Write(HtmlPage page, BatchResult result, IReadOnlyList<LookedCluster> clusters, bool whole)
    {
        page.Heading("Clusters");
        (int Size, long Clusters)[] sizes = [.. result.Sizes().Where(s => s > 0).GroupBy(s => s).OrderBy(g => g.Key).Select(g => (g.Key, g.LongCount()))];
        page.Figure(Charts.Bars("Clusters by size", "Bars for each size; the same figures are in the table below.", [.. sizes.Select(s => (s.Size.ToString(CultureInfo.InvariantCulture), s.Clusters, 0.0))]), "How many people have how many records, on a scale on which each line is ten times the one below.");
        page.Table("Clusters by size", ["Records", "#Clusters"], sizes.Select(s => (IReadOnlyList<string>)[Number(s.Size), Number(s.Clusters)]));
        page.Heading("Worth a look");
        if (!whole) page.Text("There were too many big clusters to look into all; the biggest were.");
        var doubtful = clusters.Where(c => c.Doubtful).OrderBy(c => c.Weakest).Take(DoubtfulShown).ToArray();
        if (doubtful.Length == 0) page.Text("In no cluster do two records speak against each other by four to one, and none hangs on a single record.");
        foreach (var cluster in doubtful) One(page, result, cluster);
        page.Heading("The largest clusters");
        foreach (var cluster in clusters.Take(Shown).Where(c => !doubtful.Contains(c))) One(page, result, cluster);
    }

    public static string Id(BatchResult result, int record) => result.Table.Id(result.Records.Rows[record]);

    /// <summary>Records one below the other, each column as it was compared.</summary>
    public static void Records(HtmlPage page, BatchResult result, string caption, IEnumerable<int> members) => page.Table(caption, ["Record", .. result.Records.Fields.Select(f => f.Name)],
        members.Select(m => (IReadOnlyList<string>)[Id(result, m), .. result.Records.Fields.Select(f => result.Records.Cell(m, f) is var cell and not 0 ? Short(f.Text(cell)) : "")]));

    private static void One(HtmlPage page, BatchResult result, LookedCluster cluster)
    {
        page.Smaller($"Cluster {Id(result, cluster.Members[0])}: {Number(cluster.Members.Sum(result.Times))} records");
        if (cluster.Members.Any(m => result.Times(m) > 1)) page.Text("Many of them say the same in every column; one of those stands below for all.");
        if (cluster.Bridge >= 0) page.Text($"Without record {Id(result, cluster.Bridge)} the others would fall apart: it may join two people, or it may be the one that knows both addresses of one.");
        Records(page, result, cluster.Members.Length > MembersShown ? $"Its first {MembersShown} records" : "Its records", cluster.Members.Take(MembersShown));
        if (cluster.A != cluster.B) page.Folded("The two of them that speak least for each other, and why", () => page.List(Lines(result, cluster.A, cluster.B)));
    }

    public static string[] Lines(BatchResult result, int a, int b) => [.. result.ExplainRecords(a, b).InWords().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimStart('-', ' '))];
}
