using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using static Entente.Linkage.Report.HtmlPage;

namespace Entente.Linkage.Report;

/// <summary>Where the clusters are wrong, by cause.</summary>
internal static class MissesPart
{
    private const int Shown = 8;

    public static void Write(HtmlPage page, BatchResult result)
    {
        page.Heading("Where it went wrong");
        var misses = Misses.Of(result);
        if (misses.Count == 0)
        {
            page.Text("Nowhere: the clusters are those of the known answer.");
            return;
        }

        page.Table("Pairs that were missed or joined wrongly, by cause", ["Cause", "#Pairs"], misses.Select(m => (IReadOnlyList<string>)[m.Cause, Number(m.Count)]));
        foreach (var miss in misses.Take(Shown))
        {
            page.Smaller(miss.Cause);
            ClustersPart.Records(page, result, "The worst of them", [miss.A, miss.B]);
            page.Folded("Why", () => page.List(ClustersPart.Lines(result, miss.A, miss.B)));
        }
    }
}
