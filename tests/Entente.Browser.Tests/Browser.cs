using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Entente.Browser.Tests.Browser))]
[assembly: CaptureConsole]

namespace Entente.Browser.Tests;

/// <summary>One Chromium for all tests. Where there is none, the tests say so and are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    // No sandbox because tests may run as root in a container; nothing here opens a page from outside.
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    /// <summary>The shell first: the same engine without the windows, in half the time.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") is not { Length: > 0 } path) path = Places.FirstOrDefault(File.Exists) ?? "";
        if (path.Length == 0) return;
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Flags });
    }

    /// <summary>A fresh browser window as this kind of reader has it, on the site's first page.</summary>
    public async Task<Visit> VisitAsync(BrowserSite site, Window window = Window.Wide, bool script = true)
    {
        Assert.SkipWhen(_chromium is null, "There is no Chromium on this machine (set ENTENTE_CHROMIUM to its path).");
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = site.Address,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = window == Window.Narrow ? new() { Width = 320, Height = 640 } : new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        if (window == Window.RightToLeft) await context.AddCookiesAsync([new() { Name = "entente-lang", Value = "ar-XB", Url = site.Address }]);
        return new(site, await context.NewPageAsync(), window, script);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.CloseAsync();
        _playwright?.Dispose();
        await BrowserSite.ForgetWorldAsync();
    }
}

/// <summary>How a page is looked at.</summary>
public enum Window { Wide, Narrow, RightToLeft }
