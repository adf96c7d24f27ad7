using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Record = Entente.Records.Record;

namespace Entente.Tests.Cases;

/// <summary>What a person was made to do, and what a prosecutor is told of it: never without a yes or a named power.</summary>
public sealed class ChargesTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static IReadOnlyList<string> Wrong(ChargeForm form) => [.. DecideCharge.Wrong(form, new HashSet<string>(), ChargeTerms.Shipped, QuestionSets.Shipped.Current, Today).Select(p => p.GetType().Name)];

    [Fact]
    public void A_charge_says_its_offence_stage_and_source_and_names_who_proceeds()
    {
        Assert.Empty(Wrong(Make.Charged()));
        Assert.Equal([nameof(ChargeSortMissing), nameof(OffenceMissing), nameof(StageMissing), nameof(ChargeSourceMissing)], Wrong(new()));
        Assert.Equal([nameof(AuthorityMissing)], Wrong(Make.Charged() with { Authority = " " }));
        Assert.Empty(Wrong(Make.Charged() with { Authority = null, Stage = "none" }));
        Assert.Equal([nameof(ChargedInFuture)], Wrong(Make.Charged() with { ChargedOn = PartialDate.Parse("2026-03-03") }));
        Assert.Equal([nameof(ActAfterCharge)], Wrong(Make.Charged() with { ActOn = PartialDate.Parse("2026-02"), ChargedOn = PartialDate.Parse("2026-01") }));
        Assert.Equal([nameof(ActRecordUnknown)], Wrong(Make.Charged() with { Records = ["REC-UNKNOWN"] }));
        Assert.Equal([nameof(ChargeTextBroken)], Wrong(Make.Charged() with { How = "\ud800" }));
    }

    [Fact]
    public void Of_a_child_no_compulsion_is_to_be_shown_and_of_an_adult_it_is()
    {
        var charge = ChargeOf(Make.Charged() with { How = null }, wasChild: false);
        Assert.Contains(DecidePack.Wrong(Make.Packed(charge), charge, [], Today), p => p is CompulsionNotSaid);
        Assert.DoesNotContain(DecidePack.Wrong(Make.Packed(charge), ChargeOf(Make.Charged() with { How = null }, wasChild: true), [], Today), p => p is CompulsionNotSaid);

        // By the day of the act: who has come of age since was a child when they did it.
        var child = Make.Case(isChild: true);
        var age = new ComingOfAge(new(2026, 3, 10), new(2026, 3, 10));
        Assert.True(DecideCharge.WasChild(PartialDate.Parse("2026-01"), child, age));
        Assert.False(DecideCharge.WasChild(PartialDate.Parse("2026-04"), child, age));
        Assert.True(DecideCharge.WasChild(null, child, age));
    }

    [Fact]
    public void Nothing_that_support_intelligence_or_the_border_holds_goes_to_a_prosecutor()
    {
        Record Of(DataKind kind, Handling handling = Handling.Lawful) => Make.Maker(new(TimeProvider.System, new Random(2))).Make(Make.Draft("Episode", "description=Made up") with { Dossier = new(5_000), Kind = kind, Handling = handling }, Make.Now).Record;

        Assert.True(DecidePack.MayCross(Of(DataKind.ReferralFacts)));
        Assert.All(Record.Kinds.Except([DataKind.ReferralFacts]), kind => Assert.False(DecidePack.MayCross(Of(kind))));
        Assert.False(DecidePack.MayCross(Of(DataKind.ReferralFacts, Handling.Conditional)));
    }

    [Theory, EveryDatabase]
    public async Task Without_a_yes_to_each_part_nothing_crosses_and_with_it_pack_and_crossing_are_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, records) = await CaseAsync(test);
        var charge = await ChargedAsync(test, about);

        Assert.Equal([nameof(ConsentDoesNotAllow)], await HandAsync(test, Make.Packed(charge, records[0])));
        await test.AddAsync([.. Make.Agreed(about, DecidePack.Purpose, DecidePack.Recipient, "story")]);
        // A person's record is their identity, and to that nobody said yes.
        Assert.Equal([nameof(ConsentDoesNotAllow)], await HandAsync(test, Make.Packed(charge, records[0], records[1])));
        Assert.Equal([nameof(PackNeedsGround)], await HandAsync(test, Make.Packed(charge, records[0]) with { Ground = "none", Day = Today.AddDays(-1) }));
        Assert.Equal([nameof(BecauseMissing)], await HandAsync(test, Make.Packed(charge, records[0]) with { Ground = "crime" }));
        await using (var before = test.Open()) Assert.Equal((0, 0), (await before.EvidencePacks.CountAsync(), await before.Disclosures.CountAsync()));

        Assert.Empty(await HandAsync(test, Make.Packed(charge, records[0])));
        await using var db = test.Open();
        var (pack, crossing) = (await db.EvidencePacks.SingleAsync(), await db.Disclosures.SingleAsync());
        Assert.Equal((crossing.Reference, "prosecutor", "story", DisclosureGround.Consent), (pack.Disclosure, crossing.Recipient, crossing.Sets, crossing.Ground));
        Assert.Equal(Today, (await db.Charges.SingleAsync()).HandedOn);
        Assert.DoesNotContain(await db.Set<AuditEntry>().Select(e => e.Detail).ToListAsync(), d => d.Contains("Made up", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_hand_over_at_once_one_does_and_the_others_are_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, records) = await CaseAsync(test);
        var charge = await ChargedAsync(test, about);
        await test.AddAsync([.. Make.Agreed(about, DecidePack.Purpose, DecidePack.Recipient, "story")]);

        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => HandAsync(test, Make.Packed(charge, records[0]))));

        Assert.Single(told, t => t.Count == 0);
        Assert.All(told.Where(t => t.Count > 0), t => Assert.Equal([nameof(ChargeChangedMeanwhile)], t));
        await using var db = test.Open();
        Assert.Equal((1, 1), (await db.EvidencePacks.CountAsync(), await db.Disclosures.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Who_decides_is_told_while_a_charge_runs_and_no_pack_went_and_a_silent_prosecutor_is_asked_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, records) = await CaseAsync(test);
        var charge = await ChargedAsync(test, about);
        await test.AddAsync([.. Make.Agreed(about, DecidePack.Purpose, DecidePack.Recipient, "story")]);
        var time = new FakeTimeProvider(Make.Now);
        var wait = new WaitForAnswers(test.Store, test.Ledger, ChargeTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped, test.Ids, time);

        await using (var db = test.Open(Worker))
        {
            Assert.Equal([Role.CaseWorker, Role.DecisionMaker], (await OpenAsync(test, "charge-pack")).Select(t => t.ForRole).Order());
            Assert.Equal(1, await Make.ChargesOf(test, db).LackingAsync(about, Make.Act(Role.CaseWorker), default));
        }

        await HandAsync(test, Make.Packed(charge, records[0]));
        Assert.Empty(await OpenAsync(test, "charge-pack"));
        Assert.Equal(0, await wait.RunAsync(default));
        time.SetUtcNow(Make.Now.AddDays(28));
        Assert.Equal((2, 0), (await wait.RunAsync(default), await wait.RunAsync(default)));
        time.SetUtcNow(Make.Now.AddDays(56));
        Assert.Equal(2, await wait.RunAsync(default));
        Assert.Equal(2, (await OpenAsync(test, "prosecutor-again")).Count);

        await using (var db = test.Open(Worker))
        {
            var now = (await Make.ChargesOf(test, db).OneAsync(charge.Reference.Text, Make.Act(Role.CaseWorker), default)).Value.Charge;
            var form = new ChargeStepForm { Answer = ProsecutorAnswer.Discontinued, Reason = "compelled", Words = "Made up: discontinued.", Day = Today.AddDays(56), Version = now.Version };
            var act = Make.Act(Role.CaseWorker, Make.Now.AddDays(56));
            Assert.Equal([new AnswerReasonDoesNotFit()], (await Make.Answers(test, db).AnswerAsync(charge.Reference.Text, form with { Reason = "excluded" }, act, default)).Problems);
            Assert.Equal([new NothingToQuash()], (await Make.Answers(test, db).AnswerAsync(charge.Reference.Text, form with { Answer = ProsecutorAnswer.Quashed }, act, default)).Problems);
            Assert.Empty((await Make.Answers(test, db).AnswerAsync(charge.Reference.Text, form, act, default)).Problems);
        }

        Assert.Empty(await OpenAsync(test, "prosecutor-again"));
        time.SetUtcNow(Make.Now.AddDays(200));
        Assert.Equal(0, await wait.RunAsync(default));
    }

    [Theory, EveryDatabase]
    public async Task What_a_referral_says_of_crimes_comes_in_as_a_proposed_line_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "K10.kind=theft", "K10.court=Made-up Court", "K10.charged=yes", "K10.made=Made up: beaten.");

        var follow = new FollowReferralCharges(test.Ids, QuestionSets.Shipped);
        await test.FollowAsync(follow);

        await using var db = test.Open();
        // Read once more after a kill, the log proposes nothing anew.
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == referral.Dossier && e.What == nameof(Entente.Referrals.ReferralSent)).ToListAsync();
        Assert.Single(entries);
        Assert.Empty(await follow.FollowAsync(db, entries, Make.Machine, default));
        var charge = await db.Charges.SingleAsync();
        Assert.Equal((ChargeState.Proposed, "theft", "charged", "Made-up Court", "Made up: beaten."), (charge.State, charge.MadeTo, charge.Stage, charge.Court, charge.How));
        // Until somebody has looked at it, it counts for nothing.
        Assert.False(charge.LacksPack(ChargeTerms.Shipped));
    }

    [Theory, EveryDatabase]
    public async Task Each_role_sees_charges_as_the_matrix_says_and_counts_below_five_are_told_to_nobody(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, _) = await CaseAsync(test);
        for (var i = 0; i < 4; i++) await ChargedAsync(test, about);
        foreach (var role in Enum.GetValues<Role>())
        {
            var reader = Make.Reader(role);
            if (role != Role.CaseWorker) await test.AddAsync(Make.Assigned(reader, about.Dossier));
            await using var db = test.Open(reader);
            Assert.Equal(role is Role.CaseWorker or Role.DecisionMaker or Role.Supervisor ? 4 : 0, await db.Charges.CountAsync());
        }

        async Task<OutcomeLine> CountAsync()
        {
            await using var db = test.Open(Make.Reader(Role.Statistician));
            return (await new OutcomeCounts(db, test.Ledger, ChargeTerms.Shipped).ReadAsync(Make.Act(Role.Statistician), default)).Value.Single(l => l.Sort.Code == "crime");
        }

        Assert.Null((await CountAsync()).NoPack);
        await ChargedAsync(test, about);
        Assert.Equal((5, null), ((await CountAsync()).NoPack, (await CountAsync()).NotAnswered));
        await using var border = test.Open(Make.Reader(Role.BorderOfficer));
        Assert.IsType<NotAllowed>(Assert.Single((await new OutcomeCounts(border, test.Ledger, ChargeTerms.Shipped).ReadAsync(Make.Act(Role.BorderOfficer), default)).Problems));
    }

    [Fact]
    public async Task On_the_pages_a_charge_is_written_warned_of_and_changed_by_two_and_nothing_entered_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var (about, _) = await CaseAsync(test);
        var worker = site.As(Worker);
        var root = $"/cases/{about.Reference.ToRoute()}";
        (string, string)[] fields = [("Form.Sort", "papers"), ("Form.What", "Made up: false papers."), ("Form.Stage", "penalty"), ("Form.Authority", "Made-up border police"), ("Form.Source", "Made-up fine"), ("Form.Statement", "Made up: they gave them to me.")];

        var form = await TestSite.GetAsync(worker, root + "/charges/new");
        var wrong = await TestSite.PostAsync(worker, root + "/charges/new", form, [.. fields, ("Form.ChargedOn.Day", "31"), ("Form.ChargedOn.Month", "2"), ("Form.ChargedOn.Year", "2025")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Made up: false papers.", (await TestSite.ReadAsync(wrong)).QuerySelector("[name='Form.What']")!.TextContent, StringComparison.Ordinal);
        var saved = await TestSite.PostAsync(worker, root + "/charges/new", form, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var path = saved.Headers.Location!.OriginalString;
        Assert.Contains("no prosecutor was told", (await TestSite.GetAsync(worker, root)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("article 26", (await TestSite.GetAsync(worker, path)).Body!.TextContent, StringComparison.Ordinal);

        var (mine, theirs) = (await TestSite.GetAsync(worker, path + "/change"), await TestSite.GetAsync(worker, path + "/change"));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path + "/change", theirs, [.. fields, ("Form.How", "Made up: theirs.")])).StatusCode);
        var late = await TestSite.PostAsync(worker, path + "/change", mine, [.. fields, ("Form.How", "Made up: mine.")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await TestSite.ReadAsync(late);
        Assert.Contains("Made up: theirs.", both.QuerySelector("main .govuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Made up: mine.", both.QuerySelector("[name='Form.How']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path + "/change", both, [.. fields, ("Form.How", "Made up: mine.")])).StatusCode);

        var pack = await TestSite.PostAsync(worker, path + "/pack", await TestSite.GetAsync(worker, path + "/pack"), ("Form.Letter", "Made up: please."), ("Form.Ground", "consent"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pack.StatusCode);
        Assert.Contains("Made up: please.", (await TestSite.ReadAsync(pack)).QuerySelector("[name='Form.Letter']")!.TextContent, StringComparison.Ordinal);
        var aside = await TestSite.PostAsync(worker, path + "?handler=SetAside", await TestSite.GetAsync(worker, path), ("Aside.Because", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, aside.StatusCode);
        Assert.Contains("Fewer than 5", (await TestSite.GetAsync(worker, "/charges/outcomes")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Charge ChargeOf(ChargeForm form, bool wasChild)
    {
        var charge = new Charge { Id = new(1), Reference = Reference.New("CHRG"), Dossier = new(5_000), Organisation = Make.Police, Team = new(10), Sort = "", What = "", Stage = "", WasChild = true, EnteredAt = Make.Now, By = new(1) };
        DecideCharge.Fill(charge, form, wasChild);
        return charge;
    }

    private static async Task<Charge> ChargedAsync(TestDb test, Case about)
    {
        await using var db = test.Open(Worker);
        var kept = await Make.Charges(test, db).AddAsync(about.Reference, Make.Charged(), Make.Act(Role.CaseWorker), default);
        Assert.Empty(kept.Problems);
        return kept.Value;
    }

    private static async Task<IReadOnlyList<string>> HandAsync(TestDb test, PackForm form)
    {
        await using var db = test.Open(Worker);
        var charge = await db.Charges.AsNoTracking().FirstAsync();
        return [.. (await Make.Packs(test, db).RunAsync(charge.Reference.Text, form, Make.Act(Role.CaseWorker), default)).Problems.Select(p => p.GetType().Name)];
    }

    private static async Task<IReadOnlyList<WorkTask>> OpenAsync(TestDb test, string template)
    {
        await using var db = test.Open();
        return await db.Tasks.AsNoTracking().Where(t => t.Template == template && t.State == TaskState.Open).ToListAsync();
    }

    /// <summary>A case with an episode and a person.</summary>
    private static async Task<(Case About, IReadOnlyList<Record> Records)> CaseAsync(TestDb test)
    {
        var about = Make.Case();
        var maker = Make.Maker(test.Ids);
        RecordDraft[] drafts = [Make.Draft("Episode", "description=Made up"), Make.Person("name=Mira Madeup")];
        var records = drafts.Select(d => maker.Make(d with { Dossier = about.Dossier, Team = about.Team }, Make.Now).Record).ToList();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. records]);
        return (about, records);
    }
}
