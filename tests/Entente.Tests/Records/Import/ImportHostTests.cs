using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Entente.Tests.Referrals;
using Entente.Web.Imports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Records.Import;

/// <summary>Which imports the site runs by itself, beside a command line that runs its own.</summary>
public sealed class ImportHostTests
{
    private static readonly TimeSpan Nearly = ImportHost.Patience - TimeSpan.FromSeconds(1);

    [Theory, EveryDatabase]
    public async Task An_import_at_the_command_line_beside_a_running_site_comes_to_its_end(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var folder = Directory.CreateTempSubdirectory("entente-beside").FullName;
        await using var told = new StringWriter();

        var code = await ImportCommand.RunAsync([Path.Combine(Importing.Samples, "entities.ftm.json")], site.Store, site.Ledger, site.Ids(), folder, told, default);

        Directory.Delete(folder, true);
        Assert.True(code == 0, told.ToString());
        Assert.Contains("Done", told.ToString(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_site_goes_on_with_an_import_of_a_command_line_only_when_it_was_left_behind(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var clock = new FakeTimeProvider(Make.Now);
        using var host = Host(test, importing.Folder, clock);
        var left = await StartAsync(test, importing, Make.Machine);

        Assert.Null(await host.NextAsync(default));
        clock.Advance(Nearly);
        Assert.Null(await host.NextAsync(default));
        await MoveAsync(test, left);
        clock.Advance(Nearly);
        Assert.Null(await host.NextAsync(default));
        clock.Advance(Nearly);
        Assert.Null(await host.NextAsync(default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(left, await host.NextAsync(default));

        // Where its files lie elsewhere, nothing here could read them.
        var empty = Directory.CreateTempSubdirectory("entente-elsewhere").FullName;
        using var other = Host(test, new(empty), clock);
        Assert.Null(await other.NextAsync(default));
        clock.Advance(ImportHost.Patience);
        Assert.Null(await other.NextAsync(default));
        Directory.Delete(empty);
    }

    [Theory, EveryDatabase]
    public async Task What_a_person_starts_on_the_page_waits_for_no_command_line(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        using var host = Host(test, importing.Folder, new FakeTimeProvider(Make.Now));
        await StartAsync(test, importing, Make.Machine);

        var mine = await StartAsync(test, importing, Make.Act(Role.Administrator), "id,name\n2,Joy Eze\n");

        Assert.Equal(mine, await host.NextAsync(default));
    }

    private static ImportHost Host(TestDb test, ImportFolder folder, TimeProvider clock) =>
        new(test.Store, test.Ledger, new(test.Store, test.Ledger, Make.Maker(test.Ids), folder, clock), folder, test.Pulse, clock, NullLogger<ImportHost>.Instance);

    private static async Task<Reference> StartAsync(TestDb test, Importing importing, Entente.Audit.Act act, string text = "id,name\n1,Ana Kova\n")
    {
        await using var db = test.Open();
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var job = (await new ReceiveImport(db, test.Ids, importing.Folder).RunAsync([("people.csv", content)], act, default)).Value;
        await new CheckImport(db, importing.Maker, importing.Folder).RunAsync(job.Reference, job.Plan with { SourceName = "A made-up source" }, act, default);
        var started = await new StartImport(db, test.Ids, new RecordSources(test.Ids)).RunAsync(job.Reference, act, default);
        Assert.False(started.IsRefused, string.Join(' ', started.Problems));
        return job.Reference;
    }

    /// <summary>As a batch that the command line commits.</summary>
    private static async Task MoveAsync(TestDb test, Reference import)
    {
        await using var db = test.Open();
        var job = db.ImportJobs.Single(j => j.Reference == import);
        (job.State, job.StartedAt, job.Version) = (ImportState.Running, Make.Now, job.Version + 1);
        await db.CommitAsync(Make.Machine, new ImportStarted(import, 0), default);
    }
}
