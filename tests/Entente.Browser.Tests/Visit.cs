using Deque.AxeCore.Commons;
using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>Somebody at a browser. Each look at a page checks that everybody can use it; with ENTENTE_SCREENS set it is pictured too.</summary>
public sealed partial class Visit(BrowserSite site, IPage page, Window window, bool script) : IAsyncDisposable
{
    private static readonly string? Screens = Environment.GetEnvironmentVariable("ENTENTE_SCREENS") is { Length: > 0 } folder
        ? Directory.CreateDirectory(System.IO.Path.Combine(Root(), "var/screens")).FullName : null;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly HashSet<string> _seen = [];

    public IPage Page => page;

    public string Path => new Uri(page.Url).AbsolutePath;

    /// <summary>The routes of the pages that were looked at, as data/access/routes.csv has them.</summary>
    public HashSet<string> Looked { get; } = [];

    /// <summary>What the browser itself complained of: blocked scripts or styles, failed files, exceptions.</summary>
    public List<string> Complaints { get; } = Listen(page);

    /// <summary>The name of whoever signs in for this role.</summary>
    public string PersonaOf(Role role) => site.PersonaOf(role);

    /// <summary>By one click at the example world's door.</summary>
    public async Task SignInAsync(Role role)
    {
        await SignOutAsync();
        await page.Locator("tr", new() { HasText = PersonaOf(role) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator(".entente-purpose").WaitForAsync();
    }

    public async Task SignOutAsync()
    {
        await page.Context.ClearCookiesAsync(new() { Name = "entente" });
        await page.GotoAsync("/staff/signin");
    }

    /// <summary>Nobody is shut out of this page: axe finds nothing, it reflows at 320 px, it has one h1 and a title, the browser has no complaint.</summary>
    public async Task LookAsync(string name)
    {
        if (Screens is not null)
        {
            var file = System.IO.Path.Combine(Screens, $"{name}{window switch { Window.Narrow => ".narrow", Window.RightToLeft => ".rtl", _ => "" }}{(script ? "" : ".noscript")}.png");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        }

        Assert.True(await page.Locator("h1").CountAsync() == 1, $"{name}: {await page.Locator("h1").CountAsync()} h1 on {page.Url}");
        // Layout is measured whether or not the page may run script of its own.
        if (script)
        {
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{name} ({window}): the page is {over} px wider than the window: {string.Join(", ", await WideAsync())}");
            if (await IsNewAsync()) await AskAxeAsync(name);
        }

        Assert.True(Complaints.Count == 0, $"{name}: the browser complains: {string.Join("; ", Complaints)}");
        if (site.RouteOf(Path) is { } route) Looked.Add(route);
    }

    /// <summary>A page that is laid out of the same parts as one seen before at this address is not asked about again.</summary>
    private async Task<bool> IsNewAsync() => _seen.Add(site.RouteOf(Path) + await page.EvaluateAsync<string>("[...new Set([...document.querySelectorAll('main *')].map(e => e.tagName + '.' + e.classList))].sort().join(' ')"));

    /// <remarks>In the page itself: the package's own way opens an empty page for its last step, a process of the browser for each look, and pays only where there are frames.</remarks>
    private async Task AskAxeAsync(string name)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
              .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`))
            """);
        Assert.True(found.Length == 0, $"{name} ({window}) at {page.Url}:\n{string.Join('\n', found)}");
    }

    /// <summary>The addresses in the menu.</summary>
    public async Task<string[]> PlacesAsync() =>
        await page.Locator(".govuk-service-navigation__link").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");

    public async Task GoAsync(string path, string name)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{name}: {path} gave {answer.Status}");
        await LookAsync(name);
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private async Task<string[]> WideAsync() => await page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.entente-scroll, .govuk-visually-hidden') }).slice(0, 5).map(e => e.tagName + '.' + e.className)");

    private static List<string> Listen(IPage page)
    {
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, line) =>
        {
            // The browser tells of every answer that is not 200, also where that is what was asked for.
            if (line.Type == "error" && !(line.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal) && line.Location.StartsWith(page.Url, StringComparison.Ordinal))) complaints.Add(line.Text);
        };
        return complaints;
    }

    internal static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); ; at = at.Parent!)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Entente.slnx"))) return at.FullName;
        }
    }
}
