using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>Danger, from the responder's words to the desk's closing, also where both write at once.</summary>
public sealed class AlertTests
{
    private static readonly Act Responder = Make.Act(Role.FirstResponder);
    private static readonly Act Desk = Make.Act(Role.DutyOfficer);

    [Theory, EveryDatabase]
    public async Task A_danger_that_arises_after_the_desk_closed_the_first_is_told_anew(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        await SaveAsync(test, draft, "A1", "value=yes");
        await SaveAsync(test, draft, "A2", "danger=held", "what=Locked in");
        await CloseAsync(test, (await OpenAsync(test)).Single());

        await SaveAsync(test, draft, "S4", "value=What I saw");
        await SaveAsync(test, draft, "A2", "danger=held", "what=Locked in");
        await SaveAsync(test, draft, "A5", "town=Leeds");
        Assert.Empty(await OpenAsync(test)); // nothing that the desk has not dealt with
        await SaveAsync(test, draft, "A2", "danger=violence", "what=They came back");

        var second = Assert.Single(await OpenAsync(test));
        Assert.Equal("Violence or a threat of it; They came back", second.What);
        await CloseAsync(test, second);
        await SaveAsync(test, draft, "A1", "value=no");
        await SaveAsync(test, draft, "A1", "value=yes");
        Assert.Single(await OpenAsync(test));
        await using var db = test.Open();
        Assert.Equal((3, 3), (await db.Alerts.CountAsync(), await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(AlertRaised))));
    }

    [Theory, EveryDatabase]
    public async Task What_the_desk_knows_already_does_not_disturb_it_and_more_is_read_before_it_closes(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        await SaveAsync(test, draft, "A1", "value=yes");
        var seen = (await OpenAsync(test)).Single();

        await SaveAsync(test, draft, "S4", "value=What I saw");
        Assert.Equal(seen.Version, (await OpenAsync(test)).Single().Version);
        await SaveAsync(test, draft, "A2", "danger=held", "what=Two children are there too");
        var grown = await CloseAsync(test, seen);
        var closed = await CloseAsync(test, (await OpenAsync(test)).Single());
        var late = await CloseAsync(test, seen);

        Assert.IsType<AlertChangedMeanwhile>(Assert.Single(grown.Problems));
        Assert.False(closed.Value.IsOpen);
        Assert.IsType<AlertClosedMeanwhile>(Assert.Single(late.Problems));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_close_in_the_same_moment_one_is_told_that_it_changed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await SaveAsync(test, await Make.DraftAsync(test), "A1", "value=yes");
        await using var slow = test.Open(Desk.Reader);
        var alert = await slow.Alerts.SingleAsync(); // held as it was by the slower of the two
        await CloseAsync(test, alert);

        var late = await new AnswerAlert(slow, test.Gate).RunAsync(alert.Reference.Text, "Ambulance sent", null, Desk, default);

        Assert.IsType<AlertChangedMeanwhile>(Assert.Single(late.Problems));
        await using var fresh = test.Open();
        Assert.Equal("Police sent", (await fresh.Alerts.SingleAsync()).Done);
    }

    [Fact]
    public async Task The_desk_keeps_what_it_wrote_and_sees_danger_without_asking_for_it()
    {
        await using var site = await TestSite.StartAsync();
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers("A1=yes"), Responder);
        var alert = Alert.Raise(site.Ids(), draft, Responder);
        await site.AddAsync(draft);
        await site.AddAsync(alert);
        var desk = site.As(Role.DutyOfficer);
        var path = $"/referrals/alerts/{alert.Reference.ToRoute()}";
        var page = await TestSite.GetAsync(desk, path);
        await using (var db = site.Open())
        {
            (await db.Alerts.SingleAsync()).Tell(new(true, "A knife", "", "", ""));
            await db.CommitAsync(Make.Machine, new AlertRaised(alert.Reference, draft.Reference, draft.Dossier), default);
        }

        var grown = await TestSite.PostAsync(desk, $"{path}?handler=Close", page, ("Done", "Police sent"));
        var shown = await TestSite.ReadAsync(grown);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, grown.StatusCode);
        Assert.Equal("Police sent", shown.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("A knife", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(desk, $"{path}?handler=Close", shown, ("Done", "Police sent"))).StatusCode);
        var late = await TestSite.ReadAsync(await TestSite.PostAsync(desk, $"{path}?handler=Close", shown, ("Done", "Ambulance sent")));
        Assert.Contains("Ambulance sent", late.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        foreach (var live in (string[])["/", "/referrals/alerts", "/referrals/triage"])
        {
            Assert.Equal("30", Assert.Single((await desk.GetAsync(live)).Headers.GetValues("Refresh")));
        }

        Assert.False((await site.As(Role.FirstResponder).GetAsync("/")).Headers.Contains("Refresh"));
    }

    private static async Task SaveAsync(TestDb test, DraftReferral draft, string question, params string[] fields)
    {
        await using var db = test.Open(Responder.Reader);
        var form = new AnswerForm { Question = question, Entered = fields.Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => new[] { f[1] }) };
        Assert.False((await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form, Responder, default)).IsRefused);
    }

    private static async Task<List<Alert>> OpenAsync(TestDb test)
    {
        await using var db = test.Open(Desk.Reader);
        return await db.Alerts.AsNoTracking().Where(a => a.ClosedAt == null).ToListAsync();
    }

    private static async Task<Entente.Foundation.Result<Alert>> CloseAsync(TestDb test, Alert seen)
    {
        await using var db = test.Open(Desk.Reader);
        return await new AnswerAlert(db, test.Gate).RunAsync(seen.Reference.Text, "Police sent", seen.Version, Desk, default);
    }
}
