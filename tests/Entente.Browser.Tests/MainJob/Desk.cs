using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.MainJob;

/// <summary>The duty officer: sees the danger and the referral arrive, with what is known already, and gives it to people with a case.</summary>
internal sealed class Desk(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>Gives the address of the case that was opened.</summary>
    public async Task<string> TakeInAsync(string referral)
    {
        await visit.SignInAsync(Role.DutyOfficer);
        await visit.LookAsync("desk.home");
        await AnswerAlertAsync();

        await visit.TurnToAsync("/referrals/triage");
        await visit.LookAsync("desk.triage");
        var line = Page.Locator("tbody tr", new() { Has = Page.Locator($"a[href$='{referral}']") });
        await Assertions.Expect(line.Locator(".govuk-tag--red")).ToHaveCountAsync(1);
        await visit.FillAsync(("Ask.Status", ""), ("Ask.Urgency", "Usual"));
        await visit.PressAsync("main form[method=get] button");
        await Assertions.Expect(Page.Locator($"tbody a[href$='{referral}']")).ToHaveCountAsync(0);
        await Page.GotoAsync("/referrals/triage");
        await visit.FollowAsync($"tbody a[href$='{referral}']");

        // What is known already comes with the follower, within a second.
        await visit.ReloadUntilAsync("main a[href^='/matching/']");
        await visit.LookAsync("desk.one");
        var known = await visit.ReadAsync();
        foreach (var shared in (string[])["same date of birth", "same phone", "same vehicle", "same address"]) Assert.Contains(shared, known, StringComparison.Ordinal);

        await GiveAsync(Role.CaseWorker);
        await GiveAsync(Role.DecisionMaker);
        Assert.Equal(422, await visit.PressAsync("main form[action*='Assign'] button"));
        await visit.LookAsync("desk.one.error");
        await visit.FillAsync(("Team", (await Page.Locator("main select[name=Team] option[value^='TEAM']").First.GetAttributeAsync("value"))!));
        Assert.Equal(200, await visit.PressAsync("main form[action*='Route'] button"));
        Assert.Equal(200, await visit.PressAsync("main form[action*='Case'] button"));
        await visit.LookAsync("desk.one.given");
        await AddAsync();
        await visit.FollowAsync("main a[href^='/cases/case-']");
        await visit.LookAsync("desk.case");
        return visit.Path;
    }

    private async Task AnswerAlertAsync()
    {
        await visit.FollowAsync("main a[href='/referrals/alerts']");
        await visit.LookAsync("desk.alerts");
        await visit.FollowAsync("tbody tr:last-child a");
        await visit.LookAsync("desk.alert");
        Assert.Equal(200, await visit.PressAsync("main form[action*='Take'] button"));
        Assert.Equal(422, await visit.PressAsync("main form[action*='Close'] button"));
        await visit.LookAsync("desk.alert.error");
        await visit.FillAsync(("Done", "Made up: the police of the place were called and are on their way."));
        Assert.Equal(200, await visit.PressAsync("main form[action*='Close'] button"));
        await visit.LookAsync("desk.alert.closed");
    }

    /// <summary>Somebody calls the desk with more.</summary>
    private async Task AddAsync()
    {
        var from = Page.Url;
        await visit.FollowAsync("main a[href$='/add']");
        await visit.LookAsync("desk.add");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button[type=submit]"));
        await visit.LookAsync("desk.add.error");
        await Page.GotoAsync(from);
    }

    private async Task GiveAsync(Role role)
    {
        var option = Page.Locator($"main select[name=Assignee] option[value^='{role}:']", new() { HasText = visit.PersonaOf(role) });
        await visit.FillAsync(("Assignee", (await option.GetAttributeAsync("value"))!));
        Assert.Equal(200, await visit.PressAsync("main form[action*='Assign'] button"));
    }
}
