using Entente.Access;
using Entente.Audit;
using Entente.Browser.Tests.MainJob;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>The pages that the main job passes by: search, one's own account, breaking the glass, the second reader, the people who work here.</summary>
public sealed class RestOfTheSiteTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages =
    [
        "HOME", "SEARCH", "STAFF/SETTINGS", "STAFF/PASSWORD", "STAFF/GLASS", "STAFF/REVIEWS", "STAFF/REVIEW/{REFERENCE}", "CASES/{REFERENCE}/SECOND",
        "STAFF/USERS", "STAFF/USER/{REFERENCE}", "STAFF/NEWUSER", "STAFF/PLACES", "STAFF/SIGNIN", "STAFF/SIGNOUT",
        "RECORDS/{REFERENCE}/CORRECT", "EXPORTS", "EXPORTS/NEW", "EXPORTS/{REFERENCE}", "EXPORTS/WAITING", "EXPORTS/ANSWER/{REFERENCE}", "TASKS", "TASKS/{REFERENCE}", "CASES/{REFERENCE}/TASKS",
        "API", "STAFF/SYSTEMS", "STAFF/SYSTEMS/NEW", "STAFF/SYSTEMS/{REFERENCE}",
    ];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task What_the_main_job_passes_by_can_be_used_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var known = await KnownPerson.OfAsync(site, (int)window);

        await SearchAsync(visit, known);
        await RecordAsync(visit, known);
        await AccountAsync(visit);
        await GlassAsync(visit, known);
        await ReviewAsync(visit);
        await SecondAsync(visit);
        await TasksAsync(visit, window);
        await PeopleAsync(visit);

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    private static async Task SearchAsync(Visit visit, KnownPerson known)
    {
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/search", "rest.search");
        foreach (var (what, name) in new[] { ("no such name anywhere", "none"), (known.Name, "found"), ("", "empty") })
        {
            await visit.FillAsync(("Form.Text", what));
            await visit.PressAsync();
            await visit.LookAsync($"rest.search.{name}");
        }
    }

    private static async Task RecordAsync(Visit visit, KnownPerson known)
    {
        var record = $"/records/{known.Record.ToLowerInvariant()}";
        await visit.GoAsync(record, "rest.record");
        await visit.FollowAsync("main a[href$='/correct']");
        await visit.LookAsync("rest.correct");
        await visit.GoAsync("/exports", "rest.exports.none");
        await visit.Page.GotoAsync(record);
        await visit.FollowAsync("main a[href^='/exports/new']");
        await visit.LookAsync("rest.export.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.export.error");
        await visit.Page.Locator("main [name='Form.Format']").First.CheckAsync();
        await visit.FillAsync(("Form.Because", "Made up: the council asked for what is known, in writing, for its own plan of safety."));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("rest.export");
        await visit.GoAsync("/exports", "rest.exports");
    }

    private static async Task AccountAsync(Visit visit)
    {
        await visit.FollowAsync(".entente-header a[href='/staff/settings']");
        await visit.LookAsync("rest.settings");
        await visit.GoAsync("/staff/password", "rest.password");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.password.error");
    }

    private static async Task GlassAsync(Visit visit, KnownPerson known)
    {
        await visit.GoAsync("/staff/glass", "rest.glass");
        Assert.Equal(422, await visit.PressAsync("main form:has(textarea) button[type=submit]"));
        await visit.LookAsync("rest.glass.error");
        await visit.FillAsync(("Form.Subject", known.Record), ("Form.Because", "Made up: the police of another place ask tonight whether this person is the one whom they have just met."), ("Form.Hours", "1"), ("Form.Understood", "true"));
        await visit.Page.Locator("main [name='Form.Reason']").First.CheckAsync();
        Assert.Equal(200, await visit.PressAsync("main form:has(textarea) button[type=submit]"));
        await visit.LookAsync("rest.glass.broken");
    }

    private static async Task ReviewAsync(Visit visit)
    {
        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/staff/reviews", "rest.reviews");
        await visit.FollowAsync("tbody a");
        await visit.LookAsync("rest.review");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.review.error");
        await visit.FillAsync(("Form.Proper", "true"), ("Form.Why", "Made up: it was needed."));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("rest.review.judged");
    }

    private static async Task SecondAsync(Visit visit)
    {
        await visit.GoAsync("/exports/waiting", "rest.exports.waiting");
        await visit.FollowAsync("tbody a");
        await visit.LookAsync("rest.export.answer");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.export.answer.error");
        await visit.GoAsync("/", "rest.home.supervisor");
        await visit.FollowAsync("main section:has(a[href^='/cases']) a[href*='/second'], main li a[href*='/second']");
        await visit.LookAsync("rest.second");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("rest.second.error");
    }

    /// <summary>Whether a clock of the example world is near its end depends on the day: each case has a task of this test's own.</summary>
    private async Task TasksAsync(Visit visit, Window window)
    {
        await using (var db = site.Open())
        {
            var act = Act.OfMachine(site.Time.GetUtcNow());
            var ids = new IdSource(site.Time, new Random(41 + (int)window));
            var tasks = (await db.Cases.ToListAsync()).Select(c => WorkTask.Raise(ids, TaskTemplates.Shipped.Find("decision-last")!, Role.Supervisor, c, new(2026, 3, 2), $"look {window}", act)).ToList();
            db.AddRange(tasks);
            await db.CommitAsync(act, [.. tasks.Select(t => new TaskRaised(t.Reference, t.Template, t.ForRole, t.Dossier))], default);
        }

        await visit.GoAsync("/tasks", "rest.tasks");
        await visit.FollowAsync("tbody th a");
        await visit.LookAsync("rest.task");
        Assert.Equal(422, await visit.PressAsync("main form[action*='PutOff'] button"));
        await visit.LookAsync("rest.task.error");
        await visit.Page.GotoAsync("/tasks");
        await visit.FollowAsync("tbody td a[href$='/tasks']");
        await visit.LookAsync("rest.case.tasks");
    }

    private static async Task PeopleAsync(Visit visit)
    {
        await visit.SignInAsync(Role.Administrator);
        await visit.GoAsync("/staff/users", "rest.people");
        await visit.FollowAsync("tbody a");
        await visit.LookAsync("rest.person");
        await visit.GoAsync("/staff/newuser", "rest.newuser");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.newuser.error");
        await visit.GoAsync("/staff/places", "rest.places");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.places.error");
        await visit.GoAsync("/staff/systems", "rest.systems");
        await visit.GoAsync("/staff/systems/new", "rest.systems.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("rest.systems.new.error");
        await visit.Page.Locator("main [name='Form.May']").First.CheckAsync();
        await visit.Page.Locator("main [name='Form.Organisation']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visit.FillAsync(("Form.Name", "Made-up custody system"), ("Form.Until.Day", "1"), ("Form.Until.Month", "6"), ("Form.Until.Year", "2027"), ("Form.AMinute", "60"));
        await visit.PressAsync();
        await visit.LookAsync("rest.systems.made");
        await visit.FollowAsync("main a[href^='/staff/systems/']");
        await visit.LookAsync("rest.system");
        await visit.GoAsync("/api", "rest.api");
        await visit.GoAsync("/home", "rest.home");
        await visit.SignOutAsync();
        await visit.LookAsync("rest.signin");
        await visit.GoAsync("/staff/signout", "rest.signout");
        Assert.Equal(404, (await visit.Page.GotoAsync("/no/such/page"))!.Status);
        await visit.LookAsync("rest.nothing");
    }
}
