using System.Diagnostics;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>What somebody does with a page: fill in, press, follow, read.</summary>
public sealed partial class Visit
{
    /// <summary>Enters what somebody would, by the names of the fields: text, a choice among radios or checkboxes, a line of a list.</summary>
    public async Task FillAsync(params (string Name, string Value)[] entries)
    {
        foreach (var (name, value) in entries)
        {
            var field = page.Locator($"main [name='{name}']");
            // What is folded away is opened first, as a person would.
            await field.First.EvaluateAsync("f => { const folded = f.closest('details'); if (folded) folded.open = true; }");
            switch (await field.First.EvaluateAsync<string>("f => f.type"))
            {
                case "radio" or "checkbox": await page.Locator($"main [name='{name}'][value='{value}']").CheckAsync(); break;
                case "select-one": await field.First.SelectOptionAsync(value); break;
                default: await field.First.FillAsync(value); break;
            }
        }
    }

    /// <summary>Presses a button, by default the page's first, and is on the page that comes of it. Gives that page's status.</summary>
    public Task<int> PressAsync(string button = "main form button[type=submit]") => ArriveAsync(() => page.Locator(button).First.ClickAsync());

    /// <summary>Follows the first such link.</summary>
    public Task<int> FollowAsync(string link) => ArriveAsync(() => page.Locator(link).First.ClickAsync());

    /// <summary>What stands there as a person reads it, without the marks that turn words round in the mirror language.</summary>
    public async Task<string> ReadAsync(string what = "main") => (await page.Locator(what).First.InnerTextAsync()).Replace("\u202E", "", StringComparison.Ordinal).Replace("\u202C", "", StringComparison.Ordinal);

    /// <summary>Asks for the page again, as a person would, until it shows this.</summary>
    public Task ReloadUntilAsync(string shown) => ReloadUntilAsync(shown, async () => await page.Locator(shown).CountAsync() > 0);

    /// <summary>The same, until these words can be read, whatever the direction of the page.</summary>
    public Task ReloadUntilReadAsync(string words) => ReloadUntilAsync(words, async () => (await ReadAsync()).Contains(words, StringComparison.Ordinal));

    private async Task ReloadUntilAsync(string awaited, Func<Task<bool>> isThereAsync)
    {
        for (var since = Stopwatch.StartNew(); !await isThereAsync();)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), $"{page.Url} does not show {awaited}");
            await page.ReloadAsync();
        }
    }

    /// <summary>Goes to a place of the menu, opening the menu first where the window hides it.</summary>
    public async Task<int> TurnToAsync(string place)
    {
        var link = $".govuk-service-navigation__link[href='{place}']";
        if (!await page.Locator(link).IsVisibleAsync()) await page.Locator(".govuk-service-navigation__toggle").ClickAsync();
        return await FollowAsync(link);
    }

    private async Task<int> ArriveAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? _, IPage __) => arrived.TrySetResult();
        page.Load += Arrive;
        var answer = await page.RunAndWaitForResponseAsync(act, r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.Load -= Arrive;
        return answer.Status;
    }
}
