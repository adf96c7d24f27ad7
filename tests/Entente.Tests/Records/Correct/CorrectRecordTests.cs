using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Storage;
using Entente.Tests.Matching;
using Entente.Tests.Records.Export;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records.Correct;

public sealed class CorrectRecordTests
{
    private static readonly DossierId Dossier = new(7_900);
    private static readonly Act Worker = Make.Act(Role.CaseWorker, Make.Now.AddDays(3));

    [Theory, EveryDatabase]
    public async Task A_correction_becomes_a_new_record_and_both_stay_readable_with_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var record = await WithRecordAsync(test, "name=Ana Kova", "birthDate=~1999", "phone=07700 900123");

        var form = Form(Line(0, "Anna Kova"), Line(1, "1999"), Line(2, "+447700900123") with { Withdrawn = true }, New("nationality", "Romania") with { Reliability = Entente.Records.Reliability.Reliable, Said = PartialDate.Parse("2026-02") });
        var made = (await CorrectAsync(test, record, form with { Learned = new(2026, 3, 1), Reliability = Entente.Records.Reliability.Untested })).Value;

        Assert.Equal(["name=Anna Kova", "birthDate=1999", "nationality=ro"], made.Statements.Select(s => $"{s.Property}={s.Value}"));
        Assert.Equal(("Romania", PartialDate.Parse("2026-02"), Entente.Records.Reliability.Reliable), (made.Statements[2].Original, made.Statements[2].Said, made.Statements[2].Reliability));
        Assert.Equal((record.Source, record.ExternalId, Dossier, Entente.Records.Reliability.Untested, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), (made.Source, made.ExternalId, made.Dossier, made.Reliability, made.Learned));
        await using var db = test.Open(Worker.Reader);
        var old = await db.Records.SingleAsync(r => r.Id == record.Id);
        Assert.Equal((made.Id, "Ana Kova"), (old.SupersededBy, old.Caption));
        var shown = (await new RecordFile(db, test.Ledger, Ontology.Shipped).ReadAsync(record.Reference, Worker, default))!;
        Assert.Equal([(record.Reference, true), (made.Reference, false)], shown.History.Select(h => (h.Reference, h.IsThis)));
        Assert.Equal("She spelt it herself", shown.History[1].Because);
        var newer = (await new RecordFile(db, test.Ledger, Ontology.Shipped).ReadAsync(made.Reference, Worker, default))!;
        Assert.Equal(2, newer.History.Count);
        await using var log = test.Open();
        var line = await log.Set<AuditEntry>().SingleAsync(e => e.What == nameof(RecordCorrected));
        Assert.Equal(("She spelt it herself", Dossier), (line.Because, line.About));
        var happened = line.Read<RecordCorrected>();
        Assert.Equal((record.Reference, made.Reference, 2, 1, 1), (happened.Old, happened.New, happened.Changed, happened.Added, happened.Withdrawn));
    }

    [Theory, EveryDatabase]
    public async Task What_was_judged_of_the_old_record_is_carried_to_the_new(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var source = await new Exporting(test).SourceAsync("Reports");
        var pair = await matched.PairAsync(Matched.Maria(Dossier) with { Source = source.Id }, Matched.MariaAgain(new(7_901)) with { Source = source.Id });
        await matched.JudgeAsync(pair.Reference, Judgement.Same);
        await test.AddAsync(Make.Assigned(Worker.Reader, Dossier));
        await using var db = test.Open();
        var record = await db.Records.AsNoTracking().SingleAsync(r => r.Dossier == Dossier);

        var made = (await CorrectAsync(test, record, Form(Line(1, "Popescu-Ionescu")))).Value;
        await matched.FollowAsync();

        Assert.Contains(await db.Judgements.AsNoTracking().Where(j => j.InForce).ToListAsync(), j => j.Left == made.Id || j.Right == made.Id);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_correct_one_record_the_second_is_told_and_loses_nothing(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var record = await WithRecordAsync(test, "name=Ana Kova");
        await using var first = test.Open(Worker.Reader);
        await using var second = test.Open(Worker.Reader);
        // Both have read it before either saves.
        await first.Records.SingleAsync(r => r.Id == record.Id);
        await second.Records.SingleAsync(r => r.Id == record.Id);

        var one = await CorrectAsync(test, record, Form(Line(0, "Anna Kova")), first);
        var other = await CorrectAsync(test, record, Form(Line(0, "Anne Kova")), second);

        Assert.False(one.IsRefused);
        Assert.IsType<AlreadySuperseded>(Assert.Single(other.Problems));
        await using var db = test.Open();
        Assert.Equal(["Ana Kova", "Anna Kova"], await db.Records.OrderBy(r => r.Id).Select(r => r.Caption).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Only_who_may_write_that_kind_may_correct_and_a_refusal_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var record = await WithRecordAsync(test, "name=Ana Kova");

        var responder = await CorrectAsync(test, record, Form(Line(0, "Anna")), act: Make.Act(Role.FirstResponder));
        var stranger = await CorrectAsync(test, record, Form(Line(0, "Anna")), act: Make.Act(Role.CaseWorker, user: 4_444));

        Assert.IsType<NotAllowed>(Assert.Single(responder.Problems));
        Assert.IsType<RecordGone>(Assert.Single(stranger.Problems));
        await using var db = test.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal));
    }

    [Theory, EveryDatabase]
    public async Task A_statement_that_the_person_may_not_touch_stays_whatever_they_send(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var source = await new Exporting(test).SourceAsync("A list");
        var record = await new Exporting(test).KeepAsync(Make.Person("name=Ana Kova", "position=Driver") with { Source = source.Id, Team = new(10), Kind = DataKind.Entities });
        var analyst = Make.Act(Role.Analyst);

        var touched = await CorrectAsync(test, record, Form(Line(0, "A. K.")) with { Source = "A list" }, act: analyst);
        var made = await CorrectAsync(test, record, Form(Line(1, "Courier")) with { Source = "A list" }, act: analyst);

        Assert.Equal("Lines[0].Value", Assert.IsType<PropertyNotYours>(Assert.Single(touched.Problems)).Field);
        Assert.Equal(["name=Ana Kova", "position=Courier"], made.Value.Statements.Select(s => $"{s.Property}={s.Value}"));
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_wrong_is_named_at_once_beside_its_line(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var record = await WithRecordAsync(test, "name=Ana Kova", "birthDate=1999");

        var wrong = await CorrectAsync(test, record, new() { Learned = new(2027, 1, 1), Lines = [Line(0, ""), Line(1, "31 February"), New("shoe", "42"), New("", "42"), New("", "")] });
        var nothing = await CorrectAsync(test, record, Form(Line(0, " Ana Kova "), Line(1, "1999")));

        Assert.Equal(
            [("CorrectionReasonMissing", "Because"), ("CorrectionSourceMissing", "Source"), ("LearnedInTheFuture", "Learned"), ("ValueMissing", "Lines[0].Value"), ("NotADate", "Lines[1].Value"), ("PropertyNotKnown", "Lines[2].Property"), ("PropertyMissing", "Lines[3].Property")],
            wrong.Problems.Select(p => (p.GetType().Name, p.Field)));
        Assert.IsType<NothingChanged>(Assert.Single(nothing.Problems));
        await using var db = test.Open();
        Assert.Equal(1, await db.Records.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Another_sources_word_takes_the_place_without_the_first_ones_number(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var record = await WithRecordAsync(test, "name=Ana Kova");

        var made = (await CorrectAsync(test, record, Form() with { Source = "The consulate" })).Value;

        Assert.NotEqual(record.Source, made.Source);
        Assert.Equal("", made.ExternalId);
        Assert.Equal("Ana Kova", made.Caption);
    }

    private static CorrectionForm Form(params CorrectionLine[] lines) => new() { Source = "Reports", Because = "She spelt it herself", Lines = lines };

    private static CorrectionLine Line(int index, string value) => new() { Index = index, Value = value };

    private static CorrectionLine New(string property, string value) => new() { Property = property, Value = value };

    private static async Task<Record> WithRecordAsync(TestDb test, params string[] said)
    {
        var exporting = new Exporting(test);
        await test.AddAsync(Make.Assigned(Worker.Reader, Dossier));
        return await exporting.KeepAsync(Make.Person(said) with { Source = (await exporting.SourceAsync("Reports")).Id, Dossier = Dossier, ExternalId = "no-1" });
    }

    private static async Task<Result<Record>> CorrectAsync(TestDb test, Record record, CorrectionForm form, EntenteDb? with = null, Act? act = null)
    {
        act ??= Worker;
        await using var db = with is null ? test.Open(act.Reader) : null;
        var maker = Make.Maker(test.Ids);
        return await new CorrectRecord((with ?? db)!, test.Gate, new KeepRecords((with ?? db)!, maker), maker, new RecordSources(test.Ids)).RunAsync(record.Reference, form, act, default);
    }
}
