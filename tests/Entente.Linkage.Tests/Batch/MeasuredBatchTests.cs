using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>How good clusters are on people with known truth, with no setting and no label. The floors are the bars of docs/benchmarks.md.</summary>
public sealed class MeasuredBatchTests(ITestOutputHelper output)
{
    [Fact]
    public void Sightings_of_invented_people_are_clustered()
    {
        var path = PublicData.Path("people_10k.csv");
        Assert.SkipWhen(path is null, "Set ENTENTE_PUBLIC_DATA to a folder with linkage/people_10k.csv.");
        var measure = new BatchLinker().Link(Table.Read(path!, new() { Id = "rec_id", Truth = "cluster" })).Measure()!;
        Say("people_10k", measure);
        Assert.True(measure.PairF1 >= 0.955 && measure.BCubedF1 >= 0.977);
    }

    [Theory]
    [InlineData("febrl 3", 0.9955, "febrl/dataset3.csv")]
    [InlineData("febrl 4", 0.9976, "febrl/dataset4a.csv", "febrl/dataset4b.csv")]
    public void Febrl_is_clustered(string name, double floor, params string[] files)
    {
        var paths = files.Select(PublicData.Path).ToArray();
        Assert.SkipWhen(paths.Contains(null), $"Set ENTENTE_PUBLIC_DATA to a folder with linkage/{files[0]}.");
        var lines = paths.SelectMany((p, i) => File.ReadLines(p!).Skip(i == 0 ? 0 : 1));
        var table = Table.ReadFrom(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))), name, new() { Id = "rec_id" });
        var result = new BatchLinker().Link(table);
        Dictionary<string, int> persons = [];
        var truth = new int[table.Rows];
        for (var row = 0; row < table.Rows; row++)
        {
            var person = table.Id(row).Split('-')[1];
            truth[row] = persons.TryAdd(person, persons.Count) ? persons.Count - 1 : persons[person];
        }

        var measure = ClusterMeasure.Of(truth, [.. Enumerable.Range(0, table.Rows).Select(result.Cluster)]);
        Say(name, measure);
        Assert.True(measure.PairF1 >= floor, $"{name}: pair F1 {measure.PairF1:F4} is below {floor}.");
    }

    private void Say(string name, ClusterMeasure measure) => output.WriteLine(
        $"{name}: pair F1 {measure.PairF1:F4} ({measure.PairPrecision:F4}, {measure.PairRecall:F4}), B-cubed {measure.BCubedF1:F4}, largest {measure.Largest}");
}
