using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

public sealed class TriageTests
{
    [Theory, EveryDatabase]
    public async Task The_queue_puts_danger_first_then_a_child_then_a_near_date_and_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var usual = await Make.ReferralAsync(test);
        var tonight = await Make.ReferralAsync(test, "P1=bed");
        var near = await Make.ReferralAsync(test, "T3.kind=removal", "T3.day=2026-03-09");
        var far = await Make.ReferralAsync(test, "T3.kind=removal", "T3.day=2026-03-10");
        var child = await Make.ReferralAsync(test, "C1=not-sure", "D1.authority=Made Up Council");
        var danger = await Make.ReferralAsync(test, "A1=yes");
        await using var db = test.Open(Make.Reader(Role.DutyOfficer));

        var page = await new TriageQueue(db, test.Ledger, QuestionSets.Shipped).ReadAsync(new(), Make.Act(Role.DutyOfficer), default);

        Assert.Equal([danger.Reference, child.Reference, near.Reference, tonight.Reference, usual.Reference, far.Reference], page.Lines.Select(l => l.Reference));
        Assert.Equal(["danger", "may-be-child", "date-near", "tonight"], page.Lines.Take(4).Select(l => l.Reasons[0]));
        Assert.Empty(page.Lines[4].Reasons);
        Assert.True(await db.Set<AuditEntry>().AnyAsync(e => e.What == nameof(Seen)));
    }

    [Theory, EveryDatabase]
    public async Task The_queue_is_read_page_by_page_without_loss_or_repetition(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var all = new List<string>();
        for (var i = 0; i < TriageQueue.PageSize + 6; i++) all.Add((await Make.ReferralAsync(test, $"A1={(i % 5 == 0 ? "yes" : "no")}", $"P1={(i % 3 == 0 ? "bed" : "food")}")).Reference.Text);
        await using var db = test.Open(Make.Reader(Role.DutyOfficer));
        var queue = new TriageQueue(db, test.Ledger, QuestionSets.Shipped);

        var first = await queue.ReadAsync(new(), Make.Act(Role.DutyOfficer), default);
        var second = await queue.ReadAsync(new(After: first.Next), Make.Act(Role.DutyOfficer), default);

        Assert.Equal((TriageQueue.PageSize, 6), (first.Lines.Count, second.Lines.Count));
        Assert.Null(second.Next);
        Assert.Equal(all.Order(), first.Lines.Concat(second.Lines).Select(l => l.Reference.Text).Order());
        Assert.Equal(7, (await queue.ReadAsync(new(Urgency: Urgency.Danger), Make.Act(Role.DutyOfficer), default)).Lines.Count);
    }

    [Theory, EveryDatabase]
    public async Task Routing_gives_the_referral_its_files_and_its_clock_to_one_team_and_closes_it_to_others(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var team = new Team { Id = new(10), Reference = Entente.Foundation.Reference.New("TEAM"), Organisation = Make.Centre, Name = "North" };
        await test.AddAsync(team);
        var referral = await Make.ReferralAsync(test);
        await using var db = test.Open(Make.Reader(Role.DutyOfficer));

        var routed = await new RouteReferral(db, test.Gate).RunAsync(referral.Reference.Text, team.Reference.Text, Make.Act(Role.DutyOfficer), default);

        Assert.Equal((ReferralStatus.Routed, new TeamId(10)), (routed.Value.Status, routed.Value.Team));
        await using var same = test.Open(Make.Reader(Role.Supervisor, team: new(10)));
        Assert.Equal(1, await same.Referrals.CountAsync());
        Assert.Equal(1, await same.Set<Clock>().CountAsync());
        await using var other = test.Open(Make.Reader(Role.Supervisor, team: new(11)));
        Assert.Equal(0, await other.Referrals.CountAsync());
        Assert.Equal(0, await other.Set<Clock>().CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task What_belongs_to_a_routed_referral_is_open_to_its_team_and_to_no_other(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(new Organisation { Id = Make.Centre, Reference = Entente.Foundation.Reference.New("ORG"), Name = "Centre", Sort = OrganisationSort.Centre }, Team(10), Team(11));
        var referral = await SentAsync(test, "A1=yes", "H1.kind=full", "H1.value=Mira Madeup", "M2.kind=phone", "M2.value=07700 900111");
        var waiting = await SentAsync(test, "A1=yes", "H1.kind=full", "H1.value=Ana Madeup");
        Assert.Equal(await SeenAsync(11), await SeenAsync(10)); // nobody's yet: every team's
        Assert.All(await SeenAsync(10), seen => Assert.True(seen >= 2));

        await using (var desk = test.Open(Make.Reader(Role.DutyOfficer)))
        {
            var team = await desk.Teams.SingleAsync(t => t.Id == new TeamId(10));
            Assert.False((await new RouteReferral(desk, test.Gate).RunAsync(referral.Reference.Text, team.Reference.Text, Make.Act(Role.DutyOfficer), default)).IsRefused);
        }

        var (ours, theirs, others) = (await SeenAsync(10), await SeenAsync(11), await OfAsync(waiting.Dossier));
        Assert.Equal(others, theirs.Zip([0, 0, 0, 1], (seen, open) => seen - open)); // an open alert stays the whole desk's
        Assert.Equal(await OfAsync(referral.Dossier), ours.Zip(others, (all, other) => all - other));

        await using (var desk = test.Open(Make.Reader(Role.DutyOfficer, team: new(11))))
        {
            var alert = await desk.Alerts.SingleAsync(a => a.Dossier == referral.Dossier);
            Assert.False((await new AnswerAlert(desk, test.Gate).RunAsync(alert.Reference.Text, "Police sent", alert.Version, new(desk.Reader, Purpose.Support, Make.Now), default)).IsRefused);
        }

        Assert.Equal(others, await SeenAsync(11)); // and goes to the team when it is closed

        async Task<int[]> SeenAsync(long team)
        {
            await using var db = test.Open(Make.Reader(Role.Supervisor, team: new(team)));
            return [await db.Records.CountAsync(), await db.EvidenceFiles.CountAsync(), await db.Set<Clock>().CountAsync(), await db.Alerts.CountAsync()];
        }

        async Task<int[]> OfAsync(DossierId dossier)
        {
            await using var db = test.Open();
            return [await db.Records.CountAsync(r => r.Dossier == dossier), await db.EvidenceFiles.CountAsync(f => f.Dossier == dossier), await db.Set<Clock>().CountAsync(c => c.Dossier == dossier), await db.Alerts.CountAsync(a => a.Dossier == dossier)];
        }
    }

    [Theory, EveryDatabase]
    public async Task A_case_that_was_opened_before_goes_where_its_referral_goes(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(new Organisation { Id = Make.Centre, Reference = Entente.Foundation.Reference.New("ORG"), Name = "Centre", Sort = OrganisationSort.Centre }, Team(10), Team(11));
        var referral = await Make.ReferralAsync(test);
        await OpenAsync(referral);

        await RouteAsync(referral, 10);
        Assert.Equal((1, 0), (await CasesAsync(10), await CasesAsync(11)));
        await RouteAsync(referral, 11);
        Assert.Equal((0, 1), (await CasesAsync(10), await CasesAsync(11)));

        // Opened by somebody who still had it in triage while it was given to a team.
        var late = await Make.ReferralAsync(test);
        await RouteAsync(late, 10);
        await OpenAsync(late);
        Assert.Equal((1, 2), (await CasesAsync(10), await CasesAsync(11)));
        await test.FollowAsync(new Entente.Cases.FollowRouting());
        Assert.Equal((1, 1), (await CasesAsync(10), await CasesAsync(11)));
        await using var log = test.Open();
        Assert.Equal(1, await log.Set<AuditEntry>().CountAsync(e => e.What == nameof(Entente.Cases.CaseGivenToTeam)));

        async Task RouteAsync(Referral about, long team)
        {
            var act = Make.Act(Role.DutyOfficer) with { Reader = Make.Reader(Role.DutyOfficer, team: new(10)) };
            await using var desk = test.Open(act.Reader);
            var wanted = await desk.Teams.SingleAsync(t => t.Id == new TeamId(team));
            Assert.False((await new RouteReferral(desk, test.Gate).RunAsync(about.Reference.Text, wanted.Reference.Text, act, default)).IsRefused);
        }

        async Task<int> CasesAsync(long team)
        {
            await using var db = test.Open(Make.Reader(Role.Supervisor, team: new(team)));
            return await db.Set<Entente.Cases.Case>().CountAsync();
        }

        async Task OpenAsync(Referral about)
        {
            await using var supervisor = test.Open(Make.Reader(Role.Supervisor));
            var form = new Entente.Cases.CaseForm(about.Reference, about.Dossier, about.Organisation, about.Team, about.Territory, about.SentAt, about.IsChild);
            Assert.False((await new Entente.Cases.OpenCase(supervisor, test.Gate, test.Ids, Entente.Cases.Regimes.Shipped, Make.DecisionClocks).RunAsync(form, Make.Act(Role.Supervisor), default)).IsRefused);
        }
    }

    [Theory, EveryDatabase]
    public async Task Each_answer_is_shown_in_the_shape_that_its_kind_allows(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "S4=What I saw", "P2.words=Insulin", "E5.health=health");
        await test.AddAsync(new Assignment { Id = new(1), Dossier = referral.Dossier, User = Make.Reader(Role.CaseWorker).User, Role = Role.CaseWorker, From = Make.Now });

        var supervisor = await ViewAsync(Role.Supervisor);
        var worker = await ViewAsync(Role.CaseWorker);
        var analyst = await ViewAsync(Role.Analyst);

        Assert.Equal(Masks.Hidden, supervisor["H1", "Name"]);
        Assert.Equal("Mira Madeup", worker["H1", "Name"]);
        Assert.Equal("What I saw", worker["S4", ""]);
        Assert.Equal(Masks.Hidden, analyst["S4", ""]);
        Assert.DoesNotContain("Madeup", analyst.Text);
        await using var decider = test.Open(Make.Reader(Role.DecisionMaker));
        Assert.IsType<ReferralNotFound>(Assert.Single((await new ReadReferral(decider, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(referral.Reference.Text, "t", Make.Act(Role.DecisionMaker), default)).Problems));

        async Task<Shown> ViewAsync(Role role)
        {
            await using var db = test.Open(Make.Reader(role));
            return new((await new ReadReferral(db, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(referral.Reference.Text, "t", Make.Act(role), default)).Value);
        }
    }

    [Theory, EveryDatabase] // L12
    public async Task The_responder_learns_that_a_person_may_be_known_and_nothing_else(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05-01", "F1.kind=phone", "F1.value=07700 900111");
        var same = await Make.DraftAsync(test, "H1.value=Mirra Madeup", "H2=1999");
        var phone = await Make.DraftAsync(test, "F1.value=+44 7700 900111");
        var another = await Make.DraftAsync(test, "H1.value=Mira Other", "H2=1999", "F1.value=07700 900222");
        var act = Make.Act(Role.FirstResponder, organisation: Make.Charity);
        await using var db = test.Open(act.Reader);
        var known = new MayBeKnown(db, test.Ledger);

        Assert.True(await known.AskAsync(same, act, default));
        Assert.True(await known.AskAsync(phone, act, default));
        Assert.False(await known.AskAsync(another, act, default));
        Assert.False(await db.Records.AnyAsync());
    }

    private static Team Team(long id) => new() { Id = new(id), Reference = Entente.Foundation.Reference.New("TEAM"), Organisation = Make.Centre, Name = $"Team {id}" };

    /// <summary>A sent referral with a file and an open alert.</summary>
    private static async Task<Referral> SentAsync(TestDb test, params string[] answers)
    {
        var draft = await Make.DraftAsync(test, answers);
        await test.AddAsync(Alert.Raise(test.Ids, draft, Make.Act(Role.FirstResponder)), Make.File(test, draft));
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        return (await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default)).Value;
    }

    private sealed record Shown(ReferralView View)
    {
        public string this[string code, string label] => View.Sections.SelectMany(s => s.Answers).First(a => a.Code == code && (label.Length == 0 || a.Label == label)).Value;

        public string Text => string.Join('\n', View.Sections.SelectMany(s => s.Answers).Select(a => a.Value));
    }
}
