using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Retention.Deletion;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Storage;

public sealed class LedgerTests
{
    [Theory, EveryDatabase]
    public async Task A_change_and_its_event_are_one_commit_at_the_next_place_of_the_chain(string database)
    {
        await using var test = await TestDb.CreateAsync(database);

        await test.AddAsync(Assign(1, 5, 7));
        await test.AddAsync(Assign(2, 6, 7));

        await using var db = test.Open();
        var log = await db.Set<AuditEntry>().OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal([1L, 2L], log.Select(e => e.Seq));
        Assert.Equal(log[0].Hash, log[0].HashAfter(AuditChain.Start));
        Assert.Equal(log[1].Hash, log[1].HashAfter(log[0].Hash));
        Assert.Equal(2, await db.Set<Assignment>().CountAsync());
    }

    /// <summary>A write that waited while the dossier was deleted is refused as one that came too late.</summary>
    [Theory, EveryDatabase]
    public async Task Nothing_of_a_dossier_is_written_after_it_was_deleted(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        Assert.Equal(nameof(DossierDeleted), AuditEntry.DossierGone);
        var (gone, stays) = (Make.Case(dossier: 6_001), Make.Case(dossier: 6_002));
        await using (var db = test.Open()) await db.CommitAsync(Make.Machine, new DossierDeleted(Reference.New("CERT"), gone.Reference, "", 1, "", new(1), gone.Dossier), default);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => test.AddAsync(gone));
        await test.AddAsync(stays);

        await using var after = test.Open();
        Assert.Equal(stays.Reference, (await after.Set<Case>().SingleAsync()).Reference);
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_saved_without_an_event(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open();
        db.Add(Assign(1, 5, 7));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_change_that_the_database_refuses_leaves_no_event(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(Assign(1, 5, 7));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => test.AddAsync(Assign(1, 6, 7)));

        await using var db = test.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Many_remembered_reads_share_a_few_syncs_and_keep_the_chain(string database)
    {
        await using var test = await TestDb.CreateAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new Seen("list", "", i), default)));

        await using var db = test.Open();
        var log = await db.Set<AuditEntry>().OrderBy(e => e.Seq).ToListAsync();
        var before = AuditChain.Start;
        foreach (var entry in log)
        {
            Assert.Equal(entry.Hash, entry.HashAfter(before));
            before = entry.Hash;
        }

        Assert.Equal(500, log.Count);
        Assert.InRange(test.Ledger.Syncs, 1, 100);
    }

    private static Assignment Assign(long id, long dossier, long user) =>
        new() { Id = new(id), Dossier = new(dossier), User = new(user), Role = Role.CaseWorker, From = Make.Now };
}
