using Entente.Linkage.Batch;
using Entente.Linkage.Block;
using Entente.Linkage.Fields;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Rules that are suggested: what is promised of them holds, and linking keeps to them.</summary>
public sealed class SuggestedRulesTests(ITestOutputHelper output)
{
    /// <summary>How far expected recall may be from true recall. Seen on made-up people: 0.001 to 0.01.</summary>
    private const double Near = 0.03;

    [Fact]
    public void Expected_recall_is_near_the_true_recall()
    {
        var csv = Sightings.Csv(1_200, 3);
        var expected = Suggest(csv, known: false);
        var looked = Suggest(csv, known: true).Looked.ToDictionary(l => l.Rule, l => l.Recall);
        var (worst, rule) = expected.Looked.Where(l => looked.ContainsKey(l.Rule)).Select(l => (Math.Abs(l.Recall - looked[l.Rule]), l.Rule)).MaxBy(l => l.Item1);
        output.WriteLine($"worst {worst:F3} at {rule}");
        Assert.True(looked.Count > 20);
        Assert.True(worst <= Near, $"{rule} is {worst:F3} off");

        var linked = new BatchLinker(new() { Model = expected.Model }).Link(Sightings.Read(csv));
        var truth = linked.Table.Truth!.Numbers.ToArray();
        var (pairs, met) = (0, 0);
        foreach (var (a, b) in Pairs(linked.Records.Count).Where(p => truth[linked.Records.Rows[p.A]] == truth[linked.Records.Rows[p.B]]))
        {
            pairs++;
            if (linked.Keys.FirstShared(a, b) >= 0) met++;
        }

        output.WriteLine($"together {expected.Together[^1].Recall:F3} expected, {met / (double)pairs:F3} true; {expected.Matches:F0} pairs expected, {pairs} true");
        Assert.InRange(expected.Together[^1].Recall, met / (double)pairs - Near, met / (double)pairs + Near);
        Assert.InRange(expected.Matches, pairs * (1 - Near), pairs * (1 + Near));
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    public void Counts_and_known_recall_equal_brute_force(int seed, int mostInBlock)
    {
        var csv = Sightings.Csv(120, seed);
        var suggested = SuggestedRules.For(Sightings.Read(csv), new() { MostInBlock = mostInBlock }, new() { Budget = 4_000 });
        var table = Sightings.Read(csv);
        var truth = table.Truth!.Numbers.ToArray();
        var (records, _) = new BatchLinker().Ready(table, null);
        var all = Pairs(records.Count).ToArray();
        bool OnePerson((int A, int B) pair) => truth[records.Rows[pair.A]] == truth[records.Rows[pair.B]];
        Assert.Equal(all.Count(OnePerson), suggested.Matches);
        Assert.Contains(suggested.Looked, l => l.Rule.IsForWholeFiles);
        foreach (var look in suggested.Looked.Concat(suggested.Chosen).Where(l => !l.Rule.IsForWholeFiles))
        {
            var keys = Keys(records, look.Rule);
            var met = all.Where(p => Meets(keys, p, int.MaxValue)).ToArray();
            var compared = met.Where(p => Meets(keys, p, mostInBlock)).ToArray();
            Assert.Equal((met.Length, compared.Length, keys.Sizes.Values.DefaultIfEmpty(0).Max()), ((int)look.Agree, (int)look.Pairs, look.Largest));
            Assert.Equal(compared.Count(OnePerson) / suggested.Matches, look.Recall, 9);
        }

        Assert.NotEmpty(suggested.Chosen);
        var chosen = suggested.Chosen.Select(c => Met(records, c.Rule, mostInBlock, all)).ToArray();
        foreach (var (together, i) in suggested.Together.Select((t, i) => (t, i)))
        {
            var union = chosen.Take(i + 1).SelectMany(p => p).Distinct().ToArray();
            Assert.Equal((union.Length, union.Count(OnePerson)), ((int)together.Pairs, (int)together.Matches));
        }

        Assert.True(suggested.Together[^1].Pairs <= 4_000);
    }

    [Fact]
    public void Linking_with_the_model_brings_the_pairs_that_were_promised()
    {
        var csv = Sightings.Csv(600, 4);
        var suggested = Suggest(csv, known: false);
        var model = TrainedModel.Load(suggested.Model.Save());
        Assert.Equal(suggested.Chosen.Select(c => c.Rule), model.Rules);
        Assert.Equal(model.Rules, TrainedModel.Load(new BatchLinker(new() { Start = model }).Learn(Sightings.Read(csv)).Save()).Rules);

        var result = new BatchLinker(new() { Model = model }).Link(Sightings.Read(csv));
        Assert.Equal(suggested.Together[^1].Pairs, result.ByRule.Sum(r => r.Scored));
        Assert.True(result.Measure()!.PairF1 > 0.95);
    }

    [Fact]
    public void An_index_that_goes_by_them_holds_what_a_rebuild_holds()
    {
        var csv = Sightings.Csv(300, 7).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var model = Suggest(string.Join('\n', csv), known: false).Model;
        Assert.NotEmpty(model.Rules);
        var index = LinkIndex.Build(Sightings.Read(string.Join('\n', csv[..200])), new() { Model = model });
        foreach (var cells in csv[200..].Select(l => l.Split(','))) index.Put(cells[0], cells[2..]);

        var rebuilt = index.Rebuild(Sightings.Read(string.Join('\n', csv)));
        Assert.Equal(csv.Length - 1, index.Count);
        Assert.Equal(csv.Skip(1).Select(l => rebuilt.Cluster(l.Split(',')[0])), csv.Skip(1).Select(l => index.Cluster(l.Split(',')[0])));
    }

    [Fact]
    public void Neither_threads_nor_the_order_of_the_file_change_what_is_suggested()
    {
        var one = SuggestedRules.For(Sightings.Read(Sightings.Csv(400, 6), "", 1), new() { Threads = 1 }, new() { SamplePairs = 2_000 });
        var other = SuggestedRules.For(Sightings.Read(Sightings.Csv(400, 6, shuffled: true), "", 4), new() { Threads = 4 }, new() { SamplePairs = 2_000 });
        Assert.Equal(one.Looked, other.Looked);
        Assert.Equal(one.Chosen, other.Chosen);
        Assert.Equal(one.Together, other.Together);
    }

    private static SuggestedRules Suggest(string csv, bool known) => SuggestedRules.For(Sightings.Read(csv, known ? "truth" : ""), new() { Roles = new Dictionary<string, ColumnRole> { ["truth"] = ColumnRole.Ignored } });

    private static IEnumerable<(int A, int B)> Pairs(int records) => Enumerable.Range(0, records).SelectMany(a => Enumerable.Range(a + 1, records - a - 1).Select(b => (a, b)));

    private static (int, int)[] Met(Records records, BlockingRule rule, int mostInBlock, (int A, int B)[] all)
    {
        if (rule.IsForWholeFiles) return [.. KeyPlan.Of(records, records.Count, [rule]).Others.Single().Pairs(records, mostInBlock, out _).Select(p => ((int)(p >> 32), (int)(uint)p))];
        var keys = Keys(records, rule);
        return [.. all.Where(p => Meets(keys, p, mostInBlock))];
    }

    /// <summary>What each record says to a rule, null where it lacks a part, and how many say the same.</summary>
    private static (string?[] Of, Dictionary<string, int> Sizes) Keys(Records records, BlockingRule rule)
    {
        var parts = rule.Parts.Select(p => RuleParts.Of(records, p)).ToArray();
        string?[] keys = [.. Enumerable.Range(0, records.Count).Select(r => parts.Any(p => p(r) == 0) ? null : string.Join(' ', parts.Select(p => p(r))))];
        return (keys, keys.OfType<string>().GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count()));
    }

    private static bool Meets((string?[] Of, Dictionary<string, int> Sizes) keys, (int A, int B) pair, int most) => keys.Of[pair.A] is { } key && key == keys.Of[pair.B] && keys.Sizes[key] <= most;
}
