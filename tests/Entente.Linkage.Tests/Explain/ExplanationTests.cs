using System.Text.Json;
using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Score;
using Entente.Linkage.Tests.Batch;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Explain;

/// <summary>An explanation is the score taken apart, and its JSON says no less than its words.</summary>
public sealed class ExplanationTests
{
    /// <summary>In bits: weights are kept as single numbers while pairs are scored, and as double ones while they are explained.</summary>
    private const double Close = 1e-3;

    private static readonly Linker Plain = new(LinkModel.Default);

    [Fact]
    public void For_every_pair_of_a_file_the_parts_in_the_JSON_add_up_to_the_score_by_which_the_file_was_linked()
    {
        var table = Sightings.Read(Sightings.Csv(60, seed: 5));
        var result = new BatchLinker().Link(table);
        var filter = new PairFilter(result.Records, new(result.Records), result.Weigher);
        for (var a = 0; a < result.Count; a++)
        {
            for (var b = a + 1; b < result.Count; b++)
            {
                Glance[] pair = [new(a, b)];
                Assert.Equal(1, filter.Sift(pair, -200));
                var told = Read(result.ExplainRecords(a, b).InJson());
                var parts = Number(told, "prior") + Number(told, "rest") + told.GetProperty("reasons").EnumerateArray().Sum(r => Number(r, "weight"));
                Assert.True(Math.Abs(parts - Number(told, "score")) < Close, told.GetRawText());
                Assert.True(Math.Abs(pair[0].Most / Math.Log(2) - Number(told, "score")) < 1e-6, told.GetRawText());
                Assert.True(Math.Abs(1 / (1 + Math.Pow(2, -Number(told, "score"))) - Number(told, "probability")) < 1e-9, told.GetRawText());
            }
        }
    }

    [Fact]
    public void For_every_pair_compared_by_the_model_set_by_hand_the_parts_in_the_JSON_add_up_to_the_score() => Gen.Select(Some.Person, Some.Person, Gen.Double[0, 1]).Sample((a, b, right) =>
    {
        var match = Plain.Compare(a, b with { Id = 2, Reliability = right });
        var told = Read(match.InJson());
        return Math.Abs(Number(told, "prior") + told.GetProperty("reasons").EnumerateArray().Sum(r => Number(r, "weight")) - match.Score) < 1e-9 && Number(told, "score") == match.Score
            && Math.Abs(Number(told, "probability") - match.Probability) < 1e-12;
    });

    [Fact]
    public void What_is_said_of_a_missing_fact_is_what_comes_out_once_it_is_known()
    {
        var (a, b) = (new LinkRecord(1) { Names = [new("Maria", "Popescu")], Sex = "female" }, new LinkRecord(2) { Names = [new("Maria", "Popescu")] });
        var missing = Plain.Compare(a, b).Missing();
        var sex = missing.Single(f => f.Field == "Sex");

        Assert.Equal(Plain.Compare(a, b with { Sex = "female" }).Probability, sex.IfSame, 12);
        Assert.Equal(Plain.Compare(a, b with { Sex = "male" }).Probability, sex.IfDifferent, 12);
        Assert.Equal(missing.Max(f => f.Moves), missing[0].Moves);
        Assert.DoesNotContain(missing, f => f.Field is "GivenName" or "FamilyName" or "FullName" or "NameOrder");
        Assert.Equal(["FullName"], new Linker(Only(Feature.FullName)).Compare(new(1), new(2)).Missing().Select(f => f.Field));
    }

    [Fact]
    public void In_a_file_a_missing_fact_raises_the_probability_if_it_agrees_and_lowers_it_if_not_and_the_most_telling_stands_first()
    {
        var result = new BatchLinker().Link(Sightings.Read(Sightings.Csv(300)));
        var seen = 0;
        foreach (var edge in result.Pairs(-6).Where(e => Math.Abs(e.Score) < 6))
        {
            var told = result.ExplainRecords(edge.A, edge.B);
            Assert.All(told.Missing, f => Assert.True(f.IfSame >= told.Probability - 1e-9 && f.IfDifferent <= told.Probability + 1e-9 && (f.Left.Length == 0 || f.Right.Length == 0), f.Field));
            Assert.Equal(told.Missing.OrderByDescending(f => f.Moves), told.Missing);
            Assert.DoesNotContain(told.Reasons, r => told.Missing.Any(f => f.Field == r.Field));
            if (told.Missing.Count > 0 && told.InWords().Contains($"What would tell most is {told.Missing[0].Field}", StringComparison.Ordinal)) seen++;
        }

        Assert.True(seen > 0);
    }

    [Fact]
    public void The_form_of_the_JSON_stands()
    {
        var result = new BatchLinker().Link(Sightings.Read(Sightings.Csv(100)));
        var pair = Read(result.Explain(0, 1).InJson());
        Assert.Equal(["version", "left", "right", "probability", "score", "prior", "rest", "against", "reasons", "missing", "outcome", "model", "words"], Names(pair));
        Assert.Equal(["field", "level", "left", "right", "weight", "strength", "sharedBy", "records"], Names(pair.GetProperty("reasons")[0]));
        Assert.Equal(["version", "record", "members", "copies", "mean", "bridge", "doubters", "judged", "keptFrom", "nearest", "words"], Names(Read(result.ExplainPlace(0).InJson())));
        var match = Read(Plain.Compare(new(1) { Sex = "female" }, new(2) { Sex = "male" }).InJson());
        Assert.Equal(["version", "left", "right", "probability", "score", "prior", "strength", "worthALook", "reliability", "reasons", "missing", "model", "words"], Names(match));
        Assert.Equal(["field", "level", "left", "right", "weight", "strength", "sharedBy", "records", "words"], Names(match.GetProperty("reasons")[0]));
        Assert.Equal(["field", "left", "right", "ifSame", "ifDifferent", "moves"], Names(match.GetProperty("missing")[0]));
    }

    [Fact]
    public void Things_of_different_kinds_have_no_score_and_the_JSON_says_null()
    {
        var told = Read(Plain.Compare(new(1), new(2) { Kind = LinkKind.Company }).InJson());
        Assert.Equal((JsonValueKind.Null, 0.0), (told.GetProperty("score").ValueKind, Number(told, "probability")));
    }

    [Fact]
    public void Names_stand_in_their_own_letters_and_nothing_in_them_can_end_an_element_of_a_page()
    {
        var told = Plain.Compare(new(1) { Names = [new("Олена", "</script>")] }, new(2) { Names = [new("Олена", "</script>")] }).InJson();
        Assert.Contains("Олена", told, StringComparison.Ordinal);
        Assert.DoesNotContain("<", told, StringComparison.Ordinal);
        Assert.Equal("</script>", Read(told).GetProperty("reasons").EnumerateArray().Single(r => r.GetProperty("field").GetString() == "FamilyName").GetProperty("left").GetString());
    }

    [Fact]
    public void A_model_is_known_by_its_fingerprint_which_moves_with_any_weight()
    {
        var model = new BatchLinker().Learn(Sightings.Read(Sightings.Csv(100)));
        Assert.Equal(model.Fingerprint, TrainedModel.Load(model.Save()).Fingerprint);
        var other = TrainedModel.Load(model.Save());
        other.Weights.Shares[1] *= 0.5;
        Assert.NotEqual(model.Fingerprint, other.Fingerprint);
        Assert.Equal(model.Fingerprint, new BatchLinker(new() { Model = model }).Link(Sightings.Read(Sightings.Csv(100))).Explain(0, 1).Model);
    }

    private static LinkModel Only(Feature feature) => LinkModel.Default with { Kinds = [LinkModel.Default.For(LinkKind.Person)! with { Comparisons = [.. LinkModel.Default.For(LinkKind.Person)!.Comparisons.Where(c => c.Feature == feature)] }] };

    private static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(p => p.Name)];
}
