using Entente.Access;
using Entente.Staff;
using Entente.Web.Shell;
using Entente.World;

namespace Entente.Tests.Home;

/// <summary>Home by role: each finds its own work, and an empty page says what comes there.</summary>
public sealed class HomeTests
{
    private static readonly Dictionary<Role, string[]> Panels = new()
    {
        [Role.FirstResponder] = ["Danger now", "Drafts of your organisation", "Sent referrals"],
        [Role.CaseWorker] = ["Danger now", "Support to ask for elsewhere", "Tasks", "Clocks", "My work", "Possible matches"],
        [Role.DecisionMaker] = ["Tasks", "Clocks", "Decisions", "My work", "Possible matches"],
        [Role.SupportProvider] = ["You are asked to help", "Danger now", "Tasks", "Clocks", "My work", "Drafts of your organisation", "Sent referrals"],
        [Role.Analyst] = ["Possible matches", "Imports"],
        [Role.DutyOfficer] = ["Danger now", "Tasks", "Waits in triage", "Drafts of your organisation"],
        [Role.BorderOfficer] = ["Danger now", "Drafts of your organisation", "Sent referrals"],
        [Role.LiaisonOfficer] = [],
        [Role.Supervisor] = ["Danger now", "Tasks", "Waits in triage", "Clocks", "Decisions", "Possible matches"],
        [Role.Auditor] = ["The log"],
        [Role.Statistician] = [],
        [Role.Administrator] = ["Background work", "Imports"],
    };

    [Fact]
    public async Task Each_role_sees_its_own_panels_and_what_comes_into_an_empty_one()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var home = await TestSite.GetAsync(site.As(role), "/");

            var titles = home.QuerySelectorAll(".entente-panel h2").Select(h => h.TextContent.Trim()).ToList();
            Assert.All(Panels[role], p => Assert.Contains(titles, t => t.StartsWith(p, StringComparison.Ordinal)));
            Assert.All(home.QuerySelectorAll(".entente-panel"), s => Assert.True(s.QuerySelector("li a, p") is not null, $"{role}: {s.TextContent}"));
            if (titles.Count == 0) Assert.Contains("no work of a", home.QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_the_example_world_every_role_that_works_here_finds_something_to_do_and_each_line_opens()
    {
        await using var site = await TestSite.StartAsync("sqlite", Make.WithoutFollowers);
        await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var db = site.Open();
        var people = (from role in db.UserRoles.AsEnumerable() join user in db.Users.AsEnumerable() on role.User equals user.Id where user.IsPersona orderby user.Id.Value select (role.Role, User: user)).DistinctBy(p => p.Role).ToList();
        foreach (var (role, user) in people)
        {
            var browser = site.As(new Reader(user.Id, role, user.Organisation, user.Team), Entente.Staff.Purposes.Shipped.Of(role)[0]);
            var home = await TestSite.GetAsync(browser, "/");
            var lines = home.QuerySelectorAll(".entente-panel li a").Select(a => a.GetAttribute("href")!).Distinct().ToList();

            if (role is not (Role.LiaisonOfficer or Role.Statistician or Role.Administrator or Role.Analyst)) Assert.True(lines.Count > 0, $"{role} finds nothing");
            foreach (var line in lines.Concat(home.QuerySelectorAll(".entente-panel h2 a").Select(a => a.GetAttribute("href")!))) await TestSite.GetAsync(browser, line);
        }
    }
}
