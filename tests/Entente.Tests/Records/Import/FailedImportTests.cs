using System.Text;
using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Records.Import;

/// <summary>An import that stops for a reason that nobody foresaw is told, keeps no other waiting, and can be tried again.</summary>
public sealed class FailedImportTests
{
    [Theory, EveryDatabase]
    public async Task What_nobody_foresaw_ends_this_import_with_its_reason_and_a_new_try_goes_on_behind_what_was_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test) { Batch = 2 };
        var job = await importing.CheckAsync((await importing.ReceiveAsync(("f.csv", "id,name\n1,Ana\n2,Joy\n3,Mai\n"u8.ToArray()))).Value);
        await importing.StartAsync(job);
        await RefuseAsync(test, "Mai");

        await importing.RunAsync(job);

        var failed = await importing.AgainAsync(job);
        Assert.Equal((ImportState.Failed, 2L), (failed.State, failed.RecordsKept));
        Assert.EndsWith("Exception", failed.Trouble, StringComparison.Ordinal);
        await AcceptAsync(test);
        await importing.StartAsync(job);
        await importing.RunAsync(job);
        var done = await importing.AgainAsync(job);
        Assert.Equal((ImportState.Done, "", 3L, 0L), (done.State, done.Trouble, done.RecordsKept, done.RecordsUnchanged));
    }

    [Theory, EveryDatabase]
    public async Task The_queue_goes_on_behind_an_import_that_throws_and_its_page_says_why_and_what_to_do(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var thrown = await WantedAsync(site, "one.csv", "id,name\n1,Ana\n", p => p with { Format = "ghost" });
        var sound = await WantedAsync(site, "two.csv", "id,name\n1,Joy\n", p => p with { SourceName = "Another made-up source" });

        Assert.Equal(ImportState.Done, await EndAsync(site, sound));
        Assert.Equal(ImportState.Failed, await EndAsync(site, thrown));

        await ChangeAsync(site, thrown, j => j.Plan = j.Plan with { Format = "csv" });
        var browser = site.As(Role.Administrator);
        var path = $"/imports/{thrown.ToRoute()}";
        var page = await TestSite.GetAsync(browser, path);
        Assert.Contains("(NullReferenceException)", page.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Try again: it goes on behind that row", page.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        await TestSite.PostAsync(browser, path, page, ("todo", "start"));
        Assert.Equal(ImportState.Done, await EndAsync(site, thrown));
    }

    [Fact]
    public async Task An_import_that_cannot_even_be_marked_as_failed_waits_behind_the_others()
    {
        await using var site = await TestSite.StartAsync();
        var unreadable = await WantedAsync(site, "one.csv", "id,name\n1,Ana\n", p => p, "{");
        var sound = await WantedAsync(site, "two.csv", "id,name\n1,Joy\n", p => p with { SourceName = "Another made-up source" });

        Assert.Equal(ImportState.Done, await EndAsync(site, sound));

        await using var db = site.Open();
        Assert.Equal(1, await db.ImportJobs.CountAsync(j => j.Reference == unreadable && (j.State == ImportState.Wanted || j.State == ImportState.Running)));
    }

    /// <summary>The database refuses records of this caption, as a full or faulty one might.</summary>
    private static async Task RefuseAsync(TestDb test, string caption)
    {
        await using var db = test.Open();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql()
            ? $"ALTER TABLE records ADD CONSTRAINT refused CHECK (\"Caption\" <> '{caption}')"
            : $"CREATE TRIGGER refused BEFORE INSERT ON records WHEN NEW.Caption = '{caption}' BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }

    private static async Task AcceptAsync(TestDb test)
    {
        await using var db = test.Open();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "ALTER TABLE records DROP CONSTRAINT refused" : "DROP TRIGGER refused");
    }

    /// <summary>An import that wants to run, its plan as nobody could have confirmed it.</summary>
    private static async Task<Reference> WantedAsync(TestSite site, string name, string csv, Func<ImportPlan, ImportPlan> change, string? written = null)
    {
        var (reader, act) = (Make.Reader(Role.Administrator), Make.Act(Role.Administrator));
        var folder = site.Services.GetRequiredService<ImportFolder>();
        var ids = site.Services.GetRequiredService<IdSource>();
        await using var db = site.Open(reader);
        var job = (await new ReceiveImport(db, ids, folder).RunAsync([(name, new MemoryStream(Encoding.UTF8.GetBytes(csv)))], act, default)).Value;
        await new CheckImport(db, site.Services.GetRequiredService<RecordMaker>(), folder).RunAsync(job.Reference, change(job.Plan with { SourceName = "A made-up source" }) with { Format = "csv" }, act, default);
        job.Plan = change(job.Plan);
        if (written is not null) await db.Database.ExecuteSqlAsync($"UPDATE imports SET \"Plan\" = {written}");
        await new StartImport(db, ids, site.Services.GetRequiredService<RecordSources>()).RunAsync(job.Reference, act, default);
        return job.Reference;
    }

    private static async Task ChangeAsync(TestSite site, Reference reference, Action<ImportJob> change)
    {
        await using var db = site.Open();
        change(await db.ImportJobs.SingleAsync(j => j.Reference == reference));
        await db.SaveBookkeepingAsync(default);
    }

    /// <summary>How it ended; what it is while it still moves after the time that a test may take.</summary>
    private static async Task<ImportState> EndAsync(TestSite site, Reference reference)
    {
        var pulse = site.Services.GetRequiredService<Entente.Audit.Pulse>();
        while (true)
        {
            var bell = pulse.Next;
            await using var db = site.Open();
            var state = await db.ImportJobs.Where(j => j.Reference == reference).Select(j => j.State).SingleAsync();
            if (state is ImportState.Done or ImportState.Failed) return state;
            await bell.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }
}
