using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Retention;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Retention.Schedule;
using Entente.Storage;
using Entente.Tests.OwnPage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Retention;

/// <summary>A person asks about their data: taken down once, answered in time, held back only by two people, handed out only by a safe way.</summary>
public sealed class DataRequestTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly Reader Supervisor = Make.Reader(Role.Supervisor);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private const string Why = "Made up: it names people who are still watched.";

    [Fact]
    public void A_request_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new RequestLawMissing(), new DataRequestSortMissing(), new RequestChannelMissing(), new RequestDayMissing(), new RequestIdentityMissing(), new HoldWordsTooShort("IdentityWords", 20)], From(new()).Problems);
        Assert.Equal([new RequestLawMissing(), new RequestDayUnreal(Today, Today), new HoldWordsTooShort("Words", 20)], From(Make.Asking(OwnRequestSort.Correction) with { Law = "gdpr", ReceivedOn = Today.AddDays(1), Words = "no" }).Problems);
        Assert.Equal([new HoldWordsBroken("Words")], From(Make.Asking() with { Words = "Made up \ud800" }).Problems);
        Assert.False(From(Make.Asking() with { Words = null }).IsRefused);
    }

    [Theory]
    [InlineData("GB-EAW", "uk-gdpr", "2026-01-31", "2026-02-28", "2026-04-30")]
    [InlineData("GB-SCT", "dpa-3", "2026-02-15", "2026-03-15", "2026-05-15")]
    [InlineData("DE", "gdpr", "2026-02-15", "2026-03-15", "2026-05-15")]
    [InlineData("DE", "led", "2026-02-15", "2026-03-15", null)]
    public void The_clock_is_a_month_and_is_extended_once_and_only_as_far_as_the_law_lets_it(string territory, string law, string received, string due, string? extended)
    {
        var about = Make.Case(territory: territory, receivedAt: new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero));
        var request = DataRequest.From(Make.Asking() with { Law = law, ReceivedOn = DateOnly.Parse(received, null) }, about, null, RequestTerms.Shipped, Calendars.Shipped.Of(territory).DayOf, Ids, Act(Worker)).Value;
        Assert.Equal(DateOnly.Parse(due, null), request.DueOn);
        var enough = new RequestStepForm { Words = Why };

        if (extended is null)
        {
            Assert.Equal([new RequestNotExtended()], request.Extend(enough, RequestTerms.Shipped, request.ReceivedOn, Act(Worker)));
            return;
        }

        Assert.Equal([new RequestTooLateToExtend(request.DueOn)], request.Extend(enough, RequestTerms.Shipped, request.DueOn.AddDays(1), Act(Worker)));
        Assert.Equal([new HoldWordsTooShort("Words", 20)], request.Extend(new(), RequestTerms.Shipped, request.DueOn, Act(Worker)));
        Assert.Empty(request.Extend(enough, RequestTerms.Shipped, request.DueOn, Act(Worker)));
        Assert.Equal(DateOnly.Parse(extended, null), request.DueOn);
        Assert.Equal([new RequestNotExtended()], request.Extend(enough, RequestTerms.Shipped, request.ReceivedOn, Act(Worker)));
    }

    /// <summary>Laws: nothing is given that is held back, waits to be, was given, or that the giver may not read whole; all is answered exactly when no kind is left.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_was_found_nothing_is_given_that_is_held_back_or_that_the_giver_may_not_read_whole(int seed)
    {
        var chance = new Random(seed);
        DataKind[] kinds = [DataKind.Identity, DataKind.Contact, DataKind.Hazards, DataKind.Entities, DataKind.DecisionOutcome, DataKind.SupportNotes];
        DataKind Kind() => kinds[chance.Next(kinds.Length)];
        for (var i = 0; i < 300; i++)
        {
            List<FoundLine> all = [.. Enumerable.Range(0, chance.Next(12)).Select(n => new FoundLine(Kind(), Kind(), "Made up", $"{n}", "Made up") { OnlyFor = chance.Next(5) == 0 ? Role.SupportProvider : null })];
            var shapes = kinds.ToDictionary(k => k, _ => (Shape)chance.Next(5));
            List<DataWithheld> withheld = [.. kinds.Where(_ => chance.Next(3) == 0).Select(k => Withheld(k, chance.Next(3) switch { 0 => true, 1 => false, _ => null }))];
            List<DataHanded> handed = [.. kinds.Where(_ => chance.Next(4) == 0).Select(k => new DataHanded { Id = default, Reference = Reference.New("GAVE"), Request = Reference.New("DATA"), Dossier = new(1), Organisation = Make.Centre, Team = default, Kinds = k.ToString(), Lines = 1, Hash = "", Channel = "letter", Way = Reference.New("WAY"), Receiver = "", By = default, At = Make.Now })];

            var findings = Answering.Findings(all, withheld, handed, Role.CaseWorker, (k, _) => shapes[k], RequestTerms.Shipped);
            var giving = Answering.Giving(all, findings);

            Assert.Equal(all.Select(l => l.Kind).Distinct().Count(), findings.Count);
            Assert.All(giving, l => Assert.True(shapes[l.Kind] == Shape.Full && shapes[l.Row] == Shape.Full && l.OnlyFor is null));
            Assert.All(findings, f => Assert.Equal(shapes[f.Kind] == Shape.Nothing, f.IsClosed));
            Assert.Empty(giving.Select(l => l.Kind).Intersect(withheld.Where(w => w.Counts).Select(w => w.Of)));
            Assert.Empty(giving.Select(l => l.Kind).Intersect(handed.SelectMany(h => h.KindList)));
            // A kind goes whole or not at all.
            Assert.All(giving.Select(l => l.Kind).Distinct(), k => Assert.Equal(all.Count(l => l.Kind == k), giving.Count(l => l.Kind == k)));
            var left = findings.Where(f => f.State == FindingState.WithholdingProposed || (f.State == FindingState.ToDecide && !giving.Any(l => l.Kind == f.Kind)));
            Assert.Equal(!left.Any(), Answering.IsAll(findings, giving));
        }
    }

    [Theory, EveryDatabase]
    public async Task What_was_asked_on_the_own_page_is_taken_down_once_and_until_it_is_answered_nothing_is_deleted(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, decision) = Make.Closed();
        await test.AddAsync(about, decision, Make.Assigned(Worker, about.Dossier));
        var world = new OwnWorld(test, about);
        var own = (await world.Ask.RunAsync(await world.EnterAsync(), new() { Sort = OwnRequestSort.Correction, Words = "Made up: my birthday is wrong." }, "en", Make.Now, default)).Value;
        Assert.Equal([InTheWay.OpenRequest], await WaysAsync());
        Assert.Equal(own.Reference, Assert.Single((await ListAsync(test, Worker)).Waiting).Reference);
        Assert.Empty((await ListAsync(test, Make.Reader(Role.CaseWorker, user: 999))).Waiting);

        var form = new RequestForm { Own = own.Reference.Text, Law = "dpa-3" };
        var taken = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TakeAsync(test, about, form)));
        var request = Assert.Single(taken, t => !t.IsRefused).Value;
        Assert.All(taken.Where(t => t.IsRefused), t => Assert.Equal([new RequestTakenDown()], t.Problems));
        Assert.Equal((RequestTerms.OwnPage, RequestTerms.OwnPage, own.Words, OwnRequestSort.Correction), (request.Channel, request.Identity, request.Words, request.Sort));
        Assert.Equal([InTheWay.OpenRequest], await WaysAsync());

        Assert.Equal([new CorrectionAnswerMissing(), new HoldWordsTooShort("Words", 20)], (await AnswerAsync(new())).Problems);
        Assert.Equal([new CorrectedRecordMissing()], (await AnswerAsync(new() { Accepted = true, Record = Reference.New("REC").Text, Words = Why })).Problems);
        Assert.Equal([new CorrectionGroundMissing()], (await AnswerAsync(new() { Accepted = false, Words = Why })).Problems);
        Assert.Equal(RequestOutcome.Refused, (await AnswerAsync(new() { Accepted = false, Refusal = "said-so", Words = Why })).Value.Outcome);
        Assert.Equal([new RequestAnswered()], (await AnswerAsync(new() { Accepted = false, Refusal = "said-so", Words = Why })).Problems);
        Assert.Empty(await WaysAsync());

        async Task<IReadOnlyList<InTheWay>> WaysAsync()
        {
            await using var db = test.Open();
            return (await db.KeptAsync(about, Make.Schedule(1), Calendars.Shipped, new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), default)).InTheWay;
        }

        async Task<Result<DataRequest>> AnswerAsync(CorrectionAnswerForm answer)
        {
            await using var db = test.Open(Worker);
            return await new AnswerCorrection(db, test.Gate, RequestTerms.Shipped).RunAsync(request.Reference.Text, answer, Act(Worker), default);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_correction_that_is_right_stands_in_a_record_written_since_the_person_asked(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var request = (await TakeAsync(test, about, Make.Asking(OwnRequestSort.Correction))).Value;
        await using var db = test.Open(Worker);
        var said = await db.Set<Entente.Records.Record>().Where(r => r.Dossier == about.Dossier && r.SupersededBy == null).FirstAsync();

        var answered = (await new AnswerCorrection(db, test.Gate, RequestTerms.Shipped).RunAsync(request.Reference.Text, new() { Accepted = true, Record = said.Reference.Text, Words = Why }, Act(Worker), default)).Value;

        Assert.Equal((RequestOutcome.Corrected, said.Reference), (answered.Outcome, answered.Record!.Value));
    }

    [Theory, EveryDatabase]
    public async Task A_copy_is_answered_when_each_kind_was_given_by_a_safe_way_or_held_back_by_two_people(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var request = (await TakeAsync(test, about, Make.Asking())).Value;
        var which = request.Reference.Text;
        ContactWay safe, danger;
        await using (var db = test.Open(Worker))
        {
            var ways = new KeepWays(db, test.Gate, test.Ids, SafetyTerms.Shipped);
            safe = (await ways.AddAsync(about.Reference, Make.SafeLetters(), Act(Worker), default)).Value;
            danger = (await ways.AddAsync(about.Reference, Make.SafeLetters("14 Made-up Lane", "York"), Act(Worker), default)).Value;
            await new KeepDangers(db, test.Gate, test.Ids, SafetyTerms.Shipped).AddAsync(about.Reference, Make.DangerousPlace(), Act(Worker), default);
        }

        // Held back: proposed by one, not by the same agreed, agreed by another.
        var view = await ReadAsync(test, which);
        Assert.Contains(view.Giving, l => l.Value.Contains("Madeup", StringComparison.Ordinal));
        Assert.Equal([new WithheldKindMissing(), new WithheldGroundMissing(), new HoldWordsTooShort("Words", 20)], (await ProposeAsync(test, which, new() { Kind = DataKind.SupportPlan })).Problems);
        // A kind that is shut to them answers the same whether it holds anything or not.
        Assert.Equal([new WithheldGroundMissing(), new HoldWordsTooShort("Words", 20)], (await ProposeAsync(test, which, new() { Kind = DataKind.BorderEvents })).Problems);
        Assert.Contains(DataKind.BorderEvents, view.MayHoldBack);
        Assert.DoesNotContain(DataKind.Tasks, view.MayHoldBack);
        foreach (var kind in view.Findings.Where(f => !f.MayGive || f.Kind == DataKind.Hazards).Select(f => f.Kind))
        {
            var proposed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ProposeAsync(test, which, new() { Kind = kind, Ground = "others", Words = Why })));
            var held = Assert.Single(proposed, p => !p.IsRefused).Value;
            Assert.IsType<NotAllowed>(Assert.Single((await AgreeAsync(test, held, Worker)).Problems));
            Assert.False((await AgreeAsync(test, held, Supervisor)).IsRefused);
            Assert.Equal([new WithheldAnswered()], (await AgreeAsync(test, held, Supervisor)).Problems);
        }

        view = await ReadAsync(test, which);
        Assert.DoesNotContain(view.Giving, l => l.Kind == DataKind.Hazards || l.Value.Contains("Made-up reason", StringComparison.Ordinal));
        var form = new HandOutForm { Way = safe.Reference.Text, Looked = true, Seen = Answering.HashOf(view.Giving) };
        Assert.Equal([new HandOutWayMissing(), new HandOutNotLooked()], (await HandAsync(test, which, new())).Problems);
        Assert.Equal([new HandOutChanged()], (await HandAsync(test, which, form with { Seen = "something else" })).Problems);
        var stopped = Assert.IsType<HandOutStopped>(Assert.Single((await HandAsync(test, which, form with { Way = danger.Reference.Text })).Problems));
        Assert.DoesNotContain("Made-up Lane", stopped.Rule, StringComparison.Ordinal);
        var handed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => HandAsync(test, which, form)));
        var given = Assert.Single(handed, h => !h.IsRefused).Value;
        Assert.All(handed.Where(h => h.IsRefused), h => Assert.True(h.Problems.Single() is ChangedMeanwhile or RequestAnswered or HandOutChanged));
        Assert.Equal((view.Giving.Count, Answering.HashOf(view.Giving)), (given.Lines, given.Hash));

        await using var after = test.Open();
        Assert.Equal(RequestOutcome.Given, (await after.DataRequests.SingleAsync()).Outcome);
        string[] told = [nameof(DataRequestTaken), nameof(DataWithholdingProposed), nameof(DataWithholdingAnswered), nameof(DataHandedOut), nameof(Refused)];
        var log = await after.Set<AuditEntry>().Where(e => e.About == about.Dossier).ToListAsync();
        Assert.Superset(told.ToHashSet(), log.Select(e => e.What).ToHashSet());
        Assert.DoesNotContain("Madeup", string.Concat(log.Select(e => e.Detail)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_proposed_to_hold_something_back_does_not_agree_to_it_and_a_stranger_finds_nothing(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var request = (await TakeAsync(test, about, Make.Asking())).Value;
        var held = DataWithheld.Propose(new() { Kind = DataKind.Identity, Ground = "others", Words = Why }, request, [DataKind.Identity], RequestTerms.Shipped, test.Ids, Act(Supervisor)).Value;
        await test.AddAsync(held);

        Assert.Equal([new WithheldIsYourOwn()], (await AgreeAsync(test, held, Supervisor)).Problems);
        Assert.Equal([new WithheldNotFound()], (await AgreeAsync(test, held, Make.Reader(Role.Supervisor, user: 888, team: new(98)))).Problems);
        await using var db = test.Open(Make.Reader(Role.CaseWorker, user: 999));
        Assert.Equal([new DataRequestNotFound()], (await Make.Requests(test, db).ReadAsync(request.Reference.Text, Verb.Read, Act(Make.Reader(Role.CaseWorker, user: 999)), default)).Problems);
    }

    [Fact]
    public void Another_look_at_a_decision_is_no_request_about_data() =>
        Assert.Equal([new DataRequestSortMissing()], From(Make.Asking(OwnRequestSort.AnotherLook)).Problems);

    /// <summary>The right to a line is weighed against the row that it comes from: whoever referred reads their own and not what stands under others.</summary>
    [Theory, EveryDatabase]
    public async Task A_line_is_given_by_whoever_may_read_its_own_row_whatever_they_may_do_with_the_request(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        var request = (await TakeAsync(test, about, Make.Asking())).Value;
        var provider = Make.Reader(Role.SupportProvider, organisation: about.Organisation);
        await using var db = test.Open(provider);
        var sight = await LineSight.OfAsync(db, Act(provider), request, default);
        FoundLine Line(OrganisationId of) => new(DataKind.SupportOffers, DataKind.SupportOffers, "Made up", "Made up", "Made up") { Stands = Make.Offer(about, of) };

        Assert.Equal(Shape.Full, sight.Of(DataKind.SupportOffers, Line(about.Organisation)));
        Assert.Equal(Shape.Nothing, sight.Of(DataKind.SupportOffers, Line(new(4_711))));
        List<FoundLine> both = [Line(about.Organisation), Line(new(4_711))];
        Assert.False(Assert.Single(Answering.Findings(both, [], [], provider.Role, sight.Of, RequestTerms.Shipped)).MayGive);
    }

    [Theory, EveryDatabase]
    public async Task What_was_added_later_stands_under_the_kind_of_its_question(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DossierAsync(test);
        DataKind? expected;
        await using (var db = test.Open())
        {
            var referral = await db.Referrals.SingleAsync(r => r.Dossier == about.Dossier);
            var set = QuestionSets.Shipped[referral.Questions];
            AdditionForm Said(string? question) => new() { Question = question, Words = $"Made up about {question ?? "nothing"}", Sort = default(AdditionSort), ToldBy = Addition.Sources(set)[0].Code };
            var asked = Addition.AskedOf(set, referral).First(q => q.Kind is not (null or DataKind.ReferralFacts or DataKind.ReferralNarrative));
            var added = (Addition.From(referral, set, Said(asked.Code), test.Ids, Make.Act(Role.CaseWorker)), Addition.From(referral, set, Said(null), test.Ids, Make.Act(Role.CaseWorker)));
            Assert.True(!added.Item1.IsRefused && !added.Item2.IsRefused, string.Join(", ", added.Item1.IsRefused ? added.Item1.Problems : []));
            await test.AddAsync(added.Item1.Value, added.Item2.Value);
            expected = asked.Kind;
        }

        await using var reading = test.Open();
        var lines = await Make.Finding(reading).AllAsync(about.Dossier, default);
        Assert.Equal(expected, Assert.Single(lines, l => l.Value.StartsWith("Made up about", StringComparison.Ordinal) && !l.Value.EndsWith("nothing", StringComparison.Ordinal)).Kind);
        Assert.Equal(Addition.Untold, Assert.Single(lines, l => l.Value == "Made up about nothing").Kind);
    }

    /// <summary>Whatever is classed as about a person is said in words, or the answer would leave it out unseen.</summary>
    [Fact]
    public async Task No_field_about_a_person_is_of_a_type_that_an_answer_leaves_out()
    {
        await using var test = await TestDb.CreateAsync("SQLite");
        await using var db = test.Open();
        var silent = from table in DossierTables.Naming(db.Model)
                     where RequestTerms.Shipped.NotAnswered(DossierTables.KindOf(table.Type.ClrType)) is null
                     where table.Type.ClrType != typeof(Referral) && table.Type.ClrType != typeof(Entente.Records.Record) && table.Type.ClrType != typeof(WorkTask)
                     from property in table.Type.GetProperties()
                     where FieldClasses.Of(property) is FieldClass.Personal or FieldClass.Sensitive or FieldClass.Hazard or FieldClass.Privileged or FieldClass.Intelligence
                     where !FoundValue.Says(property.ClrType)
                     // Files of an import belong to nobody's dossier by themselves: its records do. A letter in another language says what the letter says, which is given.
                     where (table.Type.ClrType.Name, property.Name) is not (("ImportJob", "Files" or "Check") or ("IssuedTranslations", "Letters"))
                     select $"{table.Type.ClrType.Name}.{property.Name}: {property.ClrType}";

        Assert.Empty(silent);
        Assert.Equal("2 March 2026, 09:00 UTC to now: stood still. Made up. The law", FoundValue.Of(new[] { new ClockInterval(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), null, false, "Made up", "The law") }));
        Assert.Equal("1234.5", FoundValue.Of(1234.5m));
    }

    private static readonly IdSource Ids = new(TimeProvider.System, new Random(5));

    private static Act Act(Reader who) => new(who, who.Purpose!.Value, Make.Now);

    private static Result<DataRequest> From(RequestForm form) => DataRequest.From(form, Make.Case(), null, RequestTerms.Shipped, Calendars.Shipped.Of("GB-EAW").DayOf, Ids, Act(Worker));

    private static DataWithheld Withheld(DataKind kind, bool? agreed)
    {
        var request = From(Make.Asking()).Value;
        var held = DataWithheld.Propose(new() { Kind = kind, Ground = "others", Words = Why }, request, [kind], RequestTerms.Shipped, Ids, Act(Worker)).Value;
        if (agreed is { } said) Assert.Empty(held.Answer(new() { Agreed = said, Words = Why }, RequestTerms.Shipped, Act(Supervisor)));
        return held;
    }

    private static async Task<Case> DossierAsync(TestDb test)
    {
        var referral = await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Ana Madeup");
        var about = Case.Open(test.Ids, new(referral.Reference, referral.Dossier, referral.Organisation, new(10), "GB-EAW", referral.SentAt, false), Make.Machine);
        await test.AddAsync(about, Make.Issued(about), Make.Assigned(Worker, about.Dossier));
        return about;
    }

    private static async Task<Result<DataRequest>> TakeAsync(TestDb test, Case about, RequestForm form)
    {
        await using var db = test.Open(Worker);
        return await Make.Taking(test, db).RunAsync(about.Reference, form, Act(Worker), default);
    }

    private static async Task<RequestsView> ListAsync(TestDb test, Reader who)
    {
        await using var db = test.Open(who);
        return await new RequestList(db, test.Ledger, Calendars.Shipped).ReadAsync(Act(who), default);
    }

    private static async Task<RequestView> ReadAsync(TestDb test, string which)
    {
        await using var db = test.Open(Worker);
        return (await Make.Requests(test, db).ReadAsync(which, Verb.Write, Act(Worker), default)).Value;
    }

    private static async Task<Result<DataWithheld>> ProposeAsync(TestDb test, string which, WithholdForm form)
    {
        await using var db = test.Open(Worker);
        return await Make.Withholding(test, db).ProposeAsync(which, form, Act(Worker), default);
    }

    private static async Task<Result<DataWithheld>> AgreeAsync(TestDb test, DataWithheld held, Reader who)
    {
        await using var db = test.Open(who);
        return await Make.Withholding(test, db).AnswerAsync(held.Reference.Text, new() { Agreed = true }, Act(who), default);
    }

    private static async Task<Result<DataHanded>> HandAsync(TestDb test, string which, HandOutForm form)
    {
        await using var db = test.Open(Worker);
        return await Make.HandingOut(test, db).RunAsync(which, form, Act(Worker), default);
    }
}
