using Entente.Linkage.Batch;
using Entente.Linkage.Live;
using Entente.Linkage.Scripts;
using Entente.Linkage.Tests.Batch;
using Entente.Linkage.Tests.Cli;

namespace Entente.Linkage.Tests.Scripts;

/// <summary>Files in which one person stands in several scripts, from the file to the clusters.</summary>
public sealed class MixedScriptsTests : IDisposable
{
    /// <summary>Made-up people: as one source has them, and as another. Nothing but name and date of birth brings them together.</summary>
    private static readonly (string Given, string Family, string Again, string FamilyAgain)[] Twins =
    [
        ("小明", "王", "Xiaoming", "Wang"), ("丽华", "黄", "Li Hua", "Huang"), ("雪梅", "单", "Xuemei", "Shan"), ("志伟", "曾", "Zhiwei", "Zeng"), ("小红", "欧阳", "Xiao-hong", "Ouyang"),
        ("大文", "陳", "Tai Man", "Chan"), ("國華", "張", "Kuo-hua", "Chang"), ("嘉欣", "李", "Ka Yan", "Lee"), ("秀莲", "吕", "Xiulian", "Lyu"), ("静怡", "陈", "靜怡", "陳"),
    ];

    private readonly Command command = new();

    [Fact]
    public void A_record_in_Chinese_and_its_twin_in_Latin_letters_come_into_one_cluster()
    {
        command.Write("people.csv", Csv());

        var run = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./clusters.csv", "--quiet");

        Assert.True(run.Code == 0, run.Error);
        var clusters = command.Text("clusters.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1]);
        Assert.Equal([], Enumerable.Range(0, Twins.Length).Where(i => clusters[$"a{i}"] != clusters[$"b{i}"]).Select(i => Twins[i].Again));
        Assert.Equal(Twins.Length, Enumerable.Range(0, Twins.Length).Select(i => clusters[$"a{i}"]).Distinct().Count());
    }

    [Fact]
    public void A_kept_index_knows_the_other_spellings_when_it_is_opened_again()
    {
        var csv = Csv().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var folder = command.Path("index");
        using (var store = LinkStore.Create(folder, LinkIndex.Build(Sightings.Read(string.Join('\n', csv[..^Twins.Length])), new BatchOptions { Transliterate = new AnyScript() }))) store.Commit();

        using var again = LinkStore.Open(folder, new AnyScript());
        foreach (var line in csv[^Twins.Length..])
        {
            var cells = line.Split(',');
            again.Put(cells[0], [cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]]);
        }

        Assert.Equal([], Enumerable.Range(0, Twins.Length).Where(i => !again.Index.Members($"a{i}").Contains($"b{i}")).Select(i => Twins[i].Again));
    }

    public void Dispose() => command.Dispose();

    private static string Csv() => Sightings.Csv(600) + string.Concat(Rows("a", t => (t.Given, t.Family))) + string.Concat(Rows("b", t => (t.Again, t.FamilyAgain)));

    private static IEnumerable<string> Rows(string id, Func<(string Given, string Family, string Again, string FamilyAgain), (string Given, string Family)> name) =>
        Twins.Select((t, i) => $"{id}{i},t{i},{name(t).Given},{name(t).Family},19{70 + i}-0{1 + i % 9}-{11 + i},,,\n");
}
