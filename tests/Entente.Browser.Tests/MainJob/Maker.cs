using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.MainJob;

/// <summary>The decision maker: compares, weighs, decides, and sees the recovery clock start.</summary>
internal sealed class Maker(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task DecideAsync(string about)
    {
        await visit.SignInAsync(Role.DecisionMaker);
        await visit.LookAsync("maker.home");
        await visit.TurnToAsync("/matching");
        await visit.LookAsync("maker.matches");
        await visit.TurnToAsync("/cases");
        await visit.LookAsync("maker.cases");
        await visit.FollowAsync($"tbody a[href='{about}']");
        await visit.LookAsync("maker.case");
        var record = await Page.Locator("main a[href^='/records/rec-']").First.InnerTextAsync();

        await CompareAsync();
        await Page.GotoAsync(about);
        await visit.FollowAsync("main a[href^='/records/rec-']");
        await visit.LookAsync("maker.record");
        await WeighAsync(about, record);
        await IssueAsync(about);

        await visit.GoAsync($"{about}/letter", "maker.letter");
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(Page.Locator(".govuk-service-navigation")).ToBeHiddenAsync();
        await visit.LookAsync("maker.letter.printed");
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.GoAsync($"{about}/chronology", "maker.chronology");
        await visit.GoAsync($"{about}/clocks", "maker.clocks");
        // The clock of the decision is kept, that of the recovery period runs.
        await Assertions.Expect(Page.Locator("main section")).ToHaveCountAsync(2);
        await Assertions.Expect(Page.Locator("main progress")).ToHaveCountAsync(2);
    }

    /// <summary>Same; taken back; and the same again: each with its reason, each kept.</summary>
    private async Task CompareAsync()
    {
        await visit.FollowAsync("main a[href^='/matching/']");
        await visit.LookAsync("maker.pair");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("maker.pair.error");
        await SayAsync();
        await visit.LookAsync("maker.pair.same");
        await Page.Locator("main details:has(form) summary").ClickAsync();
        await visit.FillAsync(("Undo.Why", "Made up: pressed too soon."));
        Assert.Equal(200, await visit.PressAsync("main form[action*='Undo'] button"));
        await visit.LookAsync("maker.pair.undone");
        await SayAsync();
        await Assertions.Expect(Page.Locator(".moj-timeline__item")).ToHaveCountAsync(3);
    }

    private async Task SayAsync()
    {
        await visit.FillAsync(("Form.Answer", "Same"), ("Form.Why", "Made up: name, birth date and phone agree."));
        Assert.Equal(200, await visit.PressAsync());
    }

    private async Task WeighAsync(string about, string record)
    {
        await visit.GoAsync($"{about}/evidence", "maker.evidence.empty");
        var add = "main form[data-guard-unsaved] button[type=submit]";
        Assert.Equal(422, await visit.PressAsync(add));
        await visit.LookAsync("maker.evidence.error");
        foreach (var (element, rests) in new[] { ("Act", record), ("Means", ""), ("Purpose", ""), ("Purpose", "") })
        {
            await visit.FillAsync(("Form.Element", element), ("Form.Side", "For"), ("Form.Weight", "Strong"), ("Form.What", "Made up: told freely."), ("Form.Why", "Made up: two bodies say the same."), ("Form.Record", rests));
            Assert.Equal(200, await visit.PressAsync(add));
        }

        await Page.Locator("main table details summary").Last.ClickAsync();
        await Page.Locator("main table details[open] input[name=because]").FillAsync("Made up: entered twice.");
        Assert.Equal(200, await visit.PressAsync("main table details[open] button"));
        await visit.LookAsync("maker.evidence");
        await Assertions.Expect(Page.Locator(".entente-weighed")).ToHaveCountAsync(3);
    }

    private async Task IssueAsync(string about)
    {
        await visit.GoAsync($"{about}/decision", "maker.decision");
        var issue = "main button[formaction*='Issue']";
        Assert.Equal(422, await visit.PressAsync(issue));
        await visit.LookAsync("maker.decision.error");
        await visit.FillAsync(("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Reasons", "means-shown"), ("Form.Reasons", "purpose-shown"), ("Form.Words", "Made up: what was told fits with what others saw."));
        Assert.Equal(200, await visit.PressAsync("main button:not([formaction])"));
        await visit.LookAsync("maker.decision.saved");
        Assert.Equal(200, await visit.PressAsync(issue));
        await visit.LookAsync("maker.decision.issued");
        await Assertions.Expect(Page.Locator("main [name='Form.Words']")).ToHaveCountAsync(0);
    }
}
