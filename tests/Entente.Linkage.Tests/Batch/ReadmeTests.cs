using System.Runtime.CompilerServices;
using Entente.Linkage.Batch;
using Entente.Linkage.Block;
using Entente.Linkage.Live;
using Entente.Linkage.Names;
using Entente.Linkage.Screening;
using Entente.Linkage.Scripts;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>The README's samples run as they stand there.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("Entente.Linkage", 6)]
    [InlineData("Entente.Linkage.Scripts", 2)]
    public void The_samples_are_the_code_that_is_run_here(string package, int count)
    {
        var here = File.ReadAllText(This());
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(This())!, $"../../../src/{package}/README.md"));
        var samples = readme.Split("```csharp\n")[1..].Select(s => s.Split("```")[0]).ToArray();
        Assert.Equal(count, samples.Length);
        foreach (var line in samples.SelectMany(s => s.Split('\n', StringSplitOptions.RemoveEmptyEntries))) Assert.Contains(line.Trim(), here, StringComparison.Ordinal);
    }

    [Fact]
    public void Linking_from_code_gives_clusters_and_reasons()
    {
        In_a_folder(() =>
        {
            var table = Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] });
            var result = new BatchLinker().Link(table);
            for (var row = 0; row < table.Rows; row++) Console.WriteLine($"{table.Id(row)},{table.Label(result.Cluster(row))}");
            Console.WriteLine(result.ExplainPlace(0).InWords());

            Assert.Contains("Record 0", result.ExplainPlace(0).InWords(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Names_in_any_script_are_read_from_code()
    {
        In_a_folder(() =>
        {
            var names = new NameMatcher(new AnyScript());
            Console.WriteLine(names.Compare("陳大文", "CHAN Tai Man").Score >= NameMatcher.Threshold);
            var linked = new BatchLinker(new() { Transliterate = new AnyScript() }).Link(Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] }));

            Assert.True(names.Compare("陳大文", "CHAN Tai Man").Score >= NameMatcher.Threshold && linked.Cluster(0) >= 0);
        });
    }

    [Fact]
    public void Rules_are_suggested_from_code()
    {
        In_a_folder(() =>
        {
            var suggested = SuggestedRules.For(Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] }), suggest: new() { Budget = 50_000 });
            Console.WriteLine($"{suggested.Together[^1].Recall:P1} of the matching pairs for {suggested.Together[^1].Pairs:N0}: {string.Join("; ", suggested.Chosen.Select(c => c.Rule))}");

            Assert.InRange(suggested.Together[^1].Recall, 0.9, 1);
        });
    }

    [Fact]
    public void A_list_is_screened_from_the_command_line_as_the_readme_shows()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(This())!, "../../../src/Entente.Linkage/README.md"));
        var list = readme.Split('\n').SkipWhile(l => !l.StartsWith("    list_id,", StringComparison.Ordinal)).TakeWhile(l => l.Length > 0).Select(l => l.Trim());
        var line = readme.Split('\n').First(l => l.StartsWith("    entente-link screen ", StringComparison.Ordinal)).Trim();
        using var command = new Cli.Command();
        command.Write("list.csv", string.Join('\n', list) + "\n");
        command.Write("queries.csv", "query_id,name,dob\nq1,КОВАЛЕНКО Олександр,12.03.1984\n");

        var (code, _, error) = command.Run([.. line.Split(' ')[1..].Select(a => a.EndsWith(".csv", StringComparison.Ordinal) ? $"./{a}" : a)]);

        Assert.True(code == 0, error);
        Assert.Contains("q1,17,", command.Text("hits.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_are_compared_with_reasons()
    {
        var names = new NameMatcher();
        var sought = names.Parse("Олена Іванівна Коваленко"); // once, for many comparisons
        var match = NameMatcher.Compare(sought, names.Parse("KOVALENKO, Olena"));
        Console.WriteLine($"{match.Score >= NameMatcher.Threshold}: {match.Reasons}");

        Assert.True(match.Score >= NameMatcher.Threshold);
        Assert.Equal(NameReasons.OrderSwapped | NameReasons.Patronymic | NameReasons.MissingPart, match.Reasons);
    }

    [Fact]
    public void One_name_is_put_to_a_list()
    {
        var list = ScreenIndex.Build([new("17", ["Oleksandr Kovalenko", "Sasha Kovalenko"], "1984-03-12", "UA"), new("18", ["Maria Popescu"], "1990")]);
        foreach (var hit in list.Query(new("КОВАЛЕНКО Олександр", "12.03.1984")))
        {
            Console.WriteLine($"{hit.Id}, {hit.Probability:P0}: as {hit.Name}, {hit.AsAlike} of {list.Count} names fit as well, born {hit.Born}");
        }

        var found = Assert.Single(list.Query(new("КОВАЛЕНКО Олександр", "12.03.1984")));
        Assert.Equal(("17", "Oleksandr Kovalenko", 1, BornAgreement.Same), (found.Id, found.Name, found.AsAlike, found.Born));
    }

    [Fact]
    public void An_index_takes_records_one_by_one()
    {
        In_a_folder(() =>
        {
            using var store = LinkStore.Create("people.link", LinkIndex.Build(Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] })));
            var change = store.Put("new", ["Maria", "Popesku", "1990-05-07", "+447700900123", "", "bacortown"]);
            store.Commit(); // on disk now
            Console.WriteLine($"the same person as {string.Join(", ", change.Members)}");
            store.Judge(new("new", "7", false));
            Console.WriteLine(store.Index.ExplainPlace("new")!.InWords());

            Assert.Contains("People judged it against 7", store.Index.ExplainPlace("new")!.InWords(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_model_is_kept_and_used_again()
    {
        In_a_folder(() =>
        {
            var model = new BatchLinker().Learn(Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] }));
            File.WriteAllText("model.json", model.Save());
            var again = new BatchLinker(new() { Model = TrainedModel.Load(File.ReadAllText("model.json")) });

            Assert.Equal(again.Link(Table.Read("people.csv", new() { Id = "id", Ignore = ["truth"] })).Model.Save(), model.Save());
        });
    }

    /// <summary>The samples name files without a folder; the one test class that changes the current folder puts it back.</summary>
    private static void In_a_folder(Action sample)
    {
        var (before, folder) = (Environment.CurrentDirectory, Directory.CreateTempSubdirectory("entente-link").FullName);
        File.WriteAllText(Path.Combine(folder, "people.csv"), Sightings.Csv(300));
        Environment.CurrentDirectory = folder;
        try
        {
            sample();
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, true);
        }
    }

    private static string This([CallerFilePath] string path = "") => path;
}
