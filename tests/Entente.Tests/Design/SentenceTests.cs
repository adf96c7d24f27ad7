using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Web.Matching;

namespace Entente.Tests.Design;

/// <summary>What stands in code is never a sentence for people: refusals, reasons and remedies have their words in data/texts.</summary>
public sealed partial class SentenceTests
{
    private static readonly Type[] Rules = [.. new[] { typeof(Problem).Assembly, typeof(Looks).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Problem)) && !t.IsAbstract)];

    [Fact]
    public void Each_refusal_has_its_words_and_no_words_are_left_over()
    {
        var written = Rendered.Files.Keys("en").Where(k => k.StartsWith("refused.", StringComparison.Ordinal)).ToList();
        var rules = Rules.Select(Problem.KeyOf).ToHashSet();

        Assert.Equal(Rules.Length, rules.Count);
        Assert.Equal("", string.Join(", ", rules.Where(r => !written.Any(k => IsOf(k, r)))));
        Assert.Equal("", string.Join(", ", written.Where(k => !rules.Any(r => IsOf(k, r)))));

        static bool IsOf(string key, string rule) => key == rule || key.StartsWith(rule + ".", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Sources))]
    public void A_file_of_code_tells_nobody_a_sentence_of_its_own(string file)
    {
        var found = Literals(File.ReadAllText(Path.Combine(Root, file)), file);

        Assert.True(found.Count == 0, $"{file}: put these into data/texts/en and name their keys:\n" + string.Join('\n', found));
    }

    [Fact]
    public void The_search_for_sentences_finds_them() // a rule that cannot fail proves nothing
    {
        Assert.NotEmpty(Literals("record NoName() : Problem(\"Name\", \"Enter a name\");"));
        Assert.NotEmpty(Literals("return new DraftNotFound(\"There is no draft\");"));
        Assert.NotEmpty(Literals("ModelState.AddModelError(nameof(Code), \"Enter the 6 digits\");"));
        Assert.NotEmpty(Literals("errors.Add(RowError.Of(row, \"id\", \"IdMissing\", \"Give it an id.\"));"));
        Assert.NotEmpty(Literals("public const string Because = \"same phone as before\";", "Matching/Reason.cs"));
        Assert.Empty(Literals("record NoName() : Problem(nameof(Form.Name), Most, new TextKey(\"what.name\"));"));
    }

    [Fact]
    public void A_reason_of_a_match_says_in_English_what_the_engine_says()
    {
        foreach (var kind in LinkModel.Default.Kinds)
        {
            foreach (var comparison in kind.Comparisons)
            {
                foreach (var level in comparison.Levels)
                {
                    var finding = new Finding(comparison.Feature, level.Level, "", "", 4) { SharedBy = 1200, Records = 30_000 };

                    Assert.Equal(finding.InWords, Looks.InWords(Reason.Of(finding), Rendered.Texts));
                }
            }
        }
    }

    [Fact]
    public void Another_language_is_a_file_and_what_it_lacks_is_said_in_English()
    {
        var folder = Directory.CreateTempSubdirectory("entente-texts");
        try
        {
            foreach (var language in new[] { "en", "cy" }) folder.CreateSubdirectory("texts/" + language);
            foreach (var file in Directory.EnumerateFiles(DataFolder.Shipped.PathOf("texts/en"))) File.Copy(file, Path.Combine(folder.FullName, "texts/en", Path.GetFileName(file)));
            File.WriteAllText(Path.Combine(folder.FullName, "texts/cy/some.json"), """
                { "nav.home": "Fy ngwaith", "refused.Referrals.Questions.AnswerMissing": "Atebwch \"{0}\"", "Poland": "Gwlad Pwyl" }
                """);
            var files = new TextFiles(new DataFolder(folder.FullName));

            Assert.Equal("Fy ngwaith", files.Find("cy-GB", "nav.home"));
            Assert.Equal("Triage", files.Find("cy-GB", "nav.triage"));
            Assert.Equal("Gwlad Pwyl", files.Of("cy", "Poland"));
            Assert.Equal("France", files.Of("cy", "France"));
            Assert.Equal("Atebwch \"Gwlad Pwyl\"", files.Say("cy", new Entente.Referrals.Questions.AnswerMissing("value", "Poland")));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void A_language_translates_only_texts_and_sentences_that_are_there()
    {
        var known = Rendered.Files.Keys("en").Concat(OfDataFiles()).Append(Entente.Referrals.Danger.LettersToExploiter).Append(Entente.Referrals.Danger.InterpreterIsExploiter).ToHashSet();
        var stray = Rendered.Files.Languages.Where(l => l != "en" && l != TextFiles.Mirror).SelectMany(l => Rendered.Files.Keys(l).Where(k => !known.Contains(k)).Select(k => $"{l}: {k}"));

        Assert.Empty(stray);
        Assert.Contains("Is anyone in danger now?", known);
    }

    public static TheoryData<string> Sources => [.. new[] { "src/Entente", "src/Entente.Web" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];

    private static string Root { get; } = Find();

    private static List<string> Literals(string code, string file = "")
    {
        var named = file.Contains("Import/", StringComparison.Ordinal) || file.Length == 0 ? "|\\bWrong\\(" : "";
        var told = new Regex($"(?:: |new |\\b)(?:{Names})(?:\\.Of)?\\(|AddModelError\\(|\\bRefuse\\({named}");
        var found = code.Split('\n').Where(l => told.IsMatch(l) && !l.Contains("Exception", StringComparison.Ordinal))
            .SelectMany(l => Quoted().Matches(l[told.Match(l).Index..]).Select(m => m.Value)).Where(q => TwoWords().IsMatch(Gap().Replace(q, ""))).ToList();
        // A room that shows its own constants to people.
        if (file.Contains("Matching/", StringComparison.Ordinal)) found.AddRange(Regex.Matches(code, "const string \\w+ = (?<said>\"[^\"]* [^\"]*\")").Select(m => m.Groups["said"].Value));
        return found;
    }

    private static IEnumerable<string> OfDataFiles() => new[] { "questions", "indicators", "retention", "ontology", "reference", "regimes", "clocks", "access", "support" }
        .SelectMany(f => Directory.EnumerateFiles(DataFolder.Shipped.PathOf(f), "*.json")).SelectMany(f =>
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(f));
            return Strings(file.RootElement).ToList();
        });

    private static IEnumerable<string> Strings(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.String => [at.GetString()!],
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static readonly string Names = string.Join('|', Rules.Select(r => r.Name).Distinct().Append("Problem").Append("Reason").Append("RowError"));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z]{2,} [a-z]+")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Gap();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); ; at = at.Parent!)
        {
            if (File.Exists(Path.Combine(at.FullName, "Entente.slnx"))) return at.FullName;
        }
    }
}
