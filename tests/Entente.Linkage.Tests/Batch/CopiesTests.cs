using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>One person's many records, equal or with slips, come together however many they are.</summary>
public sealed class CopiesTests
{
    private const string Maria = "Zuhrakan,Wexelbar,1990-05-07,+447700900123,YY1234567,batown";

    [Theory]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(600)]
    public void Equal_records_are_one_person_however_many(int copies)
    {
        var table = Sightings.Read(Sightings.Csv(600) + Copies(copies, Maria));
        var free = Sightings.Read(Sightings.Csv(600));
        var result = new BatchLinker().Link(table);

        Assert.Equal(copies, Enumerable.Range(0, table.Rows).Count(r => result.Cluster(r) == result.Cluster(table.Find("c0")!.Value)));
        // Those among whom they stand are linked as they are without them.
        var measure = result.Measure()!;
        Assert.True(measure.PairPrecision > 0.99, $"{measure}");
        Assert.Equal(copies > 40, result.Report.Any(r => r.Contains("comes back as one person", StringComparison.Ordinal)));
        Assert.InRange(Groups(table, result) - Groups(free, new BatchLinker().Link(free)), -20, 20);
        var place = result.ExplainPlace(table.Find($"c{copies / 2}")!.Value);
        Assert.Equal((copies, $"c{copies / 2}"), (place.Members, place.Record));
        Assert.Equal($"c{copies / 2}", place.Nearest!.Left);
        Assert.True(place is { Mean: > 5, Nearest.Score: > 5 } && place.Nearest.Right.StartsWith('c'));
        Assert.Equal(copies > 40, place.InWords().Contains("say the same as it in every column", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_which_each_person_has_a_hundred_equal_records_gives_the_people()
    {
        var people = Sightings.Csv(200).Split('\n')[1..].Where(l => l.Length > 0).DistinctBy(l => l.Split(',')[1]).Select(l => l[(l.IndexOf(',') + 1)..]).ToArray();
        var csv = new StringBuilder("id,truth,given_name,family_name,birth_date,phone,passport,town\n");
        for (var i = 0; i < 100 * people.Length; i++) csv.Append(i).Append(',').Append(people[i % people.Length]).Append('\n');
        var table = Sightings.Read(csv.ToString());

        var measure = new BatchLinker().Link(table).Measure()!;

        Assert.True(measure.PairF1 > 0.95, $"{measure}");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void Records_of_one_person_with_slips_are_one_person_however_many(int copies)
    {
        var table = Sightings.Read(Sightings.Csv(1_000) + Copies(copies, Maria, slips: true));
        var result = new BatchLinker().Link(table);

        var clusters = Enumerable.Range(0, copies).GroupBy(i => result.Cluster(table.Find($"c{i}")!.Value)).ToArray();

        Assert.True(clusters.Max(c => c.Count()) >= 0.95 * copies, $"{clusters.Length} clusters, the largest {clusters.Max(c => c.Count())}");
        Assert.True(result.Measure()!.PairPrecision > 0.99);
    }

    [Fact]
    public void Records_that_say_the_same_and_next_to_nothing_stay_apart_and_that_is_told()
    {
        var table = Sightings.Read(Sightings.Csv(600) + Copies(100, "Maria,,,,,"));
        var result = new BatchLinker().Link(table);

        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => result.Cluster(table.Find($"c{i}")!.Value)).Distinct().Count());
        Assert.Contains(result.Report, r => r.StartsWith("Take care: 100 records say the same", StringComparison.Ordinal));
        Assert.Contains("too little", result.ExplainPlace(table.Find("c7")!.Value).InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Judgements_hold_among_equal_records()
    {
        var table = Sightings.Read(Sightings.Csv(600) + Copies(90, Maria));
        var result = new BatchLinker(new() { Judgements = [new PairJudgement("c3", "c4", false)] }).Link(table);

        int Of(string id) => result.Cluster(table.Find(id)!.Value);
        Assert.NotEqual(Of("c3"), Of("c4"));
        Assert.Single(Enumerable.Range(0, 90).Where(i => i is not (3 or 4)).Select(i => Of($"c{i}")).Distinct());
        Assert.True(Of("c3") == Of("c0") || Of("c4") == Of("c0"));
    }

    [Fact]
    public void Where_each_source_holds_a_person_once_equal_records_of_one_source_stay_apart()
    {
        var table = Sightings.Read(Sightings.Csv(600) + Copies(90, Maria));
        var result = new BatchLinker(new() { Once = "town" }).Link(table);

        Assert.Equal(90, Enumerable.Range(0, 90).Select(i => result.Cluster(table.Find($"c{i}")!.Value)).Distinct().Count());
    }

    [Fact]
    public void The_order_of_the_file_and_threads_change_nothing_where_records_are_equal()
    {
        var lines = (Sightings.Csv(300) + Copies(60, Maria) + Copies(120, Maria, slips: true).Replace("c", "d", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var straight = Sightings.Read(string.Join('\n', lines));
        var reversed = Sightings.Read(string.Join('\n', lines[..1].Concat(lines[1..].Reverse())));
        var (first, second) = (new BatchLinker(new() { Threads = 1 }).Link(straight), new BatchLinker(new() { Threads = 3 }).Link(reversed));

        Assert.Equal(Sightings.Clusters(straight, first), Sightings.Clusters(reversed, second));
        Assert.Equal(straight.Label(first.Cluster(straight.Find("c5")!.Value)), reversed.Label(second.Cluster(reversed.Find("c5")!.Value)));
    }

    /// <summary>Lines of one person, ids c0, c1, and so on; with slips, each has one or more of its own and leaves things out.</summary>
    internal static string Copies(int count, string person, bool slips = false)
    {
        var draw = new Random(9);
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var cells = person.Split(',');
            if (slips)
            {
                for (var c = 0; c < 2; c++)
                {
                    if (draw.Next(4) == 0) cells[c] = cells[c].Remove(draw.Next(cells[c].Length), 1);
                }

                for (var c = 2; c < 5; c++)
                {
                    if (draw.Next(5) == 0) cells[c] = "";
                }
            }

            lines.Append('c').Append(i).Append(",same,").AppendJoin(',', cells).Append('\n');
        }

        return lines.ToString();
    }

    private static int Groups(Table table, BatchResult result) => Enumerable.Range(0, table.Rows).Where(r => !table.Id(r).StartsWith('c')).Select(result.Cluster).Distinct().Count();
}
