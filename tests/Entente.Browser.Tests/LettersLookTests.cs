using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>What is said in another language, a challenge before a court, and an early end: lists, forms filled in wrongly, and what comes of them.</summary>
public sealed class LettersLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages =
    [
        "CONSENT/TEXTS", "CASES/{REFERENCE}/APPEALS", "CASES/{REFERENCE}/APPEALS/NEW", "APPEALS/{REFERENCE}", "CASES/{REFERENCE}/EARLY-END", "CASES/{REFERENCE}/EARLY-END/NOTICE",
        "REFERRALS/SENT/{REFERENCE}/SLIP", "REFERRALS/SENT/{REFERENCE}/HTCDS",
    ];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Letters_challenges_and_early_ends_can_be_used_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.DecisionMaker);
        await visit.GoAsync("/consent/texts?language=ar", "letters.consent");
        await visit.GoAsync("/cases?status=InRecovery", "letters.cases");
        await visit.FollowAsync("main tbody a");
        var about = new Uri(visit.Page.Url).AbsolutePath;
        await visit.GoAsync($"{about}/letter?language=ar", "letters.letter");
        await AppealAsync(visit, about);
        await EndAsync(visit, about);

        await visit.SignInAsync(Role.FirstResponder);
        await visit.GoAsync("/referrals", "letters.referrals");
        await visit.FollowAsync("main a[href^='/referrals/sent/']");
        var sent = new Uri(visit.Page.Url).AbsolutePath;
        await visit.GoAsync($"{sent}/slip?language=uk", "letters.slip");
        await visit.GoAsync($"{sent}/htcds", "letters.htcds");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    private static async Task AppealAsync(Visit visit, string about)
    {
        await visit.GoAsync($"{about}/appeals", "letters.appeals.none");
        await visit.GoAsync($"{about}/appeals/new", "letters.appeal.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("letters.appeal.error");
        await FirstAsync(visit, "Form.Decision", "Form.Remedy", "Form.AskedBy", "Form.Ground");
        await visit.FillAsync(("Form.Words", "Made up: asked too early."), ("Form.Court", "Made-up Court"), ("Form.LodgedOn.Day", "1"), ("Form.LodgedOn.Month", "11"), ("Form.LodgedOn.Year", "2026"));
        await visit.PressAsync();
        await visit.LookAsync("letters.appeal.kept");
        await visit.GoAsync($"{about}/appeals", "letters.appeals");
        await visit.FollowAsync("main a[href^='/appeals/']");
        await visit.LookAsync("letters.appeal");
    }

    private static async Task EndAsync(Visit visit, string about)
    {
        await visit.GoAsync($"{about}/early-end", "letters.end");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("letters.end.error");
        // A case has one early end at a time, and another window may have begun it already.
        if (await visit.Page.Locator("main [name='Form.Ground']").CountAsync() > 0)
        {
            await FirstAsync(visit, "Form.Ground");
            await visit.FillAsync(("Form.Words", "Made up: it was never so."), ("Form.Risk", "Made up: little."));
            await visit.PressAsync();
            await visit.LookAsync("letters.end.begun");
        }

        await visit.GoAsync($"{about}/early-end/notice?language=ar", "letters.end.notice");
    }

    private static async Task FirstAsync(Visit visit, params string[] names)
    {
        foreach (var name in names) await visit.Page.Locator($"main [name='{name}']").First.CheckAsync();
    }
}
