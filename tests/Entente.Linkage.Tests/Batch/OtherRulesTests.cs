using Entente.Linkage.Batch;
using Entente.Linkage.Block;
using Entente.Linkage.Fields;
using Entente.Linkage.Live;
using Entente.Linkage.Scripts;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Rules by neighbours, slips and rare words: whom they bring together, and that no pair is brought twice.</summary>
public sealed class OtherRulesTests
{
    private const int MostInBlock = 40;

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Neighbours_in_the_order_of_their_values_meet_whatever_the_order_of_the_file(int window)
    {
        var rule = new BlockingRule([new("family_name"), new("given_name")]) { Window = window };
        var (straight, shuffled) = (Ready(Sightings.Csv(200, 2)), Ready(Sightings.Csv(200, 2, shuffled: true)));
        var met = Met(straight, rule, out var report);
        Assert.Equal(Named(straight, met), Named(shuffled, Met(shuffled, rule, out _)));

        string Key(int r) => $"{Text(straight.Records, "family_name", r)}\0{Text(straight.Records, "given_name", r)}";
        int[] order = [.. Enumerable.Range(0, straight.Records.Count).Where(r => Text(straight.Records, "family_name", r).Length > 0).OrderBy(Key, StringComparer.Ordinal).ThenBy(r => straight.Records.Ranks[r])];
        var expected = order.SelectMany((a, i) => order.Skip(i + 1).Take(window - 1).Select(b => (Math.Min(a, b), Math.Max(a, b)))).ToHashSet();
        Assert.Equal(expected.Count, met.Length);
        Assert.Equal(expected, met.ToHashSet());
        var equal = order.SelectMany((a, i) => order.Skip(i + 1).TakeWhile(b => Key(a) == Key(b)).Select(b => (Math.Min(a, b), Math.Max(a, b))));
        Assert.Equal(equal.Count(p => !expected.Contains(p)), report.Lost);
    }

    [Fact]
    public void Many_equal_records_meet_only_their_neighbours_and_the_loss_is_told()
    {
        var ready = Ready("id,truth,given_name,family_name,town\n" + string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i},{i},{(i < 100 ? "Ana" : $"Mar{(char)('a' + i % 26)}")},{(i < 100 ? "Exampla" : $"Sam{(char)('a' + i % 26)}ova")},t{i}")) + "\n");
        var met = Met(ready, new([new("family_name"), new("given_name")]) { Window = 4 }, out var report);
        Assert.Equal(200 * 3 - 6, met.Length);
        Assert.Equal(100, report.Largest);
        Assert.True(report.Lost >= 100 * 99 / 2 - (100 * 3 - 6));
        Assert.Contains("do not meet here", report.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_one_slip_apart_meet_and_no_others_that_are_further_than_two()
    {
        var draw = new Random(4);
        string[] numbers = [.. Enumerable.Range(0, 150).Select(_ => string.Concat(Enumerable.Range(0, draw.Next(6, 9)).Select(_ => "0123"[draw.Next(4)])))];
        var ready = Ready("id,truth,passport,given_name,family_name\n" + string.Join('\n', numbers.Select((n, i) => $"{i},{i},A{n},Ana{(char)('a' + i % 26)},Exampla{(char)('a' + i / 26)}")) + "\n", new() { ["passport"] = ColumnRole.Identifier });
        var met = Met(ready, new([new("passport", BlockingPartKind.OneSlip)]), out _, int.MaxValue).ToHashSet();
        var slips = 0;
        for (var a = 0; a < ready.Records.Count; a++)
        {
            for (var b = a + 1; b < ready.Records.Count; b++)
            {
                var (x, y) = (Text(ready.Records, "passport", a), Text(ready.Records, "passport", b));
                var apart = Apart(x, y);
                if (apart <= 1) slips++;
                Assert.True(apart > 1 || met.Contains((a, b)), $"{x} and {y} do not meet");
                Assert.True(apart <= 2 || !met.Contains((a, b)), $"{x} and {y} meet");
            }
        }

        Assert.True(slips > 10);
    }

    [Theory]
    [InlineData(BlockingPartKind.OneSlip)]
    [InlineData(BlockingPartKind.RareWords)]
    [InlineData(BlockingPartKind.FirstLetters)]
    [InlineData(BlockingPartKind.Initial)]
    public void A_name_read_from_another_script_is_found_by_its_letters_and_not_by_what_stands_behind_them(BlockingPartKind kind)
    {
        var table = Sightings.Read("id,truth,given_name,family_name\n1,1,小明,欧阳\n2,1,Xiaoming,Ouyang\n3,2,מרים,כהן\n4,2,Miriam,Cohen\n5,3,Ana,Exampla\n6,4,Maria,Samova\n7,5,娜,李\n8,6,伟,李\n");
        var rule = new BlockingRule([new("family_name", kind)]);
        var records = new BatchLinker(new() { Transliterate = new AnyScript() }).Ready(table, null).Records;
        var plan = KeyPlan.Of(records, records.Count, [rule]);

        bool Meet(int a, int b) => plan.Others.Count > 0 ? plan.Others[0].Pairs(records, MostInBlock, out _).Contains(NeighbourRule.Pair(a, b)) : plan.Parts[0](a) is > 0 and var key && key == plan.Parts[0](b);
        int At(string id) => Enumerable.Range(0, records.Count).Single(r => table.Id(records.Rows[r]) == id);

        Assert.True(Meet(At("1"), At("2")));
        Assert.True(Meet(At("3"), At("4")));
        Assert.False(Meet(At("1"), At("3")));
        Assert.Equal(kind != BlockingPartKind.FirstLetters, Meet(At("7"), At("8"))); // two letters are too few
    }

    [Fact]
    public void No_pair_is_compared_twice_and_all_of_them_are_learned_and_linked()
    {
        BlockingRule[] rules = [new([new("phone")]), new([new("passport", BlockingPartKind.OneSlip)]), new([new("family_name"), new("given_name")]) { Window = 5 }, new([new("family_name", BlockingPartKind.OneSlip), new("birth_date", BlockingPartKind.Year)])];
        var csv = Sightings.Csv(400, 5);
        var model = TrainedModel.Load(new BatchLinker().Learn(Sightings.Read(csv)).WithRules(rules).Save());
        Assert.Equal(rules, model.Rules);
        var result = new BatchLinker(new() { Model = model }).Link(Sightings.Read(csv));
        var ready = (result.Records, result.Table);
        var all = rules[1..].SelectMany(r => Met(ready, r, out _)).Concat(Pairs(result.Records.Count).Where(p => result.Records.Cell(p.A, Field(result.Records, "phone")) is > 0 and var phone && phone == result.Records.Cell(p.B, Field(result.Records, "phone")))).ToHashSet();

        Assert.Equal(all.Count, result.ByRule.Sum(r => r.Scored));
        Assert.All(all, p => Assert.True(result.Keys.FirstShared(p.Item1, p.Item2) >= 0));
        Assert.Equal(all.Count, Pairs(result.Records.Count).Count(p => result.Keys.FirstShared(p.A, p.B) >= 0));
        Assert.True(result.Measure()!.PairF1 > 0.9, $"{result.Measure()!.PairF1}");
    }

    [Fact]
    public void An_index_refuses_rules_that_hang_on_the_whole_file_and_says_why()
    {
        var model = new BatchLinker().Learn(Sightings.Read(Sightings.Csv(100))).WithRules([new([new("family_name")]) { Window = 3 }]);
        var refused = Assert.Throws<FormatException>(() => LinkIndex.Build(Sightings.Read(Sightings.Csv(100)), new() { Model = model })).Message;
        Assert.Contains("'3 neighbours by family_name'", refused, StringComparison.Ordinal);
        Assert.Contains("hangs on what else the file holds", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, BlockingPartKind.Value, "has a window of 1 records; 2 to 100 are taken")]
    [InlineData(3, BlockingPartKind.Sound, "sorted by whole values")]
    [InlineData(-1, BlockingPartKind.Value, "has a window of -1 records")]
    public void A_window_that_cannot_be_is_refused_in_words(int window, BlockingPartKind kind, string said)
    {
        var model = new BatchLinker().Learn(Sightings.Read(Sightings.Csv(60))).WithRules([new([new("family_name", kind)]) { Window = window }]);
        Assert.Contains(said, Assert.Throws<FormatException>(() => new BatchLinker(new() { Model = model }).Link(Sightings.Read(Sightings.Csv(60)))).Message, StringComparison.Ordinal);
    }

    private static (Records Records, Table Table) Ready(string csv, Dictionary<string, ColumnRole>? roles = null)
    {
        var table = Sightings.Read(csv);
        return (new BatchLinker(new() { Roles = roles ?? [] }).Ready(table, null).Records, table);
    }

    private static (int, int)[] Met((Records Records, Table) ready, BlockingRule rule, out KeyReport report, int most = MostInBlock) =>
        [.. KeyPlan.Of(ready.Records, ready.Records.Count, [rule]).Others.Single().Pairs(ready.Records, most, out report).Select(p => ((int)(p >> 32), (int)(uint)p))];

    private static string[] Named((Records Records, Table Table) ready, (int, int)[] pairs) =>
        [.. pairs.Select(p => string.Join(' ', new[] { p.Item1, p.Item2 }.Select(r => ready.Table.Id(ready.Records.Rows[r])).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    private static IEnumerable<(int A, int B)> Pairs(int records) => Enumerable.Range(0, records).SelectMany(a => Enumerable.Range(a + 1, records - a - 1).Select(b => (a, b)));

    private static Field Field(Records records, string name) => records.Fields.First(f => f.Name == name);

    private static string Text(Records records, string name, int record) => records.Cell(record, Field(records, name)) is > 0 and var value ? Field(records, name).Text(value) : "";

    /// <summary>Letters left out, put in, changed or in each other's place (restricted Damerau-Levenshtein), by the book.</summary>
    private static int Apart(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
