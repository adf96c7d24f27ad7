using Entente.Linkage.Batch;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Live;

/// <summary>Where each source holds each person but once, no cluster holds two records of one source, unless people said so.</summary>
public sealed class OnceTests
{
    private static readonly BatchOptions ByList = new() { Once = "list" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_cluster_holds_two_records_of_one_source(int seed)
    {
        var rows = Rows(300, seed);
        var free = LinkIndex.Build(Table(rows));
        var once = LinkIndex.Build(Table(rows), ByList);
        var list = rows.ToDictionary(r => r.Id, r => r.Values[^1]);

        Assert.Contains(free.All(), id => Twice(free.Members(id)));
        Assert.DoesNotContain(once.All(), id => Twice(once.Members(id)));
        Assert.Contains(once.All(), id => once.Members(id).Count > 1);

        bool Twice(IReadOnlyList<string> members) => members.Select(m => list[m]).Distinct().Count() < members.Count;
    }

    [Fact]
    public void People_may_say_that_two_records_of_one_source_are_the_same()
    {
        var rows = Rows(100, 1);
        var pair = rows.Where(r => r.Values[^1] == "a").Take(2).Select(r => r.Id).ToArray();
        var options = ByList with { Judgements = [new(pair[0], pair[1], true)] };

        Assert.Contains(pair[1], LinkIndex.Build(Table(rows), options).Members(pair[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_any_inserts_removals_and_judgements_the_clusters_are_those_of_a_rebuild(int seed)
    {
        var all = Rows(300, seed);
        var index = LinkIndex.Build(Table(all[..300]), ByList);
        var draw = new Random(seed);
        for (var step = 0; step < 400; step++)
        {
            var (some, other) = (all[draw.Next(all.Length)], all[draw.Next(all.Length)]);
            if (draw.Next(3) == 0) index.Remove(some.Id);
            else if (draw.Next(8) == 0 && some.Id != other.Id) index.Judge(new(some.Id, other.Id, draw.Next(2) == 0));
            else index.Put(some.Id, some.Values);
        }

        var left = all.Where(r => index.Cluster(r.Id) is not null).ToArray();
        Assert.Equal(LinkIndexTests.Clusters(index.Rebuild(Table(left))), LinkIndexTests.Clusters(index));
    }

    [Fact]
    public void A_snapshot_keeps_the_rule()
    {
        var rows = Rows(100, 3);
        var folder = Directory.CreateTempSubdirectory("entente-once-").FullName;
        using (var store = LinkStore.Create(folder, LinkIndex.Build(Table(rows), ByList))) store.Commit();
        using var again = LinkStore.Open(folder);
        again.Put("twin", rows[0].Values);

        Assert.Equal(["twin"], again.Index.Members("twin"));
        Assert.Contains(rows[0].Id, again.Index.ExplainPlace("twin")!.KeptFrom);
        Assert.Contains("each source holds a person but once", again.Index.ExplainPlace("twin")!.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_refused()
    {
        var fault = Assert.Throws<FormatException>(() => new BatchLinker(new() { Once = "office" }).Link(Table(Rows(20, 1))));
        Assert.Contains("no column 'office'", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Made-up people, each record from one of two lists.</summary>
    private static (string Id, string[] Values)[] Rows(int people, int seed) =>
        [.. LinkIndexTests.Rows(Sightings.Csv(people, seed)).Select((r, i) => (r.Id, (string[])[.. r.Values, i % 2 == 0 ? "a" : "b"]))];

    private static Table Table(IEnumerable<(string Id, string[] Values)> rows) =>
        Sightings.Read("id,truth,given_name,family_name,birth_date,phone,passport,town,list\n" + string.Join('\n', rows.Select(r => $"{r.Id},,{string.Join(',', r.Values)}")) + "\n");
}
