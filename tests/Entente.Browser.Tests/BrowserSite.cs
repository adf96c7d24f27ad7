using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests;

/// <summary>The real site on a real port, with the tiny example world in a database of its own.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    /// <summary>The example world is made once for all tests; each site begins with a copy of it.</summary>
    private static readonly Lazy<Task<DirectoryInfo>> World = new(MakeWorldAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entente-browser");
    private readonly bool _exampleWorld;
    private readonly WebApplicationFactory<Program> _site;
    private Dictionary<Role, string> _personas = [];

    public BrowserSite() : this(exampleWorld: true)
    {
    }

    internal BrowserSite(bool exampleWorld)
    {
        _exampleWorld = exampleWorld;
        _site = new WebApplicationFactory<Program>().WithWebHostBuilder(Set);
    }

    private void Set(IWebHostBuilder host)
    {
        host.UseEnvironment("Development"); // a text that nobody wrote fails the page
        host.UseSetting("urls", "http://127.0.0.1:0");
        host.UseSetting("Database", Path.Combine(_folder.FullName, "browser.db"));
        host.UseSetting("Var", _folder.FullName);
        host.UseSetting("MasterKey", Path.Combine(_folder.FullName, "master-key"));
        host.UseSetting("ExampleWorld", _exampleWorld ? "true" : "false");
        host.UseSetting("WorldSize", "tiny");
        host.UseSetting("QuickExit", "/error/404");
        host.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(Time));
    }

    /// <summary>The site's clock, which a test may set ahead.</summary>
    internal LaterTime Time { get; } = new();

    public string Address { get; private set; } = "";

    public IServiceProvider Services => _site.Services;

    /// <summary>Which line of data/access/routes.csv a page with this address has; the one with the fewest parameters where several fit.</summary>
    public string? RouteOf(string path)
    {
        var parts = RouteTable.Tidy(path).Split('/');
        return Pages.Where(r => r.Split('/') is var route && route.Length == parts.Length && route.Zip(parts).All(p => p.First.StartsWith('{') || p.First == p.Second)).MinBy(r => r.Count(c => c == '{'));
    }

    /// <summary>Every route that can be asked for with GET.</summary>
    public IReadOnlyList<string> Pages => [.. Services.GetRequiredService<RouteTable>().Rules.Where(r => r.Method == "GET").Select(r => r.Path)];

    public EntenteDb Open() => Services.GetRequiredService<IStore>().Open(Reader.Machine);

    /// <summary>Roles that somebody of the example world acts in.</summary>
    public IEnumerable<Role> Roles => _personas.Keys.Order();

    /// <summary>The name of the first persona who acts in this role.</summary>
    public string PersonaOf(Role role) => _personas[role];

    public async ValueTask InitializeAsync()
    {
        if (_exampleWorld)
        {
            var world = await World.Value;
            foreach (var file in world.GetFiles("*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(world.FullName, file.FullName));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                file.CopyTo(copy);
            }
        }

        await StartAsync();
    }

    internal static async Task ForgetWorldAsync()
    {
        if (World.IsValueCreated) (await World.Value).Delete(true);
    }

    private static async Task<DirectoryInfo> MakeWorldAsync()
    {
        var first = new BrowserSite(exampleWorld: true);
        await first.StartAsync();
        await first._site.DisposeAsync();
        using var open = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(first._folder.FullName, "browser.db")}");
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(open);
        return first._folder;
    }

    private async Task StartAsync()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        Address = _site.ClientOptions.BaseAddress.ToString().Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        await using var db = Open();
        var held = await (from user in db.Users where user.IsPersona join role in db.UserRoles on user.Id equals role.User orderby user.Id select new { role.Role, user.DisplayName }).ToListAsync();
        _personas = held.GroupBy(p => p.Role).ToDictionary(g => g.Key, g => g.First().DisplayName);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(true);
    }
}

/// <summary>The time of day and so much more.</summary>
internal sealed class LaterTime : TimeProvider
{
    public TimeSpan Later { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Later;
}
