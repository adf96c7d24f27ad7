using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Files about things, which have nothing but words: titles, names of products, descriptions.</summary>
public sealed class FreeWordsTests
{
    private static readonly string[] Nouns = ["camera", "washer", "radio", "lamp", "speaker", "printer", "kettle", "monitor", "router", "charger"];
    private static readonly string[] Makers = ["exampla", "samova", "testron", "madeup", "fictus", "nonesuch"];
    private static readonly string[] Extras = ["black", "silver", "compact", "portable", "digital", "wireless", "series", "professional", "large", "small", "pack", "with"];

    [Fact]
    public void Two_lists_of_products_are_linked_by_their_words_without_a_setting()
    {
        var table = Read(Products(400));

        var result = new BatchLinker(new() { Once = "source" }).Link(table);

        Assert.Equal(ColumnRole.Words, result.Records.Fields.Single(f => f.Name == "name").Role);
        Assert.True(result.Measure()!.PairF1 > 0.9, $"{result.Measure()!.PairF1} {result.InWords()}");
    }

    [Theory]
    [InlineData("exampla radio XK450", "radio exampla xk450", true)] // another order
    [InlineData("exampla radio XK-450", "exampla radio xk450", true)] // joined and parted
    [InlineData("exampla portable radio XK450", "exampla portabel radio XK450 black", true)]
    [InlineData("exampla radio XK450", "exampla radio XK451", false)] // another model
    [InlineData("exampla radio XK450", "samova lamp QT900", false)]
    public void Texts_agree_by_the_words_that_they_share_and_rare_ones_count_most(string one, string other, bool agree)
    {
        var csv = Products(400) + $"x,1,x,{one},\ny,2,x,{other},\n";
        var result = new BatchLinker().Link(Read(csv));
        var field = result.Records.Fields.Single(f => f.Name == "name");
        int Cell(string id) => result.Records.Cell(Enumerable.Range(0, result.Records.Count).Single(r => result.Table.Id(result.Records.Rows[r]) == id), field);

        Assert.Equal(agree, field.Level(Cell("x"), Cell("y")) < 3);
        Assert.Equal(field.Level(Cell("x"), Cell("y")), field.Level(Cell("y"), Cell("x")));
    }

    [Fact]
    public void A_title_before_a_persons_name_and_a_description_of_one_are_no_free_words()
    {
        static string Letters(int i) => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}";
        var rows = Enumerable.Range(0, 100).Select(i => $"{i},{(i % 2 == 0 ? "Mr" : "Mrs")},Ana{Letters(i)},Exampla{Letters(i)},was seen near place number {i}");
        var table = Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes("id,title,given_name,family_name,description\n" + string.Join('\n', rows) + "\n")), "made-up.csv", new() { Id = "id" });

        Assert.DoesNotContain(table.Profile(), c => c.Role == ColumnRole.Words);
    }

    [Fact]
    public void An_index_that_takes_records_one_by_one_refuses_a_file_with_words_alone_and_says_why() =>
        Assert.Contains("rare words", Assert.Throws<FormatException>(() => LinkIndex.Build(Read(Products(100)))).Message, StringComparison.Ordinal);

    private static Table Read(string csv) => Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "made-up.csv", new() { Id = "id", Truth = "truth" });

    /// <summary>Made-up products, each in both lists: the second leaves words out, adds others, and writes them in another order.</summary>
    private static string Products(int count)
    {
        var draw = new Random(7);
        var csv = new StringBuilder("id,source,truth,name,price\n");
        for (var i = 0; i < count; i++)
        {
            var model = $"{(char)('a' + draw.Next(26))}{(char)('a' + draw.Next(26))}{draw.Next(100, 999)}";
            string[] words = [Makers[draw.Next(6)], Nouns[draw.Next(10)], Extras[draw.Next(12)], Extras[draw.Next(12)], model];
            var again = words.Where((_, at) => at != 2 || draw.Next(2) == 0).Append(Extras[draw.Next(12)]).ToArray();
            draw.Shuffle(again);
            var price = draw.Next(10, 500);
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i},1,{i},{string.Join(' ', words)},{price}\nb{i},2,{i},{string.Join(' ', again)},{(draw.Next(3) == 0 ? "" : price)}\n");
        }

        return csv.ToString();
    }
}
