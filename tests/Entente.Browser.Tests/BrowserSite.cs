using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests;

/// <summary>The real site on a real port with a database of its own, and one persona for each role.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entente-browser");
    private readonly WebApplicationFactory<Program> _site;

    public BrowserSite() => _site = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseEnvironment("Development"); // a text that nobody wrote fails the page
        host.UseSetting("Database", Path.Combine(_folder.FullName, "browser.db"));
        host.UseSetting("Var", _folder.FullName);
        host.UseSetting("ExampleWorld", "true");
        host.UseSetting("urls", "http://127.0.0.1:0");
        host.UseSetting("WorldSize", "none");
        host.UseSetting("QuickExit", "/error/404");
    });

    public string Address { get; private set; } = "";

    public IServiceProvider Services => _site.Services;

    public static string PersonaOf(Role role) => $"Made-up {role}";

    public async ValueTask InitializeAsync()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        Address = _site.ClientOptions.BaseAddress.ToString().Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        _ = Services.GetRequiredService<Ledger>();
        await using var db = Services.GetRequiredService<IStore>().Open(Reader.Machine);
        var ids = Services.GetRequiredService<IdSource>();
        var now = Act.Cut(Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var centre = Body("Made-up Centre", OrganisationSort.Centre);
        var outside = Body("Made-up Charity", OrganisationSort.Charity);
        var team = new Team { Id = ids.Next<TeamId>(), Reference = Reference.New("TEAM"), Organisation = centre.Id, Name = "First team" };
        var theirs = new Team { Id = ids.Next<TeamId>(), Reference = Reference.New("TEAM"), Organisation = outside.Id, Name = "Outreach" };
        db.AddRange(centre, outside, team, theirs);
        List<Event> events = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var away = role is Role.FirstResponder or Role.SupportProvider;
            var user = User.New(ids.Next<UserId>(), role.ToString(), PersonaOf(role), $"{role}@example.org", (away ? outside : centre).Id, (away ? theirs : team).Id, persona: true);
            db.AddRange(user, UserRole.Held(ids.Next<UserRoleId>(), user.Id, role, now.AddDays(-1)));
            events.Add(new RoleGranted(user.Id, role, default, true));
        }

        await db.CommitAsync(Act.OfMachine(now), events, default);

        Organisation Body(string name, OrganisationSort sort) => new() { Id = ids.Next<OrganisationId>(), Reference = Reference.New("ORG"), Name = name, Sort = sort };
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(true);
    }
}
