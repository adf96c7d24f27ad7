using Entente.Audit;
using Entente.Web.Audit;

namespace Entente.Tests.Reliability;

/// <summary>The signing key and the checkpoints belong to one log: whatever does not fit stops the start, and what is lost is told.</summary>
public sealed class KeyFaultTests
{
    private static string Private(Place place) => Path.Combine(place.Var, "keys", CheckpointKey.PrivateFile);

    private static string Public(Place place) => Path.Combine(place.Var, "keys", CheckpointKey.PublicFile);

    [Theory]
    [InlineData("nonsense", "holds no key")]
    [InlineData("public half", "cannot sign: it is only the public half")]
    [InlineData("folder", "cannot be read")]
    public async Task A_signing_key_that_cannot_be_used_is_named_with_its_remedy(string what, string says)
    {
        using var place = new Place();
        await StartFaultTests.CentreAsync(place);
        File.Delete(Private(place));
        if (what == "folder") Directory.CreateDirectory(Private(place));
        else await File.WriteAllTextAsync(Private(place), what == "nonsense" ? "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----" : await File.ReadAllTextAsync(Public(place)));

        var started = await StartFaultTests.StartAsync(place);

        started.Says(3, $"key {(what == "public half" ? "" : "file ")}{Private(place)}", says, "Put it back from the folder var/keys of a backup");
    }

    [Fact]
    public async Task A_folder_of_another_centres_keys_is_refused_and_nothing_is_made_in_it()
    {
        using var place = new Place();
        await StartFaultTests.CentreAsync(place);
        Directory.Delete(place.Var, recursive: true);

        (await StartFaultTests.StartAsync(place)).Says(3, "are not those of this log: the checkpoint at line 20 was signed by key", "neither half of it is there", "--Var");
        Assert.False(File.Exists(Private(place)));

        using (CheckpointKey.LoadOrMake(Path.Combine(place.Var, "keys"))) { }
        (await StartFaultTests.StartAsync(place)).Says(3, "are not those of this log");
    }

    [Fact]
    public async Task A_lost_private_half_is_made_anew_the_old_public_half_is_kept_and_the_start_says_so()
    {
        using var place = new Place();
        await StartFaultTests.CentreAsync(place);
        File.Delete(Private(place));
        var (store, ledger) = Databases.Databases.Start($"Data Source={place["centre.db"]};Pooling=False");
        await using var closing = ledger;

        var notice = await new LogAtStart(store, new(Path.Combine(place.Var, "audit-checkpoints.log")), Path.Combine(place.Var, "keys")).RequireFitAsync(default);
        using (CheckpointKey.LoadOrMake(Path.Combine(place.Var, "keys"))) { }

        Assert.Contains("was missing, so a new one was made", notice, StringComparison.Ordinal);
        (await VerifyAsync(place)).Says(0, "The log is sound.");
    }

    [Fact]
    public async Task A_database_that_is_older_than_its_checkpoints_is_not_written_to()
    {
        using var place = new Place();
        var file = await StartFaultTests.CentreAsync(place);
        await StartFaultTests.RunAsync($"Data Source={file};Pooling=False", """DELETE FROM audit WHERE "Seq" > 12; DELETE FROM audit_checkpoints""");

        (await StartFaultTests.StartAsync(place)).Says(3, "is not the one that", "audit-checkpoints.log has signed: line 20 is missing or another", "verify-audit", "keep it for the auditor");
    }

    private static async Task<(int Code, string Words)> VerifyAsync(Place place)
    {
        await using var console = new StringWriter();
        var code = await VerifyAuditCommand.RunAsync(["--database", place["centre.db"], "--var", place.Var], console);
        return (code, console.ToString());
    }
}
