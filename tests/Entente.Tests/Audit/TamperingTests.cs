using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Audit;

/// <summary>Random tampering with the table itself, on both databases, by somebody who may write whatever they like there: the first bad line is found each time.</summary>
public sealed class TamperingTests : IDisposable
{
    private const int Lines = 60;
    private const int Tries = 60;
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-tampering").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory, EveryDatabase]
    public async Task The_first_bad_line_of_the_table_is_found_whatever_was_done_to_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var file = await WriteAsync(test);
        await using var db = test.Open();
        await RunAsync(db, "CREATE TABLE audit_kept AS SELECT * FROM audit");
        var verifying = new AuditVerifying(Path.Combine(_folder, "keys"), file);
        Assert.True((await verifying.RunAsync(db, default)).IsSound);

        for (var seed = 0; seed < Tries; seed++)
        {
            var random = new Random(seed);
            var (what, first) = await TamperAsync(db, random);
            if (random.Next(2) == 1) await RechainAsync(test, first); // the careful hand makes every later hash anew

            var found = await verifying.RunAsync(db, default);

            Assert.True(found.FirstBad == first, $"Seed {seed}, {what} at line {first}: found {found.FirstBad} ({found.Fault}).");
            await RunAsync(db, "DELETE FROM audit");
            await RunAsync(db, "INSERT INTO audit SELECT * FROM audit_kept");
        }

        Assert.True((await verifying.RunAsync(db, default)).IsSound);
    }

    /// <summary>Changes, deletes, inserts, swaps or cuts; gives the first line that is no longer as it was written.</summary>
    private static async Task<(string What, long First)> TamperAsync(EntenteDb db, Random random)
    {
        var (at, other) = (random.Next(1, Lines + 1), random.Next(1, Lines));
        if (other >= at) other++;
        switch (random.Next(5))
        {
            case 0:
                var (column, value) = new[] { ("At", "'2001-01-01 00:00:00'"), ("Who", "424242"), ("Role", "'Auditor'"), ("Organisation", "424242"), ("Purpose", "'Audit'"), ("Sort", "'Export'"), ("What", "'Other'"), ("About", "424242"), ("Detail", "'changed'"), ("Because", "'no reason'") }[random.Next(10)];
                await RunAsync(db, $"""UPDATE audit SET "{column}" = {value} WHERE "Seq" = {at}""");
                return ($"changed {column}", at);
            case 1:
                await RunAsync(db, $"""DELETE FROM audit WHERE "Seq" = {at}""");
                return ("deleted", at);
            case 2:
                // Room is made, then a copy of another line is put into it.
                const string rest = "\"At\", \"Who\", \"Role\", \"Organisation\", \"Purpose\", \"Sort\", \"What\", \"About\", \"Detail\", \"Because\", \"Hash\"";
                await RunAsync(db, $"""UPDATE audit SET "Seq" = -"Seq" WHERE "Seq" >= {at}""");
                await RunAsync(db, """UPDATE audit SET "Seq" = 1 - "Seq" WHERE "Seq" < 0""");
                await RunAsync(db, $"""INSERT INTO audit ("Seq", {rest}) SELECT {at}, {rest} FROM audit WHERE "Seq" = {(other > at ? other + 1 : other)}""");
                return ("inserted", at);
            case 3:
                await RunAsync(db, $"""UPDATE audit SET "Seq" = -1 WHERE "Seq" = {at}""");
                await RunAsync(db, $"""UPDATE audit SET "Seq" = {at} WHERE "Seq" = {other}""");
                await RunAsync(db, $"""UPDATE audit SET "Seq" = {other} WHERE "Seq" = -1""");
                return ("swapped", Math.Min(at, other));
            default:
                await RunAsync(db, $"""DELETE FROM audit WHERE "Seq" >= {at}""");
                return ("cut off", at);
        }
    }

    private static async Task RechainAsync(TestDb test, long from)
    {
        await using var db = test.Open();
        var lines = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync();
        var before = lines.FirstOrDefault(l => l.Seq == from - 1)?.Hash ?? AuditChain.Start;
        var place = from;
        foreach (var line in lines.Where(l => l.Seq >= from))
        {
            var was = line.Seq;
            line.Chain(place++, before);
            before = line.Hash;
            await db.Database.ExecuteSqlAsync($"""UPDATE audit SET "Seq" = {line.Seq}, "Hash" = {line.Hash} WHERE "Seq" = {was}""");
        }
    }

    private async Task<CheckpointFile> WriteAsync(TestDb test)
    {
        var file = new CheckpointFile(Path.Combine(_folder, "audit-checkpoints.log"));
        using var key = CheckpointKey.LoadOrMake(Path.Combine(_folder, "keys"));
        using var checkpoints = new Checkpoints(test.Store, key, file, TimeProvider.System);
        for (var i = 1; i <= Lines; i++)
        {
            await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new Seen("list", "", i), default);
            if (i % 25 == 0 || i == Lines) await checkpoints.MakeAsync(all: true, default);
        }

        return file;
    }

#pragma warning disable EF1002 // The tests' own words.
    private static Task<int> RunAsync(EntenteDb db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
}
