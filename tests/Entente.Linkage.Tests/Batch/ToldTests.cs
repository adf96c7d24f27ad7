using System.Text.Json.Nodes;
using Entente.Linkage.Batch;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>What learning could not find out is told, and models from before that was kept still load.</summary>
public sealed class ToldTests
{
    [Fact]
    public void Columns_that_say_the_same_are_told_and_whether_they_count_once()
    {
        var told = Learn("country,paint,colour", (_, cells) => $"{cells[7]}land,{cells[7][..3]}paint,{cells[7][..3]}colour").Told;

        Assert.Contains("town and country say the same: what they tell together is counted once.", told);
        Assert.Contains("paint and colour say the same: what they tell is counted twice; leave one out with --ignore.", told);
        Assert.DoesNotContain(told, t => t.Contains("given_name and", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_few_pairs_speak_of_and_one_on_which_hardly_any_agrees_are_told()
    {
        var told = Learn("passport_old,ticket", (at, _) => $"{(at % 40 == 0 ? $"QQ{at:0000000}" : "")},{at * 104_729:000000000}").Told;

        Assert.Contains(told, t => t.StartsWith("Too few matching pairs, about ", StringComparison.Ordinal) && t.Contains("both speak of passport_old ", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("Hardly a matching pair agrees on ticket, of about ", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Contains("family_name", StringComparison.Ordinal) && t.Contains("atching pair", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_from_before_told_and_fixed_were_kept_loads_and_links_as_it_did()
    {
        var csv = Sightings.Csv(300);
        var model = new BatchLinker().Learn(Sightings.Read(csv));
        var json = JsonNode.Parse(model.Save())!;
        Assert.True(json.AsObject().Remove("told"));
        foreach (var field in json["fields"]!.AsArray()) Assert.True(field!.AsObject().Remove("fixed"));
        var old = TrainedModel.Load(json.ToJsonString());

        Assert.Empty(old.Told);
        var (one, other) = (Sightings.Read(csv), Sightings.Read(csv));
        Assert.Equal(Sightings.Clusters(one, new BatchLinker(new() { Model = model }).Link(one)), Sightings.Clusters(other, new BatchLinker(new() { Model = old }).Link(other)));
    }

    /// <summary>Learns from made-up people with columns more.</summary>
    private static TrainedModel Learn(string headers, Func<int, string[], string> cells)
    {
        var lines = Sightings.Csv(600).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new BatchLinker().Learn(Sightings.Read(string.Join('\n', lines.Select((line, at) => at == 0 ? $"{line},{headers}" : $"{line},{cells(at, line.Split(','))}"))));
    }
}
