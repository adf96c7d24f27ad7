using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>A whole file, from bytes to clusters.</summary>
public sealed class BatchLinkerTests
{
    [Fact]
    public void Sightings_of_one_person_come_together_and_others_stay_apart()
    {
        var table = Sightings.Read(Sightings.Csv(2_000));
        var measure = new BatchLinker().Link(table).Measure()!;
        Assert.True(measure.PairF1 > 0.97, $"pair F1 {measure.PairF1}");
        Assert.True(measure.BCubedF1 > 0.98, $"B-cubed F1 {measure.BCubedF1}");
        Assert.True(measure.Largest <= 5);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var csv = Sightings.Csv(1_500);
        var (one, four) = (Sightings.Read(csv, threads: 1), Sightings.Read(csv, threads: 4));
        Assert.Equal(Sightings.Clusters(one, new BatchLinker(new() { Threads = 1 }).Link(one)), Sightings.Clusters(four, new BatchLinker(new() { Threads = 4 }).Link(four)));
    }

    [Fact]
    public void The_order_of_the_file_changes_nothing()
    {
        var (straight, shuffled) = (Sightings.Read(Sightings.Csv(1_500)), Sightings.Read(Sightings.Csv(1_500, shuffled: true)));
        var (first, second) = (new BatchLinker().Link(straight), new BatchLinker().Link(shuffled));
        Assert.Equal(Sightings.Clusters(straight, first), Sightings.Clusters(shuffled, second));
        Assert.Equal(straight.Id(first.Cluster(0)), shuffled.Id(second.Cluster(shuffled.Find("0")!.Value)));
    }

    [Fact]
    public void A_model_that_was_saved_gives_the_same_clusters()
    {
        var csv = Sightings.Csv(1_000);
        var (first, second) = (Sightings.Read(csv), Sightings.Read(csv));
        var learned = new BatchLinker().Link(first);
        var loaded = TrainedModel.Load(learned.Model.Save());
        Assert.Equal(Sightings.Clusters(first, learned), Sightings.Clusters(second, new BatchLinker(new() { Model = loaded }).Link(second)));
    }

    [Theory]
    [InlineData("{", "no trained model")]
    [InlineData("""{"version":9,"fields":[],"shares":[],"tables":[]}""", "version 9")]
    [InlineData("""{"version":2,"fields":[],"shares":[2,0,0,0],"tables":[[],[],[],[]]}""", "no probability")]
    public void A_model_that_is_none_is_refused_in_words(string json, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => TrainedModel.Load(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_model_for_other_columns_is_refused_in_words()
    {
        var model = new BatchLinker().Learn(Sightings.Read(Sightings.Csv(200)));
        var other = Sightings.Read("id,truth,given_name,family_name\n1,1,Ana,Exampla\n2,1,Eva,Sampla\n");
        Assert.Contains("given_name (GivenName)", Assert.Throws<FormatException>(() => new BatchLinker(new() { Model = model }).Link(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_judged_is_never_overruled()
    {
        var table = Sightings.Read(Sightings.Csv(500));
        var free = new BatchLinker().Link(table);
        var joined = Enumerable.Range(0, table.Rows).GroupBy(free.Cluster).First(g => g.Count() > 1).ToArray();
        var apart = Enumerable.Range(0, table.Rows).First(r => free.Cluster(r) != free.Cluster(joined[0]));

        var judged = Sightings.Read(Sightings.Csv(500));
        PairJudgement[] said = [new(table.Id(joined[0]), table.Id(joined[1]), false), new(table.Id(joined[0]), table.Id(apart), true)];
        var result = new BatchLinker(new() { Judgements = said }).Link(judged);
        Assert.NotEqual(result.Cluster(joined[0]), result.Cluster(joined[1]));
        Assert.Equal(result.Cluster(joined[0]), result.Cluster(apart));
    }

    [Fact]
    public void Judgements_that_contradict_each_other_are_told_and_keep_records_apart()
    {
        var table = Sightings.Read(Sightings.Csv(50));
        PairJudgement[] said = [new("0", "10", true), new("10", "20", true), new("0", "20", false), new("0", "nobody", true)];
        var result = new BatchLinker(new() { Judgements = said }).Link(table);
        Assert.NotEqual(result.Cluster(table.Find("0")!.Value), result.Cluster(table.Find("20")!.Value));
        Assert.Contains(result.Report, r => r.Contains("contradicts other judgements", StringComparison.Ordinal));
        Assert.Contains(result.Report, r => r.Contains("not in the file", StringComparison.Ordinal));
    }
}
