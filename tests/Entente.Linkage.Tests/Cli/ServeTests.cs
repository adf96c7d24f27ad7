using System.Text.Json;
using Entente.Linkage.Live;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>An index that answers JSON lines.</summary>
public sealed class ServeTests : IDisposable
{
    private const string Maria = """{"given_name":"Maria","family_name":"Zzyzxova","birth_date":"1991-02-03","phone":"+447799999999","passport":"QQ7654321","town":"batown"}""";

    private readonly Command command = new();

    [Fact]
    public void Records_are_put_judged_explained_asked_for_and_are_still_there_the_next_time()
    {
        command.Write("people.csv", Sightings.Csv(200));
        var first = Ask([$$"""{"do":"put","id":"new1","values":{{Maria}}}""", $$"""{"do":"put","id":"new2","values":{{Maria}}}""",
            """{"do":"explain","left":"new1","right":"new2"}""", """{"do":"judge","left":"new1","right":"new2","same":false}"""], "--from", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet");
        Assert.All(first, a => Assert.True(a.GetProperty("ok").GetBoolean(), a.GetRawText()));
        Assert.Equal(["new1", "new2"], Texts(first[2], "members"));
        Assert.Contains("same person", first[3].GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal(["new1"], Texts(first[4], "members"));

        var second = Ask([$$"""{"do":"query","values":{{Maria}}}""", """{"do":"withdraw","left":"new1","right":"new2"}""", """{"do":"remove","id":"new2"}""", """{"do":"explain","id":"new1"}"""]);
        Assert.Equal(["new1", "new2"], second[1].GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString()!).Order());
        Assert.Equal(["new1", "new2"], Texts(second[2], "members"));
        Assert.Empty(Texts(second[3], "members"));
        Assert.Contains("stands alone", second[4].GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "This is no JSON")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{}", "'do' is missing: put, remove")]
    [InlineData("""{"do":"dance"}""", "nothing called 'dance'")]
    [InlineData("""{"do":"put","values":{}}""", "'id' is missing")]
    [InlineData("""{"do":"put","id":"","values":{}}""", "'id' is empty")]
    [InlineData("""{"do":"put","id":"x"}""", "'values' must be an object")]
    [InlineData("""{"do":"put","id":"x","values":{"shoe":"43"}}""", "no column 'shoe'. The columns are given_name")]
    [InlineData("""{"do":"put","id":"x","values":{"town":["a"]}}""", "'town' must be a text")]
    [InlineData("""{"do":"put","id":"\ud800","values":{}}""", "no character")]
    [InlineData("""{"do":"put","do":"remove"}""", "said twice")]
    [InlineData("""{"do":"remove","id":"nobody"}""", "no record 'nobody'")]
    [InlineData("""{"do":"judge","left":"1","right":"1","same":true}""", "one and the same")]
    [InlineData("""{"do":"judge","left":"1","right":"2","same":"yes"}""", "must be true or false")]
    [InlineData("""{"do":"query","values":{},"most":"all"}""", "'most' must be a number")]
    public void A_line_that_asks_for_nothing_that_can_be_done_is_told_how_to_mend_it_and_the_next_is_answered(string line, string said)
    {
        command.Write("people.csv", Sightings.Csv(40));
        var answers = Ask([line, "", """{"do":"explain","id":"1"}"""], "--from", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet");
        Assert.False(answers[1].GetProperty("ok").GetBoolean());
        Assert.Contains(said, answers[1].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal((3, true), (answers[2].GetProperty("line").GetInt32(), answers[2].GetProperty("ok").GetBoolean()));
    }

    [Fact]
    public void A_judgement_that_contradicts_others_or_waits_for_a_record_says_so_at_once()
    {
        command.Write("people.csv", Sightings.Csv(40));
        var answers = Ask(["""{"do":"judge","left":"1","right":"2","same":true}""", """{"do":"judge","left":"2","right":"3","same":true}""",
            """{"do":"judge","left":"1","right":"3","same":false}""", """{"do":"judge","left":"1","right":"nobody","same":true}"""], "--from", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet");
        Assert.Empty(Texts(answers[2], "conflicts"));
        Assert.NotEmpty(Texts(answers[3], "conflicts"));
        Assert.Empty(Texts(answers[3], "waits"));
        Assert.Equal(["nobody"], Texts(answers[4], "waits"));
    }

    [Fact]
    public void A_damaged_journal_is_refused_until_it_is_to_be_mended()
    {
        command.Write("people.csv", Sightings.Csv(40));
        Ask([], "--from", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet");
        using (var store = LinkStore.Open(command.Path("index")))
        {
            store.Remove("1");
            store.Commit();
            store.Remove("2");
            store.Commit();
        }

        var journal = Directory.GetFiles(command.Path("index"), "journal-*").Single();
        var bytes = File.ReadAllBytes(journal);
        bytes[13] ^= 1;
        File.WriteAllBytes(journal, bytes);
        var (code, _, error) = command.Run("serve", "./index");
        Assert.Equal(1, code);
        Assert.Contains("is damaged from byte 0", error, StringComparison.Ordinal);
        (code, _, error) = command.Run("serve", "./index", "--mend");
        Assert.Equal(0, code);
        Assert.Contains("What is whole was taken", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_an_index_says_so()
    {
        var (code, _, error) = command.Run("serve", "./nothing");
        Assert.Equal(1, code);
        Assert.Contains("holds no link index", error, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private JsonElement[] Ask(string[] lines, params string[] more)
    {
        var (code, said, error) = command.Ask(string.Join('\n', lines), CancellationToken.None, ["serve", "./index", .. more]);
        Assert.True(code == 0, error);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static string[] Texts(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];
}
