using Entente.Web.Backups;
using static Entente.Tests.Reliability.BackupTests;

namespace Entente.Tests.Reliability;

/// <summary>What a restore refuses: it says why, and leaves nothing behind.</summary>
public sealed class RestoreTests
{
    [Theory]
    [InlineData("cut short", 1, "database/entente.db is not as it was written")]
    [InlineData("lost", 1, "database/entente.db is not as it was written")]
    [InlineData("one too many", 1, "var/more.txt is not as it was written")]
    [InlineData("no manifest", 3, "holds no backup.json")]
    [InlineData("torn manifest", 3, "holds no backup.json")]
    [InlineData("other kind", 2, "The backup is of a sqlite database and --database names another kind")]
    [InlineData("keys in the way", 2, "holds keys of a centre")]
    public async Task What_cannot_be_restored_is_refused_and_nothing_is_written(string what, int code, string says)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var place = new Place();
        await KeepAsync(test, 1);
        Assert.Equal(0, (await RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var)).Code);
        var (file, manifest) = (Path.Combine(place["backup"], "database", "entente.db"), Path.Combine(place["backup"], "backup.json"));
        switch (what)
        {
            case "cut short": await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..5_000]); break;
            case "lost": File.Delete(file); break;
            case "one too many": await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(place["backup"], "var")).FullName, "more.txt"), "more"); break;
            case "no manifest": File.Delete(manifest); break;
            case "torn manifest": await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest))[..40]); break;
            case "keys in the way": Directory.CreateDirectory(Path.Combine(place["new-var"], "keys")); break;
            default: break;
        }

        var target = what == "other kind" ? "Host=127.0.0.1;Port=1;Database=none" : await EmptyAsync("sqlite", place);
        var refused = await RestoreAsync(place, target);

        Assert.Equal(code, refused.Code);
        Assert.Contains(says, Assert.Single(refused.Words), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(place.Folder, "new")));
        Assert.False(File.Exists(Path.Combine(place["new-var"], "audit-checkpoints.log")));
    }

    [Theory, EveryDatabase]
    public async Task A_backup_of_a_newer_version_is_refused_and_nothing_is_left_behind(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var place = new Place();
        await KeepAsync(test, 1);
        await StartFaultTests.RunAsync(test.Connection, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0')""");
        Assert.Equal(0, (await RunAsync(BackupCommand.RunAsync, place["backup"], test.Connection, place.Var)).Code);
        var empty = await EmptyAsync(database, place);

        var refused = await RestoreAsync(place, empty);

        Assert.Equal(3, refused.Code);
        Assert.Contains("written by a newer version of Entente (its tables are of 29990101000000_FromTheFuture)", Assert.Single(refused.Words), StringComparison.Ordinal);
        Assert.True(await Databases.DatabaseCopies.IsEmptyAsync(empty, default));
        Assert.False(Directory.Exists(place["new-var"]));
    }
}
