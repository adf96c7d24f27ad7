using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Retention;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Storage;
using Entente.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Retention;

/// <summary>A dossier goes by two people, from every table, in one commit, and a certificate stays.</summary>
public sealed class DeletionTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly Reader Supervisor = Make.Reader(Role.Supervisor);
    private static readonly DateTimeOffset Later = new(2027, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private const string Words = "Made up: nobody needs it any more.";

    /// <summary>Tables without a dossier that hang on none, each with why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["audit"] = "the log names the dossier and stays: see DossierTables.Stays",
        ["audit_checkpoints"] = "signs the log and holds nothing of anybody",
        ["follower_cursors"] = "how far the log was followed",
        ["import_row_errors"] = "lines of such a file",
        ["saved_mappings"] = "how columns are read",
        ["record_sources"] = "whose word something is: organisations and lists",
        ["source_grades"] = "how far a source is trusted",
        ["match_lines"] = "where the lines of matching are drawn",
        ["organisations"] = "who works with the centre",
        ["teams"] = "who works with the centre",
        ["user_roles"] = "what people who work here may do",
        ["own_page_tries"] = "tries by a keyed hash of a word or an address, forgotten within a day",
    };

    /// <summary>The law of this room: a new table names a dossier and goes with it, hangs on one, or says here why it stays.</summary>
    [Fact]
    public void Every_table_goes_with_a_dossier_hangs_on_one_or_says_why_it_stays()
    {
        using var db = Databases.Databases.Start("Data Source=:memory:").Store.Open(Reader.Machine);
        var naming = DossierTables.Naming(db.Model).Select(n => n.Type.ClrType).ToHashSet();

        Assert.Empty(from type in db.Model.GetEntityTypes()
                     let ways = (naming.Contains(type.ClrType) ? 1 : 0) + (DossierTables.Hanging.ContainsKey(type.ClrType) ? 1 : 0) + (Elsewhere.ContainsKey(type.GetTableName()!) ? 1 : 0)
                     where ways != 1
                     select $"{type.GetTableName()} is covered {ways} times: give its rows a dossier, name it in DossierTables.Hanging and delete it in DossierErasure, or say here why it stays");
        Assert.All(naming, t => Assert.True(DossierTables.KindOf(t) != DataKind.OwnDesk));
        Assert.Empty(Elsewhere.Keys.Except(db.Model.GetEntityTypes().Select(t => t.GetTableName()!)));
    }

    /// <summary>Rows of every table are planted under two dossiers; one goes, of the other not one row.</summary>
    [Theory, EveryDatabase]
    public async Task Whatever_stands_under_a_dossier_in_any_table_goes_and_nothing_of_another(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using (var planting = test.Open()) await new Planting().PlantAsync(planting);
        var (gone, stays) = (new DossierId(7_001), new DossierId(7_002));
        DossierCount before, other;
        await using (var db = test.Open()) (before, other) = (await db.CountDossierAsync(gone, default), await db.CountDossierAsync(stays, default));
        Assert.True(before.Tables.Count > 40, $"only {before.Tables.Count} tables were planted");

        await using (var db = test.Open())
        {
            db.Alongside(ct => db.EraseDossierNowAsync(gone, ct));
            await db.CommitAsync(Make.Machine, new RecordsErased([]), default);
        }

        await using var after = test.Open();
        Assert.Empty((await after.CountDossierAsync(gone, default)).Tables);
        Assert.Equal(other.Digest, (await after.CountDossierAsync(stays, default)).Digest);
    }

    [Theory, EveryDatabase]
    public async Task Two_people_delete_a_real_dossier_with_its_files_records_and_matches_and_the_certificate_says_how_much(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var schedule = Make.Schedule(12);
        Assert.Equal([new DeletionInTheWay(InTheWay.NotYet)], (await ProposeAsync(test, about, schedule, Make.Now)).Problems);
        Assert.Equal([new HoldWordsTooShort("Words", 20)], (await ProposeAsync(test, about, schedule, Later, words: "short")).Problems);
        Assert.Equal([new DeletionInTheWay(InTheWay.NoPeriod)], (await ProposeAsync(test, about, RetentionSchedule.Shipped, Later)).Problems);
        var proposed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ProposeAsync(test, about, schedule, Later)));
        var proposal = Assert.Single(proposed, p => !p.IsRefused).Value;
        Assert.All(proposed.Where(p => p.IsRefused), p => Assert.Equal([new DeletionProposedAlready()], p.Problems));

        var seen = (await SeeAsync(test, proposal, schedule)).Count;
        Assert.Superset(new HashSet<string> { "file_contents", "record_keys", "records", "referrals", "evidence_files", "cases", "grounds", "assignments", "draft_referrals" }, seen.Tables.Select(t => t.Table).ToHashSet());
        Assert.IsType<NotAllowed>(Assert.Single((await ConfirmAsync(test, proposal, schedule, seen.Digest, Worker)).Problems));
        Assert.Equal([new DeletionSureMissing()], (await ConfirmAsync(test, proposal, schedule, seen.Digest, Supervisor, sure: null)).Problems);
        Assert.Equal([new DeletionCountChanged()], (await ConfirmAsync(test, proposal, schedule, "something else", Supervisor)).Problems);
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ConfirmAsync(test, proposal, schedule, seen.Digest, Supervisor)));
        var certificate = Assert.Single(confirmed, c => !c.IsRefused).Value;
        Assert.All(confirmed.Where(c => c.IsRefused), c => Assert.True(c.Problems.Single() is ChangedMeanwhile or DeletionNotFound or DeletionCountChanged));

        await using var after = test.Open();
        Assert.Empty((await after.CountDossierAsync(about.Dossier, default)).Tables);
        Assert.Equal(0, await after.FileContents.CountAsync());
        Assert.Equal(0, await after.RecordKeys.CountAsync());
        Assert.Equal((seen.Rows, seen.Rows, schedule.Version, Worker.User, Supervisor.User), (certificate.Rows, certificate.Kinds.Sum(k => k.Rows), certificate.Rules, certificate.ProposedBy, certificate.ConfirmedBy));
        await using var reading = test.Open(Supervisor);
        var told = (await Make.Deletions(test, reading, schedule).CertificateAsync(certificate.Reference.Text, Act(Supervisor), default)).Value;
        Assert.True(told.Agrees);
        Assert.NotNull(told.Line);
        await using var auditor = test.Open(Make.Reader(Role.Auditor));
        Assert.True((await Make.Deletions(test, auditor, schedule).CertificateAsync(certificate.Reference.Text, Act(Make.Reader(Role.Auditor)), default)).Value.Agrees);
        Assert.DoesNotContain("Madeup", string.Concat(await after.Set<AuditEntry>().Select(e => e.Detail + e.Because).ToListAsync()) + certificate.Counts, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_proposes_does_not_confirm_and_a_hold_that_came_after_it_was_shown_prevents(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var schedule = Make.Schedule(12);
        var proposal = (await ProposeAsync(test, about, schedule, Later, Supervisor)).Value;
        var seen = (await SeeAsync(test, proposal, schedule)).Count.Digest;
        Assert.Equal([new DeletionIsYourOwn()], (await ConfirmAsync(test, proposal, schedule, seen, Supervisor)).Problems);
        var other = Make.Reader(Role.Supervisor, user: 777);
        await using (var db = test.Open(Worker)) Assert.False((await Make.Holds(test, db).PlaceAsync(about.Reference, Make.Hold(review: new(2027, 9, 1)), Make.Act(Role.CaseWorker, Later), default)).IsRefused);

        Assert.Equal([new DeletionInTheWay(InTheWay.Hold)], (await ConfirmAsync(test, proposal, schedule, seen, other)).Problems);

        await using var after = test.Open();
        Assert.Equal(1, await after.Cases.CountAsync());
        Assert.Equal(0, await after.DeletionCertificates.CountAsync());
        await using var keeping = test.Open(other);
        Assert.False((await Make.Confirming(test, keeping, schedule).DeclineAsync(proposal.Reference.Text, new() { Words = Words }, Act(other), default)).IsRefused);
        Assert.Equal([new DeletionAnswered()], (await ConfirmAsync(test, proposal, schedule, seen, other)).Problems);
    }

    /// <summary>The last moment: a hold is committed after everything was asked and before the deletion has the writer's place.</summary>
    [Theory, EveryDatabase]
    public async Task A_hold_that_comes_in_the_very_moment_of_the_deletion_prevents_it_or_finds_nothing_left(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var schedule = Make.Schedule(12);
        for (var round = 0; round < 4; round++)
        {
            var about = await DossierAsync(test, $"Round{round}");
            var proposal = (await ProposeAsync(test, about, schedule, Later)).Value;
            var seen = (await SeeAsync(test, proposal, schedule)).Count.Digest;
            async Task<bool> HoldAsync()
            {
                await using var db = test.Open(Worker);
                return !(await Make.Holds(test, db).PlaceAsync(about.Reference, Make.Hold(review: new(2027, 9, 1)), Make.Act(Role.CaseWorker, Later), default)).IsRefused;
            }

            var (deleting, holding) = (ConfirmAsync(test, proposal, schedule, seen, Supervisor), HoldAsync());
            await Task.WhenAll(deleting, holding);
            var (deleted, held) = (!(await deleting).IsRefused, await holding);

            Assert.True(deleted != held, "both or neither stood");
            await using var after = test.Open();
            Assert.Equal(held, await after.LegalHolds.AnyAsync(h => h.Dossier == about.Dossier));
            Assert.Equal(deleted, (await after.CountDossierAsync(about.Dossier, default)).Rows == 0);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_certificate_that_was_changed_afterwards_no_longer_agrees_with_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var schedule = Make.Schedule(12);
        var proposal = (await ProposeAsync(test, about, schedule, Later)).Value;
        var certificate = (await ConfirmAsync(test, proposal, schedule, (await SeeAsync(test, proposal, schedule)).Count.Digest, Supervisor)).Value;
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("UPDATE deletion_certificates SET \"Rows\" = 1");

        await using var reading = test.Open(Supervisor);
        Assert.False((await Make.Deletions(test, reading, schedule).CertificateAsync(certificate.Reference.Text, Act(Supervisor), default)).Value.Agrees);
    }

    private static Act Act(Reader who) => new(who, who.Purpose!.Value, Later);

    /// <summary>A referral that was sent, with a file, records and a case that was decided.</summary>
    private static async Task<Case> DossierAsync(TestDb test, string name = "Ana")
    {
        var referral = await Make.ReferralAsync(test, "H1.kind=full", $"H1.value={name} Madeup", "F1.kind=phone", "F1.value=+44 7700 900333", "F1.safe=yes");
        var about = Case.Open(test.Ids, new(referral.Reference, referral.Dossier, referral.Organisation, new(10), "GB-EAW", referral.SentAt, false), Make.Machine);
        var decision = Make.Issued(about);
        about.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Negative);
        var file = new EvidenceFile { Id = test.Ids.Next<EvidenceFileId>(), Reference = Reference.New("FILE"), Dossier = about.Dossier, Organisation = about.Organisation, Name = "note.txt", MediaType = "text/plain", Size = 4, Hash = about.Reference.Text, Summary = "A note", AddedBy = referral.SentBy, AddedAt = referral.SentAt };
        await test.AddAsync(about, decision, file, new FileContent { Id = file.Id, Bytes = [1, 2, 3, 4] }, Make.Assigned(Worker, about.Dossier));
        return about;
    }

    private static async Task<Result<DossierDeletion>> ProposeAsync(TestDb test, Case about, RetentionSchedule schedule, DateTimeOffset when, Reader? who = null, string words = Words)
    {
        who ??= Worker;
        await using var db = test.Open(who);
        return await Make.Proposing(test, db, schedule).RunAsync(about.Reference, words, new(who, who.Purpose!.Value, when), default);
    }

    private static async Task<DeletionView> SeeAsync(TestDb test, DossierDeletion proposal, RetentionSchedule schedule)
    {
        await using var db = test.Open(Supervisor);
        return (await Make.Deletions(test, db, schedule).ReadAsync(proposal.Reference.Text, Act(Supervisor), default)).Value;
    }

    private static async Task<Result<DeletionCertificate>> ConfirmAsync(TestDb test, DossierDeletion proposal, RetentionSchedule schedule, string seen, Reader who, bool? sure = true)
    {
        await using var db = test.Open(who);
        return await Make.Confirming(test, db, schedule).RunAsync(proposal.Reference.Text, new() { Seen = seen, Sure = sure }, Act(who), default);
    }
}
