using Entente.Access;
using Entente.Audit;
using Entente.Records.Export;
using Entente.Staff;
using Entente.Storage.Sealing;
using Entente.Web.Exports;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Export;

/// <summary>"entente export", with exactly the rights of whoever signs in at the console.</summary>
public sealed class ExportVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-export-verb").FullName;
    private readonly KeyRing _keys;

    /// <summary>The command reads the centre's keys from its folder, as the site does.</summary>
    public ExportVerbTests()
    {
        _keys = new(KeyFiles.At(Var));
        _keys.Change(_ => KeyList.New(Make.Now, takesPlain: false));
    }

    private string Var => Path.Combine(_folder, "var");

    [Theory, EveryDatabase]
    public async Task A_person_of_the_example_world_takes_their_own_records_out_with_the_note_beside_the_file(string database)
    {
        await using var test = await TestDb.CreateAsync(database, _keys);
        await KeepAsync(test);
        await test.AddAsync(Make.Person(out var persona, Make.Police, new(10), true, Role.FirstResponder));
        var file = Path.Combine(_folder, "out.json");

        var (code, said) = await RunAsync(test, "", "--as", persona.LoginName, "--source", "Reports", "--format", "ftm", "--because", Exporting.Reason, "--out", file);

        Assert.True(code == 0, said);
        Assert.Contains("Ana Kova", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains(persona.DisplayName, await File.ReadAllTextAsync(file + ".txt"), StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Equal([nameof(ExportAsked), nameof(ExportFetched)], await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.Export && e.Who == persona.Id).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Fact]
    public async Task What_needs_a_second_person_is_asked_for_first_and_fetched_when_approved()
    {
        await using var test = await TestDb.CreateAsync("sqlite", _keys);
        var record = await KeepAsync(test);
        await test.AddAsync(Make.Person(out var persona, Make.Centre, new(10), true, Role.CaseWorker));
        await test.AddAsync(Make.Assigned(Make.Reader(Role.CaseWorker, user: persona.Id.Value), record.Dossier));
        var file = Path.Combine(_folder, "out.csv");

        var (asked, waits) = await RunAsync(test, "", "--as", persona.LoginName, "--record", record.Reference.Text, "--format", "csv", "--because", Exporting.Reason, "--out", file);
        var export = waits.Split(' ')[0];
        var (early, _) = await RunAsync(test, "", export, "--as", persona.LoginName, "--out", file);
        Assert.False(File.Exists(file));
        await new Exporting(test).AnswerAsync(Entente.Foundation.Reference.Parse(export), Make.Act(Role.Supervisor, TimeProvider.System.GetUtcNow()), true);
        var (fetched, said) = await RunAsync(test, "", export, "--as", persona.LoginName, "--out", file);

        Assert.Equal((0, 1), (asked, early));
        Assert.True(fetched == 0, said);
        Assert.Contains("Ana Kova", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_in_by_a_wrong_password_or_without_one_time_codes_and_tries_are_counted()
    {
        await using var test = await TestDb.CreateAsync("sqlite", _keys);
        await KeepAsync(test);
        await test.AddAsync(Make.Person(out var user, Role.CaseWorker));
        string[] what = ["--as", user.LoginName, "--source", "Reports", "--format", "ftm", "--because", Exporting.Reason];

        var (wrong, _) = await RunAsync(test, "not the password", what);
        var (without, _) = await RunAsync(test, Make.GoodPassword, what);
        var (nobody, _) = await RunAsync(test, "", "--as", "nobody", "--source", "Reports");
        var (unsaid, usage) = await RunAsync(test, "");

        Assert.Equal((1, 1, 1, 2), (wrong, without, nobody, unsaid));
        Assert.Contains("--because", usage, StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Equal(1, (await db.Users.SingleAsync(u => u.Id == user.Id)).FailedTries);
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SignInFailed)));
        Assert.Equal(0, await db.ExportJobs.CountAsync());
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task<(int Code, string Said)> RunAsync(TestDb test, string typed, params string[] args)
    {
        await using var said = new StringWriter();
        var code = await ExportVerb.RunAsync([.. args, "--database", test.Connection, "--var", Var], new StringReader(typed), said);
        return (code, said.ToString());
    }

    private static async Task<Entente.Records.Record> KeepAsync(TestDb test)
    {
        var exporting = new Exporting(test);
        return await exporting.KeepAsync(Make.Person("name=Ana Kova") with { Source = (await exporting.SourceAsync("Reports")).Id, Dossier = new(7_990), Team = new(10) });
    }
}
