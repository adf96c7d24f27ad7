using System.Text.RegularExpressions;
using System.Xml.Linq;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>The page that link and evaluate write.</summary>
public sealed partial class ReportTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void The_report_needs_nothing_but_itself_and_every_table_and_drawing_says_what_it_is()
    {
        var html = Report(Sightings.Csv(400));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Address().Matches(html));
        Assert.Equal(Count(html, "<table>"), Count(html, "<caption>"));
        Assert.Equal(Count(html, "<svg "), Count(html, "<desc>"));
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        foreach (var heading in new[] { "What the columns were read as", "How pairs were found", "What was learned", "Scores", "Clusters", "Worth a look", "Where it went wrong" }) Assert.Contains($"<h2>{heading}</h2>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_well_formed()
    {
        var html = Report(Sightings.Csv(400));
        var body = html[html.IndexOf("<main>", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + 7)];
        Assert.Equal("main", XDocument.Parse(body).Root!.Name.LocalName);
    }

    [Fact]
    public void What_the_file_holds_is_written_as_text_and_never_as_markup()
    {
        var csv = Sightings.Csv(300).Replace("bacortown", "<img src=x onerror=1>", StringComparison.Ordinal).Replace("batown", "<b>&amp;</b>", StringComparison.Ordinal);
        var html = Report(csv);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_known_answer_the_report_tells_what_the_scores_promise()
    {
        command.Write("people.csv", Sightings.Csv(300));
        Assert.Equal(0, command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./c.csv", "--report", "./r.html", "--quiet").Code);
        var html = command.Text("r.html");
        Assert.Contains("reckoned from the scores", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Where it went wrong", html, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private string Report(string csv)
    {
        command.Write("people.csv", csv);
        var (code, _, error) = command.Run("evaluate", "./people.csv", "--id", "id", "--truth", "truth", "--report", "./r.html");
        Assert.True(code == 0, error);
        return command.Text("r.html");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("(src|href)=|url\\(|https?:")]
    private static partial Regex Address();
}
