using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Storage;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Reliability;

/// <summary>Kills the program while it writes, again and again. "entente exercise" prints what it was told is saved; that, and nothing half, must be there.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("sqlite", 48)]
    [InlineData("postgres", 12)]
    public async Task Killed_again_and_again_it_keeps_every_acknowledged_act_and_none_by_half(string database, int kills)
    {
        // Each kill is a start of the program, of which the suite has time for some dozens; whoever has more asks for a thousand.
        if (int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_KILLS"), out var asked)) kills = asked;

        // Lanes of their own, so that one starts while another writes.
        var lanes = await Task.WhenAll(Enumerable.Range(0, 4).Select(lane => Task.Run(() => LaneAsync(database, kills / 4, lane))));

        Assert.Equal(kills, lanes.Sum(l => l.Kills));
        Assert.True(lanes.Sum(l => l.Acknowledged) > kills, $"Only {lanes.Sum(l => l.Acknowledged)} acts were acknowledged before {kills} kills.");
        Assert.True(lanes.Sum(l => l.InImport) * 5 >= kills * 2, $"Only {lanes.Sum(l => l.InImport)} of {kills} kills found the import of the file under way.");
    }

    private static async Task<(int Kills, int Acknowledged, int InImport)> LaneAsync(string database, int kills, int lane)
    {
        var (connection, folder) = await TestDb.ConnectionAsync(database);
        using var file = new KilledImport(connection);
        var random = new Random(lane);
        var (killed, kept, seen) = (0, new HashSet<string>(), new HashSet<string>());
        while (killed < kills)
        {
            using var child = Exercise.Start(connection, file);
            var wanted = random.Next(1, 120);
            // Every other kill waits until the import of the file has committed something in this life of the program.
            var (rows, rowsWanted) = (0, killed % 2 == 0 ? random.Next(1, 10) : 0);
            for (var lines = 0; lines < wanted || (rows < rowsWanted && !file.IsWhole); lines++)
            {
                var line = await child.StandardOutput.ReadLineAsync();
                Assert.True(line is ['k', 'e', 'p', 't', ' ', ..] or ['s', 'e', 'e', 'n', ' ', ..] or ['r', 'o', 'w', 's', ' ', ..], $"The program said: {line}");
                if (line[0] == 'r') rows += file.Told(line[5..]);
                else (line[0] == 'k' ? kept : seen).Add(line[5..]);
            }

            child.Kill(); // SIGKILL
            while (await child.StandardOutput.ReadLineAsync() is { } rest)
            {
                // A last line may be torn by the kill; a whole one was acknowledged.
                if (rest.StartsWith("kept ", StringComparison.Ordinal) && Reference.TryParse(rest[5..], out _)) kept.Add(rest[5..]);
            }

            await child.WaitForExitAsync();
            killed++;
            await file.CheckAfterKillAsync();
        }

        await file.FinishAsync();
        await CheckAsync(connection, file.Keys, kept, seen);
        if (folder is not null) Directory.Delete(folder, recursive: true);
        return (killed, kept.Count + seen.Count, file.KillsUnderWay);
    }

    private static async Task CheckAsync(string connection, KeyRing keys, HashSet<string> kept, HashSet<string> seen)
    {
        var (store, ledger) = Databases.Databases.Start(connection, keys: keys);
        await using var closing = ledger;
        await using var db = store.Open(Reader.Machine);

        var verified = await new AuditVerifier([]).VerifyAsync(AuditLines.InOrderAsync(db, default), [], default);
        Assert.True(verified.IsSound, $"First bad line {verified.FirstBad}: {verified.Fault}");

        var records = await db.Records.AsNoTracking().ToListAsync();
        var lines = await db.Set<AuditEntry>().AsNoTracking().ToListAsync();
        Assert.Empty(kept.Except(records.Select(r => r.Reference.Text)));
        Assert.Empty(seen.Except(lines.Where(l => l.What == nameof(Seen)).Select(l => l.Read<Seen>().Subject)));

        // Each record belongs to an event and each event has all its records with all their keys: nothing is there by half.
        var events = lines.Where(l => l.What == nameof(RecordsKept)).Select(l => l.Read<RecordsKept>()).ToList();
        Assert.All(events, e => Assert.Equal(e.Count, e.Ids.Count));
        Assert.Equal(events.SelectMany(e => e.Ids).Select(i => i.Value).Order(), records.Select(r => r.Id.Value).Order());
        Assert.Equal(records.Sum(r => Keys.Of(r, Ontology.Shipped).Count), await db.RecordKeys.CountAsync());

        var services = new ServiceCollection().AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton(new IdSource(TimeProvider.System, new Random(3))).AddSingleton<Followers>().AddMatching().BuildServiceProvider();
        await using (services) await services.GetRequiredService<Followers>().CatchUpAsync(default);
        var cursor = await db.Set<FollowerCursor>().AsNoTracking().SingleAsync(c => c.Name == "matching");
        Assert.Equal("", cursor.Trouble);
        Assert.True(cursor.Seq >= verified.Count);
        var proposals = await db.Set<Proposal>().AsNoTracking().Select(p => new { p.Left, p.Right }).ToListAsync();
        Assert.Equal(proposals.Count, proposals.Distinct().Count());
    }
}

internal static class Exercise
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Entente.Web.dll");

    public static Process Start(string connection, KilledImport file) => Run("dotnet", Program, "exercise", "--database", connection, "--pause", "15", "--import", file.Path, "--var", file.Var);

    public static Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it never lives long enough to gain by it
        var child = Process.Start(start)!;
        child.BeginErrorReadLine();
        return child;
    }
}
