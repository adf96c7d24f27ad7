using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records.Export;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class DisclosuresTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    private static DisclosureForm Now => new()
    {
        When = SaidWhen.Now,
        Purpose = "support",
        Recipient = "provider",
        Country = "gb",
        Sets = ["story", "contact"],
        How = "mail",
        What = "A made-up letter",
        Ground = "consent",
    };

    private static IReadOnlyList<string> Problems(DisclosureForm form, Case? about = null, params IReadOnlyList<ConsentEntry> ledger) => [.. Decide(form, about ?? Make.Case(), ledger).Problems.Select(p => p.GetType().Name)];

    private static Entente.Foundation.Result<Disclosure> Decide(DisclosureForm form, Case about, IReadOnlyList<ConsentEntry> ledger, ComingOfAge? age = null) =>
        DecideDisclosure.From(form, about, age, ledger, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped.Of(about.Territory), new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker, Make.Now.AddDays(1)));

    private static IReadOnlyList<ConsentEntry> Given(Case about, params string[] sets) =>
        ConsentEntries.From(ConsentLedgerTests.Yes with { Sets = [.. sets] }, about, ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), null, false, new(TimeProvider.System, new Random(4)), Make.Act(Role.CaseWorker)).Value;

    [Fact]
    public void Each_part_needs_the_consent_for_it_or_a_power_that_reaches_it()
    {
        var about = Make.Case();
        Assert.Empty(Problems(Now, about, Given(about, "story", "contact")));
        Assert.Equal([nameof(ConsentDoesNotAllow)], Problems(Now, about, Given(about, "story")));
        Assert.Equal([nameof(ConsentDoesNotAllow), nameof(ConsentDoesNotAllow)], Problems(Now with { Purpose = "research" }, about, Given(about, "story", "contact")));
        Assert.Equal([nameof(NothingAllowsIt), nameof(BecauseMissing)], Problems(Now with { Ground = "none" }));
        Assert.Equal([nameof(BecauseMissing)], Problems(Now with { Ground = "vital-interests" }));
        Assert.Empty(Problems(Now with { Ground = "vital-interests", Because = "They are in the river" }));
        // The police's power is not the provider's, what protects children is not for adults, and what is law here is not law there.
        Assert.Equal([nameof(PowerDoesNotFit)], Problems(Now with { Ground = "crime", Because = "An inquiry" }));
        Assert.Equal([nameof(PowerDoesNotFit)], Problems(Now with { Recipient = "police", Ground = "child-protection", Because = "Tonight" }));
        Assert.Empty(Problems(Now with { Recipient = "police", Ground = "child-protection", Because = "Tonight" }, Make.Case(true)));
        Assert.Equal([nameof(PowerDoesNotFit)], Problems(Now with { Recipient = "police", Ground = "police-told-of-referral", Because = "By rule" }, Make.Case(territory: "FR")));
        Assert.Equal([nameof(GroundMissing)], Problems(Now with { Ground = "no-such-power", Because = "Because" }));
    }

    [Fact]
    public void What_protects_children_stops_on_the_day_on_which_they_are_18()
    {
        var form = Now with { Recipient = "police", Ground = "child-protection", Because = "Tonight" };
        Assert.Equal([nameof(PowerDoesNotFit)], Decide(form, Make.Case(true), [], new(new(2026, 3, 3), new(2026, 3, 3))).Problems.Select(p => p.GetType().Name));
        Assert.False(Decide(form, Make.Case(true), [], new(new(2026, 3, 4), new(2026, 3, 4))).IsRefused);
    }

    [Fact]
    public void What_happened_without_any_ground_is_kept_as_such_and_never_as_consent()
    {
        var about = Make.Case();
        var earlier = Now with { When = SaidWhen.Earlier, Day = new(2026, 3, 1) };
        // The yes was given on the second of March: on the first there was none.
        Assert.Equal([nameof(ConsentDoesNotAllow), nameof(ConsentDoesNotAllow)], Problems(earlier, about, Given(about, "story", "contact")));
        // On its day, at an hour that nobody knows, it was not certain to be there yet.
        Assert.Equal([nameof(ConsentDoesNotAllow), nameof(ConsentDoesNotAllow)], Problems(earlier with { Day = new(2026, 3, 2) }, about, Given(about, "story", "contact")));
        Assert.Empty(Problems(earlier with { Day = new(2026, 3, 2), Time = "9:31" }, about, Given(about, "story", "contact")));
        var kept = Decide(earlier with { Ground = "none", Because = "Sent by mistake" }, about, []);
        Assert.Equal((DisclosureGround.None, ""), (kept.Value.Ground, kept.Value.Entries));
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawal_gives_each_recipient_one_notice_which_is_told_answered_and_late_in_between(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. Given(about, "story", "contact")]);
        async Task<T> AsAsync<T>(DateTimeOffset when, Func<RecordDisclosure, RecordConsent, Act, Task<T>> run)
        {
            var act = Make.Act(Role.CaseWorker, when);
            await using var db = test.Open(act.Reader);
            return await run(new(db, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped), new(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped), act);
        }

        Assert.False((await AsAsync(Make.Now.AddHours(1), (d, _, act) => d.RunAsync(about.Reference, Now, act, default))).IsRefused);
        var everything = new WithdrawalForm { What = [WithdrawalForm.Everything], When = SaidWhen.Now, By = ConsentBy.Person };
        Assert.False((await AsAsync(Make.Now.AddHours(2), (_, c, act) => c.WithdrawAsync(about.Reference, everything, act, default))).IsRefused);
        Assert.False((await AsAsync(Make.Now.AddHours(3), (_, c, act) => c.WithdrawAsync(about.Reference, everything, act, default))).IsRefused);

        await using var db = test.Open();
        var first = await db.Notices.AsNoTracking().SingleAsync();
        Assert.Equal(("story contact", new DateOnly(2026, 3, 3)), (first.Sets, first.Due));
        Assert.Equal((NoticeState.ToTell, NoticeState.TellingLate), (first.On(new(2026, 3, 3)), first.On(new(2026, 3, 4))));
        Assert.IsType<NotToldYet>(Assert.Single((await AsAsync(Make.Now.AddHours(4), (d, _, act) => d.AnsweredAsync(about.Reference, first.Reference, new() { Answer = NoticeAnswer.Stopped }, act, default))).Problems));
        Assert.False((await AsAsync(Make.Now.AddHours(4), (d, _, act) => d.ToldAsync(about.Reference, first.Reference, new() { How = "By phone" }, act, default))).IsRefused);
        var told = await db.Notices.AsNoTracking().SingleAsync(n => n.Id == first.Id);
        Assert.Equal((NoticeState.Told, NoticeState.AnswerLate), (told.On(new(2026, 3, 9)), told.On(new(2026, 3, 10))));
        Assert.IsType<AnswerNeedsWords>(Assert.Single((await AsAsync(Make.Now.AddDays(1), (d, _, act) => d.AnsweredAsync(about.Reference, first.Reference, new() { Answer = NoticeAnswer.KeepsIt }, act, default))).Problems));
        Assert.False((await AsAsync(Make.Now.AddDays(1), (d, _, act) => d.AnsweredAsync(about.Reference, first.Reference, new() { Answer = NoticeAnswer.Stopped }, act, default))).IsRefused);
        Assert.Equal(NoticeState.Answered, (await db.Notices.AsNoTracking().SingleAsync(n => n.Id == first.Id)).On(new(2027, 1, 1)));
        // Nothing is passed on under it any more, and that somebody tried is in the log.
        var again = await AsAsync(Make.Now.AddDays(2), (d, _, act) => d.RunAsync(about.Reference, Now, act, default));
        Assert.All(again.Problems, p => Assert.IsType<ConsentDoesNotAllow>(p));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused) && e.About == about.Dossier));
    }

    [Theory, EveryDatabase]
    public async Task What_was_passed_on_before_a_withdrawal_and_is_written_down_after_it_is_called_back_too(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. Given(about, "story")]);
        await using var db = test.Open(Worker);
        await new RecordConsent(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped).WithdrawAsync(about.Reference, new() { What = [WithdrawalForm.Everything], When = SaidWhen.Now, By = ConsentBy.Person }, Make.Act(Role.CaseWorker, Make.Now.AddHours(2)), default);
        Assert.Equal(0, await db.Notices.CountAsync());

        var late = await new RecordDisclosure(db, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped)
            .RunAsync(about.Reference, Now with { When = SaidWhen.Earlier, Day = new(2026, 3, 2), Time = "10:30", Sets = ["story"] }, Make.Act(Role.CaseWorker, Make.Now.AddDays(1)), default);

        Assert.False(late.IsRefused);
        Assert.Equal(late.Value.Id, (await db.Notices.SingleAsync()).Disclosure);
    }

    [Theory, EveryDatabase]
    public async Task Where_consent_is_taken_back_while_something_is_passed_on_it_is_refused(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. Given(about, "story")]);
        await using var db = test.Open(Worker);
        // Their act is the earlier by a second: what counts is what is known when it is kept.
        var meanwhile = new IdSource(new Meanwhile(() => WithdrawAsync(test, about, Make.Now.AddSeconds(61))), new Random(5));

        var told = await new RecordDisclosure(db, test.Gate, test.Ledger, meanwhile, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped)
            .RunAsync(about.Reference, Now with { Sets = ["story"] }, Make.Act(Role.CaseWorker, Make.Now.AddSeconds(60)), default);

        Assert.IsType<ConsentDoesNotAllow>(Assert.Single(told.Problems));
        await using var after = test.Open();
        Assert.Equal((0, 0), (await after.Disclosures.CountAsync(), await after.Notices.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task What_is_passed_on_while_consent_is_taken_back_is_called_back_too(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. Given(about, "story")]);
        await PassOnAsync();
        await using var db = test.Open(Worker);
        // The second id is that of the notice to whoever has it already: by then all that was passed on has been read.
        var meanwhile = new IdSource(new Meanwhile(PassOnAsync, look: 2), new Random(5));

        await WithdrawAsync(test, about, Make.Now.AddHours(3), db, meanwhile);

        await using var after = test.Open();
        Assert.Equal(2, await after.Disclosures.CountAsync());
        Assert.Equal((await after.Disclosures.ToListAsync()).Select(d => d.Id.Value).Order(), (await after.Notices.ToListAsync()).Select(n => n.Disclosure.Value).Order());
        Assert.Equal(1, await after.Set<AuditEntry>().CountAsync(e => e.What == nameof(ConsentWithdrawn)));

        async Task PassOnAsync()
        {
            await using var theirs = test.Open(Worker);
            Assert.False((await new RecordDisclosure(theirs, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped).RunAsync(about.Reference, Now with { Sets = ["story"] }, Make.Act(Role.CaseWorker, Make.Now.AddHours(1)), default)).IsRefused);
        }
    }

    private static async Task WithdrawAsync(TestDb test, Case about, DateTimeOffset when, EntenteDb? with = null, IdSource? ids = null)
    {
        await using var own = test.Open(Worker);
        var everything = new WithdrawalForm { What = [WithdrawalForm.Everything], When = SaidWhen.Now, By = ConsentBy.Person };
        Assert.False((await new RecordConsent(with ?? own, test.Gate, ids ?? test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped).WithdrawAsync(about.Reference, everything, Make.Act(Role.CaseWorker, when), default)).IsRefused);
    }

    /// <summary>A clock in one of whose looks, between reading and keeping, somebody else acts.</summary>
    private sealed class Meanwhile(Func<Task> other, int look = 1) : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref _looks) == look) Task.Run(other).GetAwaiter().GetResult();
            return Make.Now;
        }
    }

    [Theory, EveryDatabase]
    public async Task Whom_a_referral_was_confirmed_to_go_to_and_each_export_of_its_dossier_stand_among_the_crossings(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "E5.police=identity", "E5.abroad=identity", "K1.K12=Made up");
        await using (var sending = test.Open(Make.Reader(Role.FirstResponder))) await Make.Sender(test, sending).RunAsync(draft.Reference.ToRoute(), Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);
        await using var db = test.Open();
        await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new ExportFetched(Entente.Foundation.Reference.New("EXP"), ExportScope.Dossier, default, 1, 0, 1, "") { Dossier = draft.Dossier }, default);
        var followers = new Following(test);
        await followers.RunAsync();
        await followers.RunAsync();

        var crossings = await db.Disclosures.OrderBy(d => d.Id).ToListAsync();
        Assert.Equal([("police", "identity", DisclosureGround.Consent, ""), ("police", "being-referred", DisclosureGround.Power, "police-told-of-referral"), ("", "", DisclosureGround.None, "")], crossings.Select(d => (d.Recipient, d.Sets, d.Ground, d.Power)));
        Assert.All(crossings, d => Assert.Equal(draft.Dossier, d.Dossier));
    }

    private sealed class Following(TestDb test)
    {
        public Task RunAsync() => test.FollowAsync(new FollowReferralConsent(test.Ids, QuestionSets.Shipped, Powers.Shipped, Calendars.Shipped), new FollowExports(test.Ids));
    }

    [Fact]
    public async Task The_page_lists_what_crossed_narrows_it_and_takes_down_what_recipients_answer()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        await using (var db = site.Open())
        {
            db.Add(Make.Assigned(Worker, about.Dossier));
            db.AddRange(Given(about, "story"));
            await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        var worker = site.As(Worker);
        var root = $"/cases/{about.Reference.ToRoute()}";
        (string, string)[] now = [("Form.When", "Now"), ("Form.Recipient", "provider"), ("Form.Named", "Made-up Haven"), ("Form.Country", "gb"), ("Form.Purpose", "support"), ("Form.How", "mail"), ("Form.What", "Made-up letter"), ("Form.Ground", "consent")];
        var refused = await TestSite.PostAsync(worker, root + "/disclosures/new", await TestSite.GetAsync(worker, root + "/disclosures/new"), [.. now, ("Form.Sets", "health")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var kept = await TestSite.ReadAsync(refused);
        Assert.Contains("Not asked", kept.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/disclosures/new", kept, [.. now, ("Form.Sets", "story")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/consent/withdraw", await TestSite.GetAsync(worker, root + "/consent/withdraw"), ("Form.What", "everything"), ("Form.When", "Now"), ("Form.By", "Person"))).StatusCode);

        Assert.Contains("not everybody who has data has answered", (await TestSite.GetAsync(worker, root)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("to be told", (await TestSite.GetAsync(worker, "/")).Body!.TextContent, StringComparison.Ordinal);
        var page = await TestSite.GetAsync(worker, root + "/disclosures");
        Assert.Contains("Made-up letter", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await TestSite.GetAsync(worker, root + "/disclosures?ground=Power")).QuerySelector("table"));
        var notice = page.QuerySelector("input[name=Notice]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(worker, root + "/disclosures?handler=Told", page, ("Notice", notice), ("Form.How", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/disclosures?handler=Told", page, ("Notice", notice), ("Form.How", "By phone"))).StatusCode);
        var told = await TestSite.GetAsync(worker, root + "/disclosures");
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/disclosures?handler=Answered", told, ("Notice", notice), ("Form.Answer", "KeepsIt"), ("Form.Words", "A made-up court wants it"))).StatusCode);
        Assert.Contains("A made-up court wants it", (await TestSite.GetAsync(worker, root + "/disclosures")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("not everybody who has data has answered", (await TestSite.GetAsync(worker, root)).Body!.TextContent, StringComparison.Ordinal);
    }
}
