using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Supervision.CaseReaders;

namespace Entente.Tests.Supervision;

/// <summary>Who can read a case and why, who did, and who was kept out.</summary>
public sealed class WhoHasCaseTests
{
    [Theory, EveryDatabase]
    public async Task Each_reader_stands_by_name_with_why_and_when_and_so_do_broken_glass_and_refusals(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var assigned = Make.Person(out var maker, Make.Centre, new(10), false, Role.DecisionMaker);
        var near = Make.Person(out var supervisor, Make.Centre, new(10), false, Role.Supervisor);
        var own = Make.Person(out var responder, Make.Police, default, false, Role.FirstResponder);
        var idle = Make.Person(out var other, Make.Centre, new(10), false, Role.DecisionMaker);
        var glassed = Make.Person(out var worker, Make.Centre, new(77), false, Role.CaseWorker);
        await test.AddAsync([about, .. assigned, .. near, .. own, .. idle, .. glassed, Make.Assigned(Make.Reader(Role.DecisionMaker, maker.Id.Value), about.Dossier)]);
        await test.Ledger.RememberAsync(Make.Act(Role.DecisionMaker, user: maker.Id.Value), new Seen("case", about.Reference.Text, 1) { Dossier = about.Dossier }, default);
        await test.Ledger.RememberAsync(Make.Act(Role.DecisionMaker, user: other.Id.Value), new Seen("case", about.Reference.Text, 1) { Dossier = about.Dossier }, default);
        await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker, user: worker.Id.Value), new Refused("Read Placement", "CaseWorker · Read · Placement · only for assigned") { Dossier = about.Dossier }, default);
        await using (var db = test.Open())
        {
            await db.CommitAsync(Make.Act(Role.CaseWorker, user: worker.Id.Value), new GlassBroken(Entente.Foundation.Reference.New("GLASS"), about.Reference, about.Dossier, GlassReason.DangerToLife, Make.Now.AddHours(2), new(2026, 3, 3)), default);
        }

        var view = await ReadAsync();

        Assert.Equal([WhyOpen.Assigned], Of(maker).Why);
        Assert.Contains(DataKind.DecisionDraft, Of(maker).Whole);
        Assert.Contains(DataKind.Health, Of(maker).WithGround);
        Assert.Equal(Make.Now, Of(maker).LastRead);
        Assert.Contains(WhyOpen.Team, Of(supervisor).Why);
        Assert.Contains(DataKind.Identity, Of(supervisor).InPart);
        Assert.Contains(WhyOpen.ItsOrganisation, Of(responder).Why);
        Assert.Equal([WhyOpen.BrokenGlass], Of(worker).Why);
        Assert.Equal([DataKind.Placement], Of(worker).Whole);
        Assert.DoesNotContain(view.Readers, r => r.User == other.Id);
        Assert.Equal([other.DisplayName], view.Earlier.Select(e => e.Name));
        Assert.Equal([(worker.DisplayName, Role.CaseWorker)], view.Refusals.Select(r => (r.Name, r.Role)));
        Assert.Equal([(worker.DisplayName, (bool?)null)], view.Glass.Select(g => (g.Name, g.Proper)));

        CaseReader Of(User user) => Assert.Single(view.Readers, r => r.User == user.Id);

        async Task<WhoHasView> ReadAsync()
        {
            await using var db = test.Open(Make.Reader(Role.Supervisor));
            return (await new WhoHasCase(db, test.Gate, test.Ledger).ReadAsync(about.Reference, Make.Act(Role.Supervisor), default)).Value;
        }
    }

    [Theory, EveryDatabase]
    public async Task The_page_is_for_whoever_judges_broken_glass_on_the_case_and_for_nobody_else(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await using var test = TestDb.On(site.Connection);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Make.Reader(Role.DecisionMaker), about.Dossier));
        var path = $"/cases/{about.Reference.ToRoute()}/readers";

        var page = await TestSite.GetAsync(site.As(Role.Supervisor), path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("readers", string.Concat((await TestSite.GetAsync(site.As(Role.DecisionMaker), $"/cases/{about.Reference.ToRoute()}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.DecisionMaker).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Role.Auditor).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.Supervisor, 990, team: new(77))).GetAsync(path)).StatusCode);
    }
}
