using Entente.Linkage.Batch;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Learning finds what was planted.</summary>
public sealed class LearningTests
{
    private const int Persons = 6_000;
    private const int Town = 2;
    private const int Sex = 3;

    [Fact]
    public void Planted_probabilities_of_agreement_are_found_again()
    {
        var (records, blind, met) = Planted();
        var learned = new Learner(records.Fields, blind, met, records.Pairs).Run(records.Count);

        Assert.True(learned.Settled);
        Assert.Contains("all 5 starts ended at one answer", string.Concat(learned.InWords(met)), StringComparison.Ordinal);
        var (match, strangers) = (learned.Model[PairKind.Match], learned.Model[PairKind.Strangers]);
        Assert.Equal(0.75, match[MatchModel.At(2, 1, 0)], 0.02);
        Assert.Equal(0.95, match[MatchModel.At(3, 1, 0)], 0.02);
        Assert.Equal(0.05, strangers[MatchModel.At(2, 1, 0)], 0.01);
        Assert.Equal(0.5, strangers[MatchModel.At(3, 1, 0)], 0.01);
        Assert.Equal(Persons / records.Pairs, learned.Model.Shares[(int)PairKind.Match], 0.05 * Persons / records.Pairs);
    }

    [Fact]
    public void What_is_given_does_not_move_and_the_rest_is_learned_around_it()
    {
        var (records, blind, met) = Planted();
        var given = new MatchModel(records.Fields.Count + 1);
        foreach (var kind in Enum.GetValues<PairKind>()) given[kind].AsSpan(MatchModel.At(Town, 0, 0), MatchModel.States * MatchModel.Levels).Fill(0.4);
        var learned = new Learner(records.Fields, blind, met, records.Pairs) { Fixed = new([Town], given) }.Run(records.Count);

        Assert.Equal(0.4, learned.Model[PairKind.Match][MatchModel.At(Town, 1, 0)]);
        Assert.Equal(0.4, learned.Model[PairKind.Strangers][MatchModel.At(Town, 2, 1)]);
        Assert.Equal(0.95, learned.Model[PairKind.Match][MatchModel.At(Sex, 1, 0)], 0.02);
        Assert.Contains("Given, not learned: what town is worth.", learned.Notes);
    }

    [Fact]
    public void The_known_answer_is_believed_whatever_the_pairs_look_like()
    {
        var (records, blind, met) = Planted();
        var (width, none) = (records.Fields.Count + 1, new Dictionary<int, bool>());
        var right = new Learner(records.Fields, blind, met, records.Pairs) { Answers = new(met, width, none, pair => records.Rows[met.Pairs[pair].A] / 2 == records.Rows[met.Pairs[pair].B] / 2) }.Run(records.Count);
        var nobody = new Learner(records.Fields, blind, met, records.Pairs) { Answers = new(met, width, none, _ => false) }.Run(records.Count);

        Assert.Equal(0.75, right.Model[PairKind.Match][MatchModel.At(Town, 1, 0)], 0.02);
        Assert.Equal(Persons / records.Pairs, right.Model.Shares[(int)PairKind.Match], 0.05 * Persons / records.Pairs);
        Assert.Equal(0.5 / records.Pairs, nobody.Model.Shares[(int)PairKind.Match], 1e-12);
    }

    [Fact]
    public void An_answer_speaks_for_its_own_pair_wholly_and_for_pairs_of_its_pattern_in_part()
    {
        var (records, _, met) = Planted();
        var width = records.Fields.Count + 1;
        string Pattern(int pair) => string.Join(' ', met.Levels.Skip(pair * width).Take(width));
        var like = Enumerable.Range(1, met.Count - 1).First(pair => Pattern(pair) == Pattern(0));
        var other = Enumerable.Range(1, met.Count - 1).First(pair => Pattern(pair) != Pattern(0));
        var answers = new Answers(met, width, new Dictionary<int, bool> { [0] = false }, null);

        Assert.Equal(0, answers.After(0, 0.9));
        Assert.Equal(2 * 0.9 / 3, answers.After(like, 0.9), 1e-6);
        Assert.Equal(0.9, answers.After(other, 0.9));
    }

    [Fact]
    public void A_model_that_fixes_a_column_keeps_it_through_json_and_one_that_fixes_none_is_refused()
    {
        var first = new BatchLinker(new() { Threads = 1 }).Learn(Sightings.Read(Sightings.Csv(400)));
        var json = System.Text.Json.Nodes.JsonNode.Parse(first.Save())!;
        var town = json["fields"]!.AsArray().First(f => (string?)f!["name"] == "town")!;
        town["fixed"] = true;
        var second = new BatchLinker(new() { Threads = 1, Start = TrainedModel.Load(json.ToJsonString()) }).Learn(Sightings.Read(Sightings.Csv(900, 2)));

        var at = json["fields"]!.AsArray().IndexOf(town) * MatchModel.States * MatchModel.Levels;
        Assert.Equal(first.Weights[PairKind.Match][at..(at + 48)], second.Weights[PairKind.Match][at..(at + 48)]);
        Assert.NotEqual(first.Weights[PairKind.Match][..48], second.Weights[PairKind.Match][..48]);
        Assert.Contains("\"fixed\": true", second.Save(), StringComparison.Ordinal);
        var refused = Assert.Throws<FormatException>(() => new BatchLinker(new() { Threads = 1, Start = first }).Learn(Sightings.Read(Sightings.Csv(400))));
        Assert.Contains("fixes no column", refused.Message, StringComparison.Ordinal);
    }

    private static (Records Records, PairSample Blind, PairSample Met) Planted()
    {
        // Each person is there twice, with the same passport and birth date. The second sighting has another town in a quarter of all cases and another sex in a twentieth;
        // towns are drawn from 20, sexes from 2, so strangers agree in a twentieth and in a half.
        var draw = new Random(7);
        var rows = new List<string>();
        for (var person = 0; person < Persons; person++)
        {
            var (born, town, sex) = (new DateOnly(1950, 1, 2).AddDays(draw.Next(20_000)), draw.Next(20), draw.Next(2));
            rows.Add(Row(person, born, town, sex));
            rows.Add(Row(person, born, draw.Next(4) == 0 ? (town + draw.Next(1, 20)) % 20 : town, draw.Next(20) == 0 ? 1 - sex : sex));
        }

        var table = Sightings.Read("id,truth,passport,birth_date,town,sex\n" + string.Join('\n', rows.Index().Select(r => $"{r.Index},{r.Item}")));
        var roles = new Dictionary<string, ColumnRole> { ["passport"] = ColumnRole.Identifier, ["birth_date"] = ColumnRole.Date, ["town"] = ColumnRole.Category, ["sex"] = ColumnRole.Sex };
        var records = new Prepare(table, roles, 1, null).Run();
        var index = Block.KeyIndex.Build(records, Block.KeyPlan.For(records, records.Count), 60, 1);
        var comparer = new PairComparer(records);
        return (records, PairSample.Blind(records, comparer, 100_000, 1, 1), PairSample.Met(records, index, comparer, 50_000, 1, 1));
    }

    private static string Row(int person, DateOnly born, int town, int sex) => $"{person},XX{person:0000000},{born:yyyy-MM-dd},{(char)('a' + town)}ville,{(sex == 0 ? "f" : "m")}";
}
