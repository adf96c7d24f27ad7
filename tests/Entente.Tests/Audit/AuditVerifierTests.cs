using CsCheck;
using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Audit;

public sealed class AuditVerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-keys").FullName;
    private readonly CheckpointKey _key;

    public AuditVerifierTests() => _key = CheckpointKey.LoadOrMake(_folder);

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, true);
    }

    /// <summary>Whoever changes the file: as it is, or making every later hash anew so that the chain itself looks whole.</summary>
    public enum Hand { Clumsy, Careful }

    [Fact]
    public void The_first_bad_line_is_found_after_any_change_deletion_insertion_swap_or_cut_below_a_checkpoint() =>
        Gen.Select(Gen.Int[2, 120], Gen.Int[0, 4], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Enum<Hand>(), Gen.Int[1, 40]).Sample((length, kind, at, other, hand, every) =>
        {
            var log = Log(length);
            var checkpoints = Signed(log, every);
            var first = at % length;
            var second = other % length;
            if (kind == 3 && first == second) second = (first + 1) % length;
            if (kind == 3 && first > second) (first, second) = (second, first);
            switch (kind)
            {
                case 0: log[first] = Line(log[first].Seq, "changed", log[first].Hash); break;
                case 1: log.RemoveAt(first); break;
                case 2: log.Insert(first, Line(first + 1, "put in", new byte[32])); break;
                case 3: (log[first], log[second]) = (log[second], log[first]); break;
                default: log.RemoveRange(first, log.Count - first); break;
            }

            if (hand == Hand.Careful) Rechain(log);
            var found = Verify(log, checkpoints);
            return found.FirstBad == first + 1;
        }, iter: 3_000);

    [Fact]
    public void A_whole_log_is_sound_wherever_its_checkpoints_stand() =>
        Gen.Select(Gen.Int[0, 150], Gen.Int[1, 60]).Sample((length, every) =>
        {
            var log = Log(length);
            var found = Verify(log, Signed(log, every));
            return found.IsSound && found.Count == length;
        }, iter: 200);

    [Fact]
    public void What_was_written_after_the_last_checkpoint_may_be_cut_unseen_so_checkpoints_are_made_often()
    {
        var log = Log(25);
        var checkpoints = Signed(log, 10).Where(c => c.Seq <= 20).ToList();
        log.RemoveRange(20, 5);
        Assert.True(Verify(log, checkpoints).IsSound);
    }

    [Fact]
    public void A_checkpoint_signed_with_another_key_is_no_checkpoint()
    {
        var log = Log(20);
        using var other = CheckpointKey.LoadOrMake(Path.Combine(_folder, "other"));
        var checkpoints = Signed(log, 10, other);
        Assert.Equal((10L, Fault.ForgedCheckpoint), (Verify(log, checkpoints).FirstBad!.Value, Verify(log, checkpoints).Fault!.Value));
    }

    [Fact]
    public void A_checkpoint_survives_its_line_in_the_file_and_a_torn_line_is_passed_over()
    {
        var checkpoint = Signed(Log(30), 30).Single();
        var read = AuditCheckpoint.FromLine(checkpoint.ToLine())!;
        Assert.True(_key.IsSigned(read));
        Assert.Equal(checkpoint.Trace, read.Trace);
        Assert.Null(AuditCheckpoint.FromLine(checkpoint.ToLine()[..60]));
    }

    [Theory, EveryDatabase]
    public async Task The_command_finds_the_row_that_somebody_changed_behind_the_centres_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        for (var i = 0; i < 30; i++) await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new Seen("list", "", i), default);
        using var key = CheckpointKey.LoadOrMake(Path.Combine(_folder, "keys"));
        using var checkpoints = new Checkpoints(test.Store, key, new(Path.Combine(_folder, "audit-checkpoints.log")), TimeProvider.System);
        Assert.Equal(30, (await checkpoints.MakeAsync(all: true, default))!.Seq);
        Assert.Null(await checkpoints.MakeAsync(all: true, default));
        string[] args = ["--database", test.Connection, "--var", _folder];

        Assert.Equal((0, "The log is sound."), await RunAsync(args));
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("""UPDATE audit SET "Detail" = 'changed' WHERE "Seq" = 17""");
        Assert.Equal((1, "FIRST BAD LINE 17: its content does not give its hash: it was changed, put in or moved here."), await RunAsync(args));
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("""UPDATE audit SET "Role" = 'Nonsense' WHERE "Seq" = 9""");
        Assert.Equal((1, "FIRST BAD LINE 9: it holds something that was never written there."), await RunAsync(args));
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("""DELETE FROM audit WHERE "Seq" = 4""");
        Assert.Equal((1, "FIRST BAD LINE 4: the line is missing."), await RunAsync(args));
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("""DELETE FROM audit WHERE "Seq" >= 3""");
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("DELETE FROM audit_checkpoints");
        Assert.Equal((1, "FIRST BAD LINE 3: the log ends before a line that a checkpoint has signed."), await RunAsync(args)); // the file remembers
    }

    private static async Task<(int Code, string Last)> RunAsync(string[] args)
    {
        await using var console = new StringWriter();
        var code = await VerifyAuditCommand.RunAsync(args, console);
        return (code, console.ToString().TrimEnd().Split('\n')[^1].TrimEnd());
    }

    private Verification Verify(List<AuditEntry> log, IEnumerable<AuditCheckpoint> checkpoints)
    {
        var running = new AuditVerifier(_key).VerifyAsync(log.ToAsyncEnumerable(), checkpoints, default);
        Assert.True(running.IsCompleted);
        return running.GetAwaiter().GetResult();
    }

    private static List<AuditEntry> Log(int length)
    {
        var log = Enumerable.Range(1, length).Select(i => Line(i, $"line {i}", [])).ToList();
        Rechain(log);
        return log;
    }

    private static void Rechain(List<AuditEntry> log)
    {
        var before = AuditChain.Start;
        for (var i = 0; i < log.Count; i++)
        {
            log[i].Chain(i + 1, before);
            before = log[i].Hash;
        }
    }

    private static AuditEntry Line(long seq, string what, byte[] hash)
    {
        var line = AuditEntry.Of(Make.Act(Role.CaseWorker), new Seen(what, "", 1));
        (line.Seq, line.Hash) = (seq, hash);
        return line;
    }

    /// <summary>Checkpoints every so many lines and at the end.</summary>
    private List<AuditCheckpoint> Signed(List<AuditEntry> log, int every, CheckpointKey? with = null)
    {
        var key = with ?? _key;
        var made = new List<AuditCheckpoint>();
        for (var from = 0; from < log.Count; from += every)
        {
            var lines = log.Skip(from).Take(every).ToList();
            var checkpoint = new AuditCheckpoint
            {
                Seq = lines[^1].Seq,
                Hash = lines[^1].Hash,
                At = Make.Now,
                Key = key.Fingerprint,
                Signature = [],
                Trace = [.. lines.SelectMany(l => l.Hash.Take(AuditCheckpoint.TraceBytes))],
            };
            key.Sign(checkpoint);
            made.Add(checkpoint);
        }

        return made;
    }
}
