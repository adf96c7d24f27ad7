using AngleSharp;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Tests;

/// <summary>The real site in this process on a fresh database. A client acts as whatever reader the test says, past the sign-in page.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private const string Header = "Test-Reader";
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (Reader Reader, Purpose Purpose)> _readers = new();
    private int _browsers;
    private readonly WebApplicationFactory<Program> _site;
    private readonly string? _folder;

    private TestSite(string connection, string? folder, (string Key, string Value)[] settings, Action<IServiceCollection>? services)
    {
        _folder = folder;
        Connection = connection;
        _site = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database", connection);
            host.UseSetting("Var", folder ?? Directory.CreateTempSubdirectory("entente-var").FullName);
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureLogging(l => l.AddProvider(Logged));
            host.ConfigureTestServices(s =>
            {
                s.AddHttpContextAccessor().AddScoped(p => SignedInFrom(p.GetRequiredService<IHttpContextAccessor>().HttpContext));
                // What tests make lies on a fixed day long ago: drafts would be deleted, clocks be late, offers run out. Each is tested by itself.
                foreach (var rounds in s.Where(d => d.ImplementationType?.IsSubclassOf(typeof(Rounds)) is true).ToList()) s.Remove(rounds);
                s.AddSingleton(TestKeys.Ring);
                services?.Invoke(s);
            });
        });
    }

    public string Connection { get; }

    /// <summary>Everything that was logged as text.</summary>
    public LogCapture Logged { get; } = new();

    public IServiceProvider Services => _site.Services;

    public IStore Store => Services.GetRequiredService<IStore>();

    public Ledger Ledger => Services.GetRequiredService<Ledger>();

    public static async Task<TestSite> StartAsync(string database = "sqlite", Action<IServiceCollection>? services = null, params (string, string)[] settings)
    {
        var (connection, folder) = await TestDb.ConnectionAsync(database);
        var site = new TestSite(connection, folder, settings, services);
        _ = site.Services;
        return site;
    }

    /// <summary>On a real socket, with the web server's own limits.</summary>
    public static async Task<TestSite> ListenAsync()
    {
        var (connection, folder) = await TestDb.ConnectionAsync("sqlite");
        var site = new TestSite(connection, folder, [("urls", "http://127.0.0.1:0")], null);
        site._site.UseKestrel(0);
        site._site.StartServer();
        return site;
    }

    public EntenteDb Open(Reader? reader = null)
    {
        _ = Ledger;
        return Store.Open(reader ?? Reader.Machine);
    }

    /// <summary>A browser signed in as this reader; null is a visitor.</summary>
    public HttpClient As(Reader? reader, Purpose? purpose = null)
    {
        var client = _site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = _site.ClientOptions.BaseAddress });
        if (reader is null) return client;
        var key = $"r{Interlocked.Increment(ref _browsers)}";
        _readers[key] = (reader, purpose ?? Make.PurposeOf(reader.Role));
        client.DefaultRequestHeaders.Add(Header, key);
        return client;
    }

    public HttpClient As(Role role) => As(Make.Reader(role));

    public static async Task<IDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    public static async Task<IDocument> GetAsync(HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"GET {path} gave {(int)response.StatusCode}");
        return await ReadAsync(response);
    }

    /// <summary>Fills in and sends the form on a page as a browser would: its hidden fields and token go along.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, IDocument page, params (string Name, string Value)[] answers)
    {
        var form = page.QuerySelectorAll("form").FirstOrDefault(f => answers.Length == 0 || answers.Any(a => f.QuerySelector($"[name='{a.Name}']") is not null))
            ?? page.QuerySelector("form[method=post]") ?? throw new InvalidOperationException($"No form on the page of {path}.");
        var fields = form.QuerySelectorAll("input[type=hidden]").Where(i => !answers.Any(a => a.Name == i.GetAttribute("name")))
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(answers.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        return await client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        TestDb.Forget(Connection, _folder);
    }

    private SignedIn SignedInFrom(HttpContext? http) =>
        http?.Request.Headers[Header].FirstOrDefault() is { } key && _readers.TryGetValue(key, out var who)
            ? new() { Reader = who.Reader with { Purpose = who.Purpose }, Purpose = who.Purpose, DisplayName = $"Test {who.Reader.Role}" }
            : new();
}

/// <summary>Keeps what the site writes to its text log, so that tests can look for what must not be there.</summary>
public sealed class LogCapture : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What went wrong last, cut short: why a page broke.</summary>
    public string LastFault => _lines.LastOrDefault(l => l.Contains("Exception", StringComparison.Ordinal)) is { } line ? line[..Math.Min(300, line.Length)] : "";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
