using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Grading a source, from the list to the second person's answer; and putting a pair before people by hand.</summary>
public sealed class SourceLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["MATCHING/SOURCES", "MATCHING/SOURCES/{REFERENCE}", "MATCHING/SOURCES/{REFERENCE}/ANSWER", "MATCHING/NEW"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Grading_a_source_can_be_used_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.Administrator);
        await visit.GoAsync("/matching/sources", "sources");
        await visit.FollowAsync("main tbody a");
        await visit.LookAsync("source");
        var source = visit.Path;
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("source.error");
        // Each window another, for the three share a centre, in any order, and a grade that stands already is not asked for again.
        await visit.Page.Locator($"main [name='Form.Grade'][value='{window switch { Window.Narrow => "Untested", Window.RightToLeft => "Reliable", _ => "NotReliable" }}']").CheckAsync();
        await visit.FillAsync(("Form.Why", "Made up: three dates of ten were wrong"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("source.asked");
        await visit.GoAsync("/matching/sources?name=zz-no-such-source", "sources.none");

        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync(source + "/answer", "source.answer");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("source.answer.error");
        await visit.Page.Locator("main [name='Form.Agree'][value='true']").CheckAsync();
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("source.graded");
        await visit.GoAsync("/matching/new", "byhand");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("byhand.error");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
