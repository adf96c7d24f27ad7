using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Referrals;

public sealed class DeleteOldDraftsTests
{
    private static readonly DateTimeOffset TheDay = new(Make.Now.UtcDateTime.Date.AddDays(DraftReferral.KeptDays), TimeSpan.Zero);

    [Theory, EveryDatabase]
    public async Task A_draft_goes_on_the_day_that_it_shows_with_its_files_and_not_a_minute_before(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "H1.kind=full", "H1.value=Mira Madeup");
        var file = Make.File(test, draft);
        await test.AddAsync(file, new FileContent { Id = file.Id, Bytes = "Mira"u8.ToArray() });
        var clock = new FakeTimeProvider(TheDay.AddMinutes(-1));
        var delete = new DeleteOldDrafts(test.Store, test.Ledger, clock);

        Assert.Equal(0, await delete.RunAsync(default));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(draft.DeletesOn, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        Assert.Equal(1, await delete.RunAsync(default));
        Assert.Equal(0, await delete.RunAsync(default));

        await using var db = test.Open();
        Assert.False(await db.Drafts.AnyAsync());
        Assert.False(await db.EvidenceFiles.AnyAsync());
        Assert.False(await db.FileContents.AnyAsync());
        var told = Assert.Single(await db.Set<AuditEntry>().Where(e => e.What == nameof(DraftDeleted)).ToListAsync());
        Assert.Equal(new DraftDeleted(draft.Reference, draft.DeletesOn, 1, draft.Dossier), told.Read<DraftDeleted>());
    }

    [Theory, EveryDatabase]
    public async Task What_was_sent_or_gone_on_with_stays_and_so_does_an_alert(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var sent = await Make.ReferralAsync(test);
        var old = await Make.DraftAsync(test);
        var alive = await Make.DraftAsync(test);
        await test.AddAsync(Alert.Raise(test.Ids, old, Make.Act(Role.FirstResponder)));
        var later = Make.Act(Role.FirstResponder, Make.Now.AddDays(2));
        await using (var db = test.Open(later.Reader))
        {
            var form = new AnswerForm { Question = "S4", Entered = new Dictionary<string, string[]> { ["value"] = ["More"] } };
            Assert.False((await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(alive.Reference.Text, form, later, default)).IsRefused);
        }

        Assert.Equal(1, await new DeleteOldDrafts(test.Store, test.Ledger, new FakeTimeProvider(TheDay)).RunAsync(default));

        await using var left = test.Open();
        Assert.Equal([alive.Id, sent.Draft], (await left.Drafts.Select(d => d.Id).ToListAsync()).OrderByDescending(d => d == alive.Id));
        Assert.Equal(old.Dossier, (await left.Alerts.SingleAsync()).Dossier);
        await using var desk = test.Open(Make.Reader(Role.DutyOfficer));
        var alert = await desk.Alerts.SingleAsync();
        Assert.False((await new AnswerAlert(desk, test.Gate).RunAsync(alert.Reference.Text, "Police sent", alert.Version, Make.Act(Role.DutyOfficer), default)).IsRefused);
    }

    [Fact]
    public async Task The_host_looks_at_start_and_every_hour()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var first = await Make.DraftAsync(test);
        var clock = new FakeTimeProvider(TheDay);
        using var host = new DraftHost(new DeleteOldDrafts(test.Store, test.Ledger, clock), clock, NullLogger<DraftHost>.Instance);
        var bell = test.Pulse.Next;

        await host.StartAsync(default);
        await bell.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(await AnyAsync(first.Id));

        var second = await Make.DraftAsync(test);
        bell = test.Pulse.Next;
        // The host waits for the clock only after its look: advance until it has looked again.
        while (!bell.IsCompleted)
        {
            clock.Advance(DraftHost.Between);
            await Task.Yield();
        }

        Assert.False(await AnyAsync(second.Id));
        await host.StopAsync(default);

        async Task<bool> AnyAsync(DraftId id)
        {
            await using var db = test.Open();
            return await db.Drafts.AnyAsync(d => d.Id == id);
        }
    }

    [Fact]
    public async Task The_list_the_draft_and_home_say_when_a_draft_is_about_to_go()
    {
        var clock = new FakeTimeProvider(TheDay.AddDays(-8));
        await using var site = await TestSite.StartAsync("sqlite", s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(s, clock));
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        string[] pages = ["/", "/referrals", $"/referrals/draft/{draft.Reference.ToRoute()}"];
        foreach (var page in pages) Assert.DoesNotContain("Deleted in", (await TestSite.GetAsync(responder, page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(1));

        foreach (var page in pages) Assert.Contains("Deleted in 7 days", (await TestSite.GetAsync(responder, page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
