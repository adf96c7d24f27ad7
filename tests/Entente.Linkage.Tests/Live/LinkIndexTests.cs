using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Live;

/// <summary>Linking one by one gives what linking all at once gives, whatever came in between.</summary>
public sealed class LinkIndexTests
{
    private static readonly string[] Columns = ["given_name", "family_name", "birth_date", "phone", "passport", "town"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_inserts_corrections_removals_judgements_and_undo_the_clusters_are_those_of_a_rebuild(int seed)
    {
        var all = Rows(Sightings.Csv(500, seed));
        var index = Index(all.Take(600));
        var draw = new Random(seed);
        var present = all.Take(600).ToDictionary(r => r.Id, r => r.Values);
        var said = new Dictionary<(string, string), bool>();
        for (var step = 0; step < 900; step++)
        {
            var some = all[draw.Next(all.Length)];
            var other = all[draw.Next(all.Length)];
            switch (draw.Next(10))
            {
                case < 5:
                    Put(some.Id, some.Values);
                    break;
                case 5:
                    Put(some.Id, [.. some.Values.Select((v, i) => draw.Next(3) == 0 ? other.Values[i] : v)]);
                    break;
                case 6:
                    index.Remove(some.Id);
                    present.Remove(some.Id);
                    break;
                case 7 or 8 when some.Id != other.Id:
                    // Half the judgements are on records that are near, where they matter.
                    var near = draw.Next(2) == 0 ? index.Members(some.Id).FirstOrDefault(m => m != some.Id) ?? other.Id : other.Id;
                    var same = draw.Next(2) == 0;
                    index.Judge(new(some.Id, near, same));
                    said[Pair(some.Id, near)] = same;
                    break;
                case 9 when said.Count > 0:
                    var (left, right) = said.Keys.ElementAt(draw.Next(said.Count));
                    index.Withdraw(left, right);
                    said.Remove((left, right));
                    break;
            }
        }

        var rebuilt = Rebuilt(index, present, said);
        Assert.Equal(present.Count, index.Count);
        Assert.Equal(Clusters(rebuilt), Clusters(index));

        void Put(string id, string[] values)
        {
            index.Put(id, values);
            present[id] = values;
        }
    }

    [Fact]
    public void The_order_in_which_records_come_does_not_matter()
    {
        var all = Rows(Sightings.Csv(400, 5));
        var (first, second) = (Index(all.Take(300)), Index(all.Take(300)));
        foreach (var row in all.Skip(300)) first.Put(row.Id, row.Values);
        foreach (var row in all.Skip(300).Reverse()) second.Put(row.Id, row.Values);

        Assert.Equal(Clusters(first), Clusters(second));
        Assert.Contains(Clusters(first), c => c.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_first_seen_as_a_family_name_counts_the_same_where_names_changed_places()
    {
        var rows = Rows(Sightings.Csv(300));
        string[] straight = ["Zuhrakan", "Wexelbar", "1991-02-03", "", "", ""];
        string[] swapped = ["Wexelbar", "Zuhrakan", "1991-02-03", "", "", ""];
        var index = Index(rows);
        index.Put("straight", straight);
        index.Put("swapped", swapped);
        var rebuilt = index.Rebuild(Table([.. rows, ("straight", straight), ("swapped", swapped)]));

        Assert.Equal(rebuilt.Explain("straight", "swapped")!.Score, index.Explain("straight", "swapped")!.Score);
        Assert.Equal(Clusters(rebuilt), Clusters(index));
    }

    [Fact]
    public void A_judgement_that_parts_and_its_withdrawal_leave_what_was_there()
    {
        var index = Index(Rows(Sightings.Csv(300)));
        var before = Clusters(index);
        var cluster = index.All().Select(index.Members).First(m => m.Count == 2);

        var parted = index.Judge(new(cluster[0], cluster[1], false));
        Assert.Equal([cluster[0]], parted.Members);
        Assert.NotEqual(index.Cluster(cluster[0]), index.Cluster(cluster[1]));
        index.Withdraw(cluster[0], cluster[1]);

        Assert.Equal(before, Clusters(index));
    }

    [Fact]
    public void A_record_that_people_held_to_be_the_same_joins_as_soon_as_it_is_there_and_nothing_overrules_that()
    {
        var rows = Rows(Sightings.Csv(300));
        var index = Index(rows.Skip(1));
        index.Judge(new(rows[0].Id, rows[^1].Id, true));
        Assert.Null(index.Cluster(rows[0].Id));

        var put = index.Put(rows[0].Id, rows[0].Values);

        Assert.Contains(rows[^1].Id, put.Members);
        index.Put(rows[^1].Id, ["Other", "Person", "1931-03-04", "", "", ""]);
        Assert.Contains(rows[^1].Id, index.Members(rows[0].Id));
    }

    [Fact]
    public void Judgements_that_contradict_each_other_are_told()
    {
        var rows = Rows(Sightings.Csv(100));
        var index = Index(rows);
        index.Judge(new(rows[0].Id, rows[50].Id, true));
        index.Judge(new(rows[50].Id, rows[90].Id, true));
        Assert.Empty(index.Conflicts());

        index.Judge(new(rows[0].Id, rows[90].Id, false));

        Assert.Contains("contradicts other judgements", Assert.Single(index.Conflicts()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_finds_the_likeliest_and_leaves_nothing_behind()
    {
        var rows = Rows(Sightings.Csv(300));
        var index = Index(rows);
        var before = Clusters(index);

        var hits = index.Query(rows[7].Values);

        Assert.Equal(index.Cluster(rows[7].Id), hits[0].Cluster);
        Assert.True(hits[0].Score > 0);
        Assert.Equal(before, Clusters(index));
        Assert.Equal(rows.Length, index.Count);
    }

    [Fact]
    public void Explanations_speak_of_records_that_came_later()
    {
        var rows = Rows(Sightings.Csv(300));
        var index = Index(rows);
        index.Put("new", rows[7].Values);

        Assert.Contains("almost certainly the same person", index.Explain("new", rows[7].Id)!.InWords(), StringComparison.Ordinal);
        Assert.Contains("held to be one person", index.ExplainPlace("new")!.InWords(), StringComparison.Ordinal);
        Assert.Null(index.Explain("new", "nobody"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Equal_records_are_one_person_however_many_come_and_go(int before)
    {
        var rows = Rows(Sightings.Csv(300));
        string[] values = ["Zuhrakan", "Wexelbar", "1990-05-07", "+447700900123", "YY1234567", "batown"];
        (string Id, string[] Values)[] copies = [.. Enumerable.Range(0, 150).Select(i => ($"copy{i}", values))];
        var index = Index([.. rows, .. copies[..before]]);

        foreach (var (id, said) in copies[before..]) index.Put(id, said);
        Assert.Equal(150, index.Members("copy7").Count);
        Assert.Equal(Clusters(index.Rebuild(Table([.. rows, .. copies]))), Clusters(index));

        foreach (var (id, _) in copies[..100]) index.Remove(id);
        Assert.Equal(50, index.Members("copy149").Count);
        Assert.Equal(Clusters(index.Rebuild(Table([.. rows, .. copies[100..]]))), Clusters(index));
    }

    [Fact]
    public void Bad_calls_are_refused_in_words_and_change_nothing()
    {
        var rows = Rows(Sightings.Csv(100));
        var index = Index(rows);
        var before = Clusters(index);

        Assert.Contains("6 are meant: given_name", Assert.Throws<ArgumentException>(() => index.Put("x", ["a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => index.Put("", rows[0].Values));
        Assert.Throws<ArgumentException>(() => index.Judge(new("a", "a", true)));
        Assert.Empty(index.Remove("nobody").Members);
        Assert.Contains("id of its own", Assert.Throws<FormatException>(() => LinkIndex.Build(Sightings.Read("id,truth,given_name\n1,,A\n1,,B\n"))).Message, StringComparison.Ordinal);

        Assert.Equal(before, Clusters(index));
    }

    internal static (string Id, string[] Values)[] Rows(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Select(c => ($"r{c[0]}", c[2..]))];

    internal static LinkIndex Index(IEnumerable<(string Id, string[] Values)> rows) => LinkIndex.Build(Table(rows));

    internal static string[] Clusters(LinkIndex index) =>
        [.. index.All().GroupBy(id => index.Cluster(id)).Select(g => string.Join(' ', g.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    private static LinkIndex Rebuilt(LinkIndex index, Dictionary<string, string[]> present, Dictionary<(string, string), bool> said) =>
        LinkIndex.Build(Table(present.Select(p => (p.Key, p.Value))), new BatchOptions
        {
            Standard = index.Standard,
            Judgements = [.. said.Select(s => new PairJudgement(s.Key.Item1, s.Key.Item2, s.Value))],
        });

    private static Table Table(IEnumerable<(string Id, string[] Values)> rows) =>
        Sightings.Read($"id,truth,{string.Join(',', Columns)}\n" + string.Join('\n', rows.Select(r => $"{r.Id},,{string.Join(',', r.Values)}")) + "\n");

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
