using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Learning finds what was planted.</summary>
public sealed class LearningTests
{
    private const int Persons = 6_000;

    [Fact]
    public void Planted_probabilities_of_agreement_are_found_again()
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
        var learned = new Learner(records.Fields, PairSample.Blind(records, comparer, 100_000, 1, 1), PairSample.Met(records, index, comparer, 50_000, 1, 1), records.Pairs).Run(records.Count);

        Assert.True(learned.Settled);
        var (match, strangers) = (learned.Model[PairKind.Match], learned.Model[PairKind.Strangers]);
        Assert.Equal(0.75, match[MatchModel.At(2, 1, 0)], 0.02);
        Assert.Equal(0.95, match[MatchModel.At(3, 1, 0)], 0.02);
        Assert.Equal(0.05, strangers[MatchModel.At(2, 1, 0)], 0.01);
        Assert.Equal(0.5, strangers[MatchModel.At(3, 1, 0)], 0.01);
        Assert.Equal(Persons / records.Pairs, learned.Model.Shares[(int)PairKind.Match], 0.05 * Persons / records.Pairs);
    }

    private static string Row(int person, DateOnly born, int town, int sex) => $"{person},XX{person:0000000},{born:yyyy-MM-dd},{(char)('a' + town)}ville,{(sex == 0 ? "f" : "m")}";
}
