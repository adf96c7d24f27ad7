using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

public sealed class SendReferralTests
{
    private static readonly Reader Responder = Make.Reader(Role.FirstResponder);

    [Theory, EveryDatabase]
    public async Task A_referral_its_records_its_clock_and_the_closed_draft_are_one_commit(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05", "H4.nationality=ro", "F1.kind=phone", "F1.value=07700 900111",
            "M1.name=Boss Invented", "M1.role=controller", "M2.kind=vehicle", "M2.value=AB12 CDE", "J1.role=worked", "J1.address=1 Nowhere Street", "J1.town=Leeds", "K1.K2-from=2024", "K1.K12=They kept my passport");
        await using var db = test.Open(Responder);

        var sent = await Make.Sender(test, db).RunAsync(draft.Reference.ToRoute(), Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);

        await using var fresh = test.Open();
        var referral = await fresh.Referrals.SingleAsync();
        Assert.Equal(sent.Value.Reference, referral.Reference);
        Assert.Equal(new DateOnly(2026, 3, 9), referral.Due); // a Monday and five working days
        var clock = await fresh.Set<Clock>().SingleAsync();
        Assert.Equal(("UK-RG", referral.Due, referral.Dossier), (clock.Rule, clock.Due, clock.Dossier));
        var records = await fresh.Records.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(["Person", "Address", "Person", "UnknownLink", "RoadVehicle", "UnknownLink", "Episode"], records.Select(r => r.Schema));
        Assert.All(records, r => Assert.Equal(referral.Dossier, r.Dossier));
        Assert.Equal("+447700900111", records[0].First("phone"));
        Assert.Equal("Mira Madeup", records[0].Caption);
        Assert.Equal(RecordsOfReferral.Number(referral, "person"), records[6].First("victim"));
        var closed = await fresh.Drafts.SingleAsync();
        Assert.Equal((referral.Reference, true), (closed.SentAs, closed.IsSent));
        var events = await fresh.Set<AuditEntry>().Where(e => e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync();
        Assert.Equal(["ReferralSent", "SourceAdded", "RecordsKept", "ClockStarted"], events.TakeLast(4));
    }

    [Theory, EveryDatabase]
    public async Task However_often_and_at_once_it_is_sent_there_is_one_referral_and_one_receipt(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "H1.kind=full", "H1.value=Mira Madeup");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var db = test.Open(Responder);
            return (await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default)).Value.Reference;
        }));

        await using var fresh = test.Open();
        Assert.Equal((await fresh.Referrals.SingleAsync()).Reference, Assert.Single(receipts.Distinct()));
        Assert.Equal(2, await fresh.Records.CountAsync());
        Assert.Equal(1, await fresh.Set<Clock>().CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Of_an_adult_who_does_not_agree_no_byte_of_the_name_stays_in_any_row(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Responder);
        var act = Make.Act(Role.FirstResponder);
        var start = await Make.DraftAsync(test, "E1=no", "H1.kind=full", "H1.value=Zdravka Qwertova", "F1.kind=phone", "F1.value=07700 900999", "H2=1999-04-17", "A5.address=14 Hidden Lane", "A5.town=Leeds", "A5.postcode=ZZ9 9ZZ",
            "S4=I met Zdravka at 14 hidden lane. Ms QWERTOVA was afraid. Call +44 7700 900999 or 0044 (0)7700-900-999. Born on 17 April 1999, 17/4/99.", "K1.K12=My name is Zdravka Qwertova", "B7=Qwertova's house");
        var save = new SaveAnswer(db, Make.Open(test, db), test.Ids);
        await save.RunAsync(start.Reference.Text, new AnswerForm { Question = "A1", Entered = Fields("value=yes") }, act, default);
        await save.RunAsync(start.Reference.Text, new AnswerForm { Question = "A2", Entered = Fields("danger=held", "what=Qwertova is locked in") }, act, default);
        await new HandOverDraft(db, Make.Open(test, db)).RunAsync(start.Reference.Text, null, "call Zdravka back", act, default);
        await new AddFile(db, Make.Open(test, db), test.Gate, test.Ids).RunAsync(start.Reference.Text, new FileForm { Name = "Zdravka.txt", Content = "Qwertova"u8.ToArray(), Size = 8, Summary = "Letter of Zdravka" }, act, default);
        Assert.Contains("Qwertova", await Stored.OpenedAsync(test));

        var sent = await Make.Sender(test, db).RunAsync(start.Reference.Text, Make.Send((await db.Drafts.AsNoTracking().SingleAsync()).Answers), act, default);

        Assert.Equal(ReferralSort.AnonymousNotification, sent.Value.Sort);
        await using (var desk = test.Open(Make.Reader(Role.DutyOfficer)))
        {
            var alert = await desk.Alerts.SingleAsync();
            Assert.Equal("14 Hidden Lane, Leeds, ZZ9 9ZZ", alert.Where); // while somebody is in danger there
            Assert.False((await new AnswerAlert(desk, test.Gate).RunAsync(alert.Reference.Text, "Police sent", alert.Version, Make.Act(Role.DutyOfficer), default)).IsRefused);
        }

        var stored = await Stored.OpenedAsync(test);
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("labour", stored);
        await using var fresh = test.Open();
        Assert.False(await fresh.Set<Clock>().AnyAsync());
        Assert.Null((await fresh.Referrals.SingleAsync()).Due);
        Assert.DoesNotContain("Person", await fresh.Records.Select(r => r.Schema).ToListAsync());
    }

    [Fact]
    public async Task Nor_does_a_byte_of_it_stay_in_the_database_s_files_among_what_was_deleted()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using var db = test.Open(Responder);
        var act = Make.Act(Role.FirstResponder);
        var start = await Make.DraftAsync(test, "E1=no", "H1.kind=full", "H1.value=Zdravka Qwertova", "S4=I met Zdravka at 14 hidden lane. " + new string('x', 9_000), "A5.address=14 Hidden Lane", "A5.town=Leeds");
        await new AddFile(db, Make.Open(test, db), test.Gate, test.Ids).RunAsync(start.Reference.Text, new FileForm { Name = "Zdravka.txt", Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Qwertova ", 2_000))), Size = 18_000, Summary = "Letter of Zdravka" }, act, default);
        var sealedThere = await Stored.SealedPiecesAsync(test);
        Assert.InRange(sealedThere.Count(p => Stored.FilesOf(test).Contains(p, StringComparison.Ordinal)), 20, int.MaxValue);

        Assert.Equal(ReferralSort.AnonymousNotification, (await Make.Sender(test, db).RunAsync(start.Reference.Text, Make.Send((await db.Drafts.AsNoTracking().SingleAsync()).Answers), act, default)).Value.Sort);

        // Neither plain nor as it was sealed: whoever finds the keys later finds nothing to open.
        var left = Stored.FilesOf(test);
        // Three letters stand by chance in any sealed text of that length.
        foreach (var secret in Secrets.Where(s => s.Length > 3)) Assert.DoesNotContain(secret, left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(sealedThere, p => left.Contains(p, StringComparison.Ordinal));
    }

    private static readonly string[] Secrets = ["Zdravka", "Qwertova", "900999", "900-999", "900 999", "Hidden Lane", "ZZ9", "17 April", "17/4", "1999-04"];

    [Theory, EveryDatabase]
    public async Task An_adult_who_refuses_but_would_help_the_police_is_notified_by_name_without_clock_or_case(string database)
    {
        await using var test = await TestDb.CreateAsync(database);

        var sent = await Make.ReferralAsync(test, "E1=no", "E7=yes", "H1.kind=full", "H1.value=Mira Madeup");

        Assert.Equal((ReferralSort.NamedNotification, null), (sent.Sort, sent.Due));
        await using var fresh = test.Open();
        Assert.False(await fresh.Set<Clock>().AnyAsync());
        Assert.Equal("Mira Madeup", (await fresh.Records.SingleAsync(r => r.Schema == "Person")).Caption);
        Assert.Equal(ReferralSort.NamedNotification, (await fresh.Referrals.SingleAsync()).Sort);
    }

    [Theory, EveryDatabase]
    public async Task What_is_missing_is_said_all_at_once_and_nothing_is_stored(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Responder);
        var draft = (await new StartDraft(db, test.Gate, test.Ids, QuestionSets.Shipped).RunAsync(Make.Act(Role.FirstResponder), default)).Value;

        var refused = await Make.Sender(test, db).RunAsync(draft.Reference.Text, new SendForm(), Make.Act(Role.FirstResponder), default);

        Assert.Equal(["A1", "B1", "B2", "B4", "C1", "K1", "O1"], refused.Problems.OfType<QuestionNotAnswered>().Select(p => p.Question));
        Assert.Contains(refused.Problems, p => p is NotSaidWhetherChecked);
        Assert.Contains(refused.Problems, p => p is RecipientsNotConfirmed);
        await using var fresh = test.Open();
        Assert.False(await fresh.Referrals.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task Whoever_confirmed_other_recipients_than_there_are_is_asked_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Responder);
        var draft = await Make.DraftAsync(test, "E5.police=identity");

        var refused = await Make.Sender(test, db).RunAsync(draft.Reference.Text, new SendForm { CheckedWith = "yes", Understood = true, Recipients = "centre" }, Make.Act(Role.FirstResponder), default);

        Assert.IsType<RecipientsChanged>(Assert.Single(refused.Problems));
    }

    [Theory, EveryDatabase]
    public async Task An_adult_who_cannot_decide_today_is_not_referred(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Responder);
        var draft = await Make.DraftAsync(test, "E1=not-today");

        var refused = await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);

        Assert.IsType<NotDecidedToday>(Assert.Single(refused.Problems));
    }

    [Theory, EveryDatabase]
    public async Task Of_an_adult_who_lacks_capacity_nothing_is_sent_or_lost_until_somebody_decided_for_them(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Responder);
        var draft = await Make.DraftAsync(test, "E1=lacks-capacity", "E9.concern=Does not follow", "E9.adviser=A nurse", "E9.ground=not-yet", "H1.kind=full", "H1.value=Mira Madeup");

        var held = await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);

        Assert.IsType<NobodyDecidedForThem>(Assert.Single(held.Problems));
        await using var fresh = test.Open();
        Assert.Equal("Mira Madeup", (await fresh.Drafts.SingleAsync()).Answers.First("H1"));
        var decided = await Make.ReferralAsync(test, "E1=lacks-capacity", "E9.ground=best-interests", "E9.by=A social worker", "H1.kind=full", "H1.value=Mira Madeup");
        Assert.Equal((ReferralSort.Referral, "Mira Madeup"), (decided.Sort, decided.Answers.First("H1")));
        Assert.NotNull(decided.Due);
    }

    [Theory, EveryDatabase]
    public async Task The_source_of_its_records_is_the_organisation_whatever_the_sender_typed_as_its_name(string database)
    {
        await using var test = await TestDb.CreateAsync(database);

        await Make.ReferralAsync(test, $"B1.organisation={new string('x', 200)}");
        await Make.ReferralAsync(test, "B1.organisation=The other side");

        await using var fresh = test.Open();
        var source = await fresh.RecordSources.SingleAsync();
        Assert.StartsWith("Referrals of Made Up Police (ORG-", source.Name, StringComparison.Ordinal);
        Assert.Equal((SourceKind.Referral, Make.Police), (source.Kind, source.Organisation));
    }

    [Theory, EveryDatabase]
    public async Task Nobody_of_another_organisation_sends_or_finds_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        await using var db = test.Open(Make.Reader(Role.FirstResponder, organisation: Make.Charity));

        var refused = await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder, organisation: Make.Charity), default);

        Assert.IsType<DraftNotFound>(Assert.Single(refused.Problems));
    }

    private static Dictionary<string, string[]> Fields(params string[] fields) => fields.Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => new[] { f[1] });
}
