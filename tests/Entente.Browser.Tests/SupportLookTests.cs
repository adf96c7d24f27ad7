using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Support;
using Entente.Support.Children;
using Entente.Support.Notes;
using Microsoft.EntityFrameworkCore;

namespace Entente.Browser.Tests;

/// <summary>A caseworker asks a provider, and the provider takes the person on.</summary>
public sealed class SupportLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["SUPPORT", "SUPPORT/{REFERENCE}", "CASES/{REFERENCE}/SUPPORT", "CASES/{REFERENCE}/PLAN", "SUPPORT/STEPS/{REFERENCE}", "CASES/{REFERENCE}/PLACEMENTS", "CASES/{REFERENCE}/PLACEMENTS/NEW", "SUPPORT/PLACEMENTS", "CASES/{REFERENCE}/NEEDS", "CASES/{REFERENCE}/NEEDS/NEW", "SUPPORT/NEEDS/{REFERENCE}", "CASES/{REFERENCE}/EXIT", "SUPPORT/FOLLOW-UPS/{REFERENCE}", "SUPPORT/PROVIDERS",
        "CASES/{REFERENCE}/NOTES", "CASES/{REFERENCE}/NOTES/NEW", "CASES/{REFERENCE}/NOTES/PRIVILEGED", "CASES/{REFERENCE}/NOTES/PRIVILEGED/NEW", "CASES/{REFERENCE}/NOTES/DECISION", "CASES/{REFERENCE}/NOTES/DECISION/NEW", "CASES/{REFERENCE}/DOCUMENTS", "SUPPORT/DOCUMENTS/{REFERENCE}",
        "CASES/{REFERENCE}/SESSIONS", "CASES/{REFERENCE}/SESSIONS/NEW", "SUPPORT/SESSIONS/{REFERENCE}", "CASES/{REFERENCE}/HEALTH", "CASES/{REFERENCE}/HEALTH/NEW", "CASES/{REFERENCE}/HEALTH/SHARED", "SUPPORT/HEALTH/{REFERENCE}",
        "CASES/{REFERENCE}/CHILDREN", "CASES/{REFERENCE}/CHILDREN/GUARDIAN", "CASES/{REFERENCE}/CHILDREN/INTERESTS", "CASES/{REFERENCE}/CHILDREN/SCHOOL", "CASES/{REFERENCE}/CHILDREN/DEPENDENT", "SUPPORT/GUARDIANS/{REFERENCE}"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Asking_for_support_and_accepting_it_can_be_used_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/cases", "support.cases");
        // Each window another case, for the three share a centre; of adults, for a child does not leave by saying so.
        var listed = await visit.Page.Locator("main tbody a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        var about = listed.Where(await AdultsAsync()).ElementAt((int)window) + "/support";
        await visit.GoAsync(about, "support.case.none");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.case.error");
        await visit.Page.Locator("main [name='Form.Provider']").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await visit.FillAsync(("Form.Needs", "bed"), ("Form.Wanted", "housing"), ("Form.PlaceWishes", "own-room"), ("Form.Danger", "Now"), ("Form.Naming", "Withheld"), ("Form.Within", "three-days"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.case.asked");

        await visit.SignInAsync(Role.SupportProvider);
        await visit.LookAsync("support.home");
        await visit.GoAsync("/support", "support.inbox");
        await visit.FollowAsync("main tbody a");
        await visit.LookAsync("support.offer");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.offer.error");
        Assert.Equal(200, await visit.PressAsync("main form[action*='Accept'] button"));
        await visit.LookAsync("support.offer.accepted");

        await visit.GoAsync(about.Replace("/support", "/plan", StringComparison.Ordinal), "support.plan.none");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.plan.error");
        await visit.FillAsync(("Form.Entitlement", "accommodation"), ("Form.Goal", "Made up: a door that I can lock."), ("Form.What", "Made up: look for a room"), ("Form.Who", "Made-up key worker"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.plan");
        await visit.FollowAsync("main .govuk-task-list a");
        await visit.LookAsync("support.step");
        await visit.GoAsync(about.Replace("/support", "/placements/new", StringComparison.Ordinal), "support.placement.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("support.placement.error");
        await visit.FillAsync(("Form.Type", "safe-house"), ("Form.Address", "9 Quiet Road"), ("Form.Town", "Otherplace"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("support.placement");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.placement.lacks");
        await visit.GoAsync("/support/placements", "support.placements");

        await visit.GoAsync(about.Replace("/support", "/needs", StringComparison.Ordinal), "support.needs.none");
        await visit.FollowAsync("main a[href*='needs/new']");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.need.error");
        var review = TimeProvider.System.GetUtcNow().AddDays(10);
        await visit.FillAsync(("Form.What", "Made up: a room with a lock."), ("Form.View", "Made up: a door that I can lock."), ("Form.Urgency", "soon"), ("Form.RiskFromOthers", "Made up: somebody waits outside."), ("Form.Done", "Made up: another way home."),
            ("Form.ReviewOn.Day", $"{review.Day}"), ("Form.ReviewOn.Month", $"{review.Month}"), ("Form.ReviewOn.Year", $"{review.Year}"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.need");
        await visit.GoAsync(about.Replace("/support", "/needs", StringComparison.Ordinal), "support.needs");

        await NotesAsync(visit, about.Replace("/support", "", StringComparison.Ordinal));
        await CareAsync(visit, about.Replace("/support", "", StringComparison.Ordinal));

        await visit.GoAsync(about.Replace("/support", "/exit", StringComparison.Ordinal), "support.exit.none");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.exit.error");
        var today = TimeProvider.System.GetUtcNow();
        await visit.FillAsync(("Form.Reason", "own-wish"), ("Form.Wish", "WantsToLeave"), ("Form.WishWords", "Made up: to my sister."), ("Form.DecidedBy", "Made up: she"), ("Form.LeftOn.Day", $"{today.Day}"), ("Form.LeftOn.Month", $"{today.Month}"), ("Form.LeftOn.Year", $"{today.Year}"),
            ("Form.WhereTo", "family"), ("Form.Safety", "Safe"), ("Form.HandedOver", "Made up: papers."), ("Form.Risk", "Made up: debts."), ("Form.Consent", "Agreed"));
        await visit.Page.Locator("main [name='Form.Way']").SelectOptionAsync("message");
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.exit");
        await visit.FollowAsync("main tbody a");
        await visit.LookAsync("support.follow-up");
        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/support/providers", "support.providers");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    /// <summary>Notes of the three compartments, and a document that somebody who decides asks for.</summary>
    private async Task NotesAsync(Visit visit, string about)
    {
        await visit.GoAsync(about + "/notes", "support.notes.none");
        await visit.FollowAsync("main a[href$='/notes/new']");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.note.error");
        await visit.Page.Locator("main [name='Form.Category']").SelectOptionAsync("wellbeing");
        await visit.FillAsync(("Form.Words", "Made up: she slept."));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.notes");
        await visit.GoAsync(about + "/notes/privileged", "support.notes.privileged");
        await visit.GoAsync(about + "/notes/privileged/new", "support.note.privileged");
        var reference = await AskedAsync(about);
        await visit.GoAsync(about + "/documents", "support.documents");
        await visit.GoAsync("/support/documents/" + reference, "support.document");
        Assert.Equal(422, await visit.PressAsync("main form[action*='Give'] button"));
        await visit.LookAsync("support.document.error");

        await visit.SignInAsync(Role.DecisionMaker);
        await visit.GoAsync("/cases", "support.cases.decide");
        var theirs = await visit.Page.Locator("main tbody a").First.GetAttributeAsync("href");
        await visit.GoAsync(theirs + "/notes/decision", "support.notes.decision");
        await visit.GoAsync(theirs + "/notes/decision/new", "support.note.decision");
        await visit.GoAsync(theirs + "/documents", "support.documents.ask");
        await visit.SignInAsync(Role.SupportProvider);
    }

    private async Task CareAsync(Visit visit, string about)
    {
        var today = TimeProvider.System.GetUtcNow();
        await visit.GoAsync(about + "/sessions", "support.sessions.none");
        await visit.GoAsync(about + "/sessions/new", "support.session.new");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.session.error");
        await visit.Page.Locator("main [name='Form.Service']").SelectOptionAsync("counselling");
        await visit.Page.Locator("main [name='Form.Language']").SelectOptionAsync("sq");
        await visit.FillAsync(("Form.On.Day", $"{today.Day}"), ("Form.On.Month", $"{today.Month}"), ("Form.On.Year", $"{today.Year}"), ("Form.Provider", "Made-up counsellor"), ("Form.InterpreterWanted", "true"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.sessions");
        await visit.FollowAsync("main tbody a");
        await visit.LookAsync("support.session");

        await visit.GoAsync(about + "/health", "support.health.none");
        await visit.GoAsync(about + "/health/new", "support.health.new");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.health.error");
        await visit.Page.Locator("main [name='Form.Category']").SelectOptionAsync("pregnancy");
        await visit.FillAsync(("Form.What", "Made up: in the fifth month."), ("Form.ToldBy", "person"), ("Form.IsUrgent", "false"));
        Assert.Equal(200, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("support.health");
        await visit.FollowAsync("main a[href*='/support/health/']");
        await visit.LookAsync("support.health.one");
        await visit.GoAsync(about + "/health/shared", "support.health.shared");

        await visit.GoAsync("/support/guardians/" + await GuardianAsync(about), "support.guardian.end");
        await visit.GoAsync(about + "/children", "support.children");
        foreach (var page in (string[])["guardian", "interests", "school", "dependent"])
        {
            await visit.GoAsync($"{about}/children/{page}", "support.children." + page);
            Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
            await visit.LookAsync($"support.children.{page}.error");
        }
    }

    /// <summary>A guardian, put in by hand: the cases of this walk are of adults, for whom nobody is appointed.</summary>
    private async Task<string> GuardianAsync(string about)
    {
        await using var db = site.Open();
        var of = (await db.Cases.AsNoTracking().ToListAsync()).Single(c => about == $"/cases/{c.Reference.ToRoute()}");
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var form = new GuardianForm { Sort = "guardian", Name = "Made-up Guardian", Relation = "professional", AppointedOn = today, AppointedBy = "Made-up court", Contact = "guardian@example.org", Conflict = "Made up: asked." };
        var guardian = Guardian.Appoint(form, of, Dangers.None, false, ChildTerms.Shipped, new IdSource(TimeProvider.System, new Random(12)), Act.OfMachine(now), today).Value;
        db.Add(guardian);
        await db.CommitAsync(Act.OfMachine(now), new GuardianAppointed(guardian.Reference, of.Reference, guardian.Sort, today, of.Dossier), default);
        return guardian.Reference.ToRoute();
    }

    /// <summary>A request for the case, put in by hand: the provider's case need not be one that a decision maker of the example works on.</summary>
    private async Task<string> AskedAsync(string about)
    {
        await using var db = site.Open();
        var known = await db.Cases.AsNoTracking().ToListAsync();
        var of = known.Single(c => about == $"/cases/{c.Reference.ToRoute()}");
        var ids = new IdSource(TimeProvider.System, new Random(11));
        var request = new DocumentRequest { Id = ids.Next<DocumentRequestId>(), Reference = Reference.New("ASKD"), Dossier = of.Dossier, Organisation = of.Organisation, Team = of.Team, Wanted = "Made up: how does she sleep?", AskedBy = new(1), AskedAt = TimeProvider.System.GetUtcNow() };
        db.Add(request);
        await db.CommitAsync(Act.OfMachine(TimeProvider.System.GetUtcNow()), new DocumentAsked(request.Reference, of.Dossier), default);
        return request.Reference.ToRoute();
    }

    private async Task<Func<string, bool>> AdultsAsync()
    {
        await using var db = site.Open();
        var adults = await db.Cases.Where(c => !c.IsChild).Select(c => c.Reference).ToListAsync();
        return link => adults.Exists(r => link == $"/cases/{r.ToRoute()}");
    }
}
