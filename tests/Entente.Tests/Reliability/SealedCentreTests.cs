using System.Net;
using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage.Sealing;
using Entente.Tests.Storage;
using Entente.Web.Backups;
using Entente.Web.Sealing;
using Microsoft.EntityFrameworkCore;
using static Entente.Tests.Reliability.BackupTests;

namespace Entente.Tests.Reliability;

/// <summary>A centre with keys in files: how they are made, shown, rotated, kept out of a backup, and missed.</summary>
public sealed class SealedCentreTests
{
    [Fact]
    public async Task Keys_are_made_at_the_first_start_shown_by_their_ids_rotated_and_never_printed()
    {
        using var place = new Place();
        var (files, test) = await CentreAsync(place, "a door in the yard");
        await using var closing = test;
        var before = files.Read()!;

        var shown = await RunAsync(place, test, "show");
        var rotated = await RunAsync(place, test, "rotate", "--compartment", "hazard");
        var wrong = await RunAsync(place, test, "rotate", "--compartment", "personal");
        var nowhere = await RunAsync(place, test, "show", "--var", place["nowhere"]);

        Assert.False(before.TakesPlain);
        Assert.Equal((0, 0, 2, 3), (shown.Code, rotated.Code, wrong.Code, nowhere.Code));
        Assert.All(before.Keys, k => Assert.Contains($"{k.Compartment,-12} {k.Id}", shown.Words, StringComparison.Ordinal));
        var made = files.Read()!.CurrentOf(FieldClass.Hazard)!;
        Assert.NotEqual(before.CurrentOf(FieldClass.Hazard)!.Id, made.Id);
        Assert.Equal(before.CurrentOf(FieldClass.Sensitive)!.Id, files.Read()!.CurrentOf(FieldClass.Sensitive)!.Id);
        Assert.Contains($"Hazard: the new key is {made.Id}.", rotated.Words, StringComparison.Ordinal);
        Assert.Contains("alerts: 2 fields", rotated.Words, StringComparison.Ordinal);
        Assert.Contains("unused, kept for a day", rotated.Words, StringComparison.Ordinal);
        Assert.Contains("There are no keys at", nowhere.Words, StringComparison.Ordinal);
        Assert.All(files.Read()!.Keys, k => Assert.DoesNotContain(Convert.ToBase64String(k.Material)[..20], shown.Words + rotated.Words, StringComparison.Ordinal));
        await using var db = test.Open();
        Assert.Equal("a door in the yard", (await db.Alerts.SingleAsync()).What);
    }

    [Theory, EveryDatabase]
    public async Task A_backup_leaves_the_master_key_out_wherever_it_lies_and_a_restore_asks_for_it(string database)
    {
        using var place = new Place();
        var (files, test) = await CentreAsync(place, "a door in the yard", database);
        await using var closing = test;
        File.Copy(files.Master, Path.Combine(place.Var, "forgotten here"));

        var made = await BackupTests.RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var);
        Assert.Equal(0, made.Code);
        Assert.Contains(made.Words, w => w.StartsWith($"The master key ({files.Master}) is not in it", StringComparison.Ordinal));
        var copied = Directory.EnumerateFiles(place["backup"], "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(copied, f => Path.GetFileName(f) == KeyFiles.RingFile);
        Assert.DoesNotContain(copied, KeyFiles.IsMaster);

        var empty = await EmptyAsync(database, place);
        var refused = await RestoreAsync(place, empty);
        Assert.Equal(2, refused.Code);
        Assert.Contains($"The master key {place["new-var"]}.master-key is missing", Assert.Single(refused.Words), StringComparison.Ordinal);
        Assert.Contains("name it with --MasterKey. Nothing was restored.", refused.Words[0], StringComparison.Ordinal);
        Assert.True(await Databases.DatabaseCopies.IsEmptyAsync(empty, default));
        Assert.False(Directory.Exists(place["new-var"]));

        File.Copy(files.Master, place["new-var"] + ".master-key");
        Assert.Equal(0, (await RestoreAsync(place, empty)).Code);
        await using var back = TestDb.On(empty, new(KeyFiles.At(place["new-var"])));
        await using var db = back.Open();
        Assert.Equal("a door in the yard", (await db.Alerts.SingleAsync()).What);
    }

    [Fact]
    public async Task A_centre_whose_keys_are_lost_does_not_start_and_makes_no_others()
    {
        using var place = new Place();
        var (files, test) = await CentreAsync(place, "a door in the yard");
        await using var closing = test;
        var ring = await File.ReadAllTextAsync(files.Ring);

        File.Delete(files.Ring);
        (await StartFaultTests.StartAsync(place, test.Connection)).Says(3, $"The file of keys {files.Ring} is missing", "holds fields that were sealed with it", "put the file back from the folder var/keys of a backup");
        Assert.False(File.Exists(files.Ring));

        await File.WriteAllTextAsync(files.Ring, ring);
        File.Delete(files.Master);
        (await StartFaultTests.StartAsync(place, test.Connection)).Says(3, $"The master key {files.Master} is missing", "--MasterKey");
        Assert.False(File.Exists(files.Master));
    }

    [Fact]
    public async Task A_field_that_does_not_open_is_told_on_the_page_and_its_row_in_the_log()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        await test.AddAsync(AlertOf("a door in the yard"));
        await using (var db = test.Open())
        {
            var alert = await db.Alerts.SingleAsync();
            var row = await Stored.MoveAsync(test, "alerts", "Where", "What");

            var page = await site.As(Role.DutyOfficer).GetAsync($"/referrals/alerts/{alert.Reference.ToRoute()}");

            Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
            var told = await TestSite.ReadAsync(page);
            Assert.Equal("Something here cannot be opened", told.QuerySelector("h1")!.TextContent);
            Assert.Contains("Tell the administrator now", told.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(site.Logged.Lines, l => l.Contains($"table alerts, column What, row {row} (Changed)", StringComparison.Ordinal));
            Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("a door", StringComparison.Ordinal) || l.Contains("s1:", StringComparison.Ordinal));
        }
    }

    /// <summary>A centre that has started once, with one alert.</summary>
    private static async Task<(KeyFiles Files, TestDb Test)> CentreAsync(Place place, string what, string database = "sqlite")
    {
        var files = KeyFiles.At(place.Var);
        var test = await TestDb.CreateAsync(database, new(files));
        await using (var db = test.Open()) await KeysAtStart.RequireAsync(db, Make.Now, default);
        await test.AddAsync(AlertOf(what));
        return (files, test);
    }

    private static Alert AlertOf(string what)
    {
        var (ids, act) = (new IdSource(TimeProvider.System, new Random(4)), Make.Act(Role.FirstResponder));
        var alert = Alert.Raise(ids, DraftReferral.Start(ids, QuestionSets.Shipped.Current, Make.Answers("A1=yes"), act), act);
        alert.Tell(new(true, what, "a mill", "", ""));
        return alert;
    }

    private static async Task<(int Code, string Words)> RunAsync(Place place, TestDb test, params string[] args)
    {
        await using var console = new StringWriter();
        var code = await KeysCommand.RunAsync([.. args, "--database", test.Connection, .. args.Contains("--var") ? (string[])[] : ["--var", place.Var]], console);
        return (code, console.ToString());
    }
}
