using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Foundation;
using Microsoft.Extensions.Hosting;

namespace Entente.Tests.Design;

/// <summary>Every word of a page comes from the text files, in every language with the same gaps to fill.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Pages => [.. Sources("*.cshtml").Select(f => Path.GetRelativePath(Site, f))];

    [Fact]
    public void Every_key_that_the_site_asks_for_is_written()
    {
        var keys = Rendered.Files.Keys("en").ToHashSet();
        var missing = new List<string>();
        foreach (var file in Sources("*.cshtml").Concat(Sources("*.cs")))
        {
            foreach (Match match in KeyUse().Matches(File.ReadAllText(file)))
            {
                var (key, rest) = (match.Groups["key"].Value, match.Groups["rest"].Value);
                var whole = rest.StartsWith('"') && !rest.StartsWith("\" +", StringComparison.Ordinal);
                if (whole ? !keys.Contains(key) : !keys.Any(k => k.StartsWith(key, StringComparison.Ordinal))) missing.Add($"{Path.GetRelativePath(Site, file)}: {key}");
            }
        }

        Assert.True(missing.Count == 0, "No such text in data/texts/en:\n" + string.Join('\n', missing.Distinct()));
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_page_has_no_words_of_its_own(string page)
    {
        var found = Words(File.ReadAllText(Path.Combine(Site, page)));

        Assert.True(found.Count == 0, $"{page}: put these into data/texts/en and write @T[\"key\"]:\n" + string.Join('\n', found));
    }

    [Fact]
    public void The_search_for_words_finds_them() // a rule that cannot fail proves nothing
    {
        Assert.NotEmpty(Words("<p class=\"x\">Hello there</p>"));
        Assert.NotEmpty(Words("<govuk-input for=\"Form.Name\" label=\"Full name\" />"));
        Assert.NotEmpty(Words("<p>\n    Hello there\n</p>"));
        Assert.Empty(Words("<p class=\"x\">@T[\"a.b\", Model.Count] · @Model.Reference</p>\n@if (a > b && c < d)\n{\n    <i>@x</i>\n}"));
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_page_has_no_script_and_no_style_of_its_own(string page)
    {
        var text = File.ReadAllText(Path.Combine(Site, page));

        Assert.DoesNotMatch(@"(?i)<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|Html\.Raw", text);
    }

    [Fact]
    public void All_languages_have_the_same_gaps_to_fill()
    {
        var wrong = from language in Rendered.Files.Languages
                    from key in Rendered.Files.Keys(language)
                    let english = Rendered.Files.Find("en", key)
                    where Gaps(english ?? key) != Gaps(Rendered.Files.Find(language, key)!)
                    select $"{language}: {key}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_role_purpose_verb_and_kind_of_data_has_a_name()
    {
        var keys = Enum.GetNames<Role>().Select(r => "role." + r).Concat(Enum.GetNames<Purpose>().Select(p => "purpose." + p))
            .Concat(Enum.GetNames<Verb>().Select(v => "verb." + v)).Concat(Enum.GetNames<DataKind>().Select(k => "kind." + k));

        Assert.Empty(keys.Except(Rendered.Files.Keys("en")));
    }

    [Fact]
    public void A_text_that_nobody_wrote_stops_a_test_but_not_the_service()
    {
        Assert.Throws<KeyNotFoundException>(() => Rendered.TextsIn(Environments.Development)["no.such.text"]);
        Assert.Equal("no.such.text", Rendered.TextsIn(Environments.Production)["no.such.text"]);
    }

    [Fact]
    public void What_a_language_lacks_is_said_in_English()
    {
        Assert.Equal("My work", Rendered.Files.Find("cy-GB", "nav.home"));
        Assert.NotEqual("My work", Rendered.Files.Find(TextFiles.Mirror, "nav.home"));
    }

    private static string Site { get; } = Find();

    private static IEnumerable<string> Sources(string pattern) => Directory.EnumerateFiles(Site, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Gaps(string text) => string.Join(' ', Gap().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static List<string> Words(string page)
    {
        // Comments, then what Razor computes, then tags: what is left with letters is words.
        var text = Comment().Replace(page, "");
        var found = Attribute().Matches(text).Select(m => m.Value).ToList();
        text = Expression().Replace(Statement().Replace(text, ""), " ");
        foreach (Match match in Between().Matches(text))
        {
            var inside = match.Groups["text"].Value.Trim();
            if (inside.Length > 0 && !Code().IsMatch(inside) && TwoLetters().IsMatch(Entity().Replace(inside, ""))) found.Add(inside);
        }

        return found;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); ; at = at.Parent!)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "src/Entente.Web"))) return Path.Combine(at.FullName, "src/Entente.Web");
        }
    }

    [GeneratedRegex("""(?<![A-Za-z])(?:T|texts|Texts|text)\[(?<dollar>\$)?"(?<key>[A-Za-z0-9.\-]+)(?<rest>"(?: \+)?|\{)""")]
    private static partial Regex KeyUse();

    // What stands in code is a command to type: it is the same in every language.
    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<code.*?</code>", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Attributes that people read or hear.
    [GeneratedRegex("""\s(label|hint|legend|title|caption|summary|text|card-title|about|alt|aria-label|placeholder|empty|prefix|suffix)="(?=[^"@]*[A-Za-z]{2})[^"@]*""" + "\"")]
    private static partial Regex Attribute();

    // @name.Of(a, "b")[c] with up to three levels of brackets inside.
    [GeneratedRegex("""@(?:[A-Za-z_][\w.!?]*)?(?:(?:\((?>[^()]+|\((?>[^()]+|\([^()]*\))*\))*\)|\[(?>[^\[\]]+|\[[^\[\]]*\])*\])(?:[?!]?\.[\w.]+)?)*""")]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<=[A-Za-z0-9""'/\s])>(?<text>[^<>]*)<(?=[/A-Za-z])", RegexOptions.Singleline)]
    private static partial Regex Between();

    [GeneratedRegex(@"[{};=]|=>|&&|\|\|")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*(@|else |\}\s*else )?(if|foreach|for|switch|while|using|section|model|inject|page|namespace)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex TwoLetters();

    [GeneratedRegex(@"%?\{[^}]*\}")]
    private static partial Regex Gap();
}
