using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class ConsentLedgerTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly ConsentScope Support = new("support", "provider", "", "gb", "story");

    internal static ConsentForm Yes => new()
    {
        Act = ConsentAct.Given,
        Purpose = "support",
        Recipient = "provider",
        Country = "gb",
        Sets = ["story", "contact"],
        When = SaidWhen.Now,
        By = ConsentBy.Person,
        Language = "ro",
        ReadBy = "interpreter",
        InterpretedBy = "qualified",
        Interpreter = "Number 12",
        ExplainedBack = true,
        Proof = "witnessed",
        Witness = "Made-up Witness",
    };

    private static IReadOnlyList<string> Problems(ConsentForm form, bool isChild = false, bool parent = false, ComingOfAge? age = null) =>
        [.. ConsentEntries.From(form, Make.Case(isChild), ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), age, parent, new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker)).Problems.Select(p => p.GetType().Name)];

    [Fact]
    public void A_yes_needs_to_be_understood_and_proved_and_a_no_needs_nothing()
    {
        Assert.Empty(Problems(Yes));
        Assert.Equal([nameof(NotUnderstood)], Problems(Yes with { ExplainedBack = false }));
        Assert.Equal([nameof(CompanionCannotInterpret)], Problems(Yes with { InterpretedBy = "companion" }));
        Assert.Equal([nameof(WitnessMissing)], Problems(Yes with { Witness = " " }));
        Assert.Equal([nameof(ProofKeptMissing)], Problems(Yes with { Proof = "signed" }));
        Assert.Equal([nameof(CountryMissing)], Problems(Yes with { Country = "" }));
        Assert.Equal([nameof(SetsMissing)], Problems(Yes with { Sets = ["story", "no-such-part"] }));
        Assert.Equal([nameof(DayInFuture)], Problems(Yes with { When = SaidWhen.Earlier, Day = new(2026, 3, 3) }));
        Assert.Equal([nameof(EndsBeforeItIsGiven)], Problems(Yes with { Until = new(2026, 3, 1) }));
        Assert.Equal([nameof(ConsentTextTooLong)], Problems(Yes with { OwnWords = new('a', 2_001) }));
        Assert.Equal([nameof(ConsentActMissing), nameof(PurposeMissing), nameof(RecipientMissing), nameof(CountryMissing), nameof(SetsMissing), nameof(WhenMissing), nameof(SpeakerMissing)], Problems(new()));
        Assert.Empty(Problems(new() { Act = ConsentAct.Refused, Purpose = "support", Recipient = "provider", Country = "gb", Sets = ["story"], When = SaidWhen.Now, By = ConsentBy.Person }));
    }

    [Fact]
    public void Nobody_agrees_for_an_adult_by_a_tick_nor_a_parent_who_may_be_involved_for_a_child()
    {
        Assert.Equal([nameof(AdultSpeaksForThemselves)], Problems(Yes with { By = ConsentBy.Parent, ByName = "Made-up Parent", OwnView = "Wants it" }));
        Assert.Equal([nameof(GroundToDecideMissing)], Problems(Yes with { By = ConsentBy.Decider, ByName = "Made-up Attorney", OwnView = "Wants it" }));
        Assert.Equal([nameof(ChildNeedsSomebody)], Problems(Yes, isChild: true));
        Assert.Equal([nameof(OwnViewMissing)], Problems(Yes with { By = ConsentBy.Guardian, ByName = "Made-up Guardian" }, isChild: true));
        Assert.Equal([nameof(ParentMayBeInvolved)], Problems(Yes with { By = ConsentBy.Parent, ByName = "Made-up Parent", OwnView = "Wants it" }, isChild: true, parent: true));
        Assert.Empty(Problems(Yes with { By = ConsentBy.Guardian, ByName = "Made-up Guardian", OwnView = "Wants it" }, isChild: true));
        // A child's no counts by itself.
        Assert.Empty(Problems(Yes with { Act = ConsentAct.Refused }, isChild: true));
    }

    [Fact]
    public void What_a_guardian_agreed_to_ends_on_the_first_day_on_which_the_person_may_be_an_adult()
    {
        var form = Yes with { By = ConsentBy.Guardian, ByName = "Made-up Guardian", OwnView = "Wants it", Sets = ["story"] };
        var entry = Assert.Single(ConsentEntries.From(form, Make.Case(true), ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), new ComingOfAge(new(2026, 4, 1), new(2026, 4, 1)), false, new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker)).Value);

        var birthday = new DateTimeOffset(2026, 3, 31, 23, 0, 0, TimeSpan.Zero); // midnight in summer time
        Assert.True(ConsentRule.MayUse([entry], Support, birthday.AddMinutes(-1)).Allowed);
        Assert.Equal(ConsentState.Ended, ConsentRule.MayUse([entry], Support, birthday).State);
    }

    [Fact]
    public void Whoever_has_turned_18_since_they_were_recorded_as_a_child_agrees_for_themselves()
    {
        var (guardian, today) = (Yes with { By = ConsentBy.Guardian, ByName = "Made-up Guardian", OwnView = "Wants it" }, new ComingOfAge(new(2026, 3, 2), new(2026, 3, 2)));
        // The case was received on the second of March: they came as a child and are 18 on the third.
        var tomorrow = new ComingOfAge(new(2026, 3, 3), new(2026, 3, 3));
        IReadOnlyList<string> OnTheThird(ConsentForm form, ComingOfAge age) =>
            [.. ConsentEntries.From(form, Make.Case(true), ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), age, false, new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker, Make.Now.AddDays(1))).Problems.Select(p => p.GetType().Name)];

        Assert.Empty(OnTheThird(Yes, tomorrow));
        Assert.Equal([nameof(AdultSpeaksForThemselves)], OnTheThird(guardian, tomorrow));
        // What the guardian said the day before still counts for that day.
        Assert.Empty(OnTheThird(guardian with { When = SaidWhen.Earlier, Day = new(2026, 3, 2) }, tomorrow));
        // Known by the year alone, they may be 18 and need not be: a child until it is certain.
        Assert.Equal([nameof(ChildNeedsSomebody)], OnTheThird(Yes, new(new(2026, 3, 3), new(2026, 12, 31))));
        // A date by which they were an adult when they came contradicts the record, and settles nothing.
        Assert.Equal([nameof(ChildNeedsSomebody)], OnTheThird(Yes, today));
        Assert.Equal([nameof(ChildNeedsSomebody)], OnTheThird(Yes, new(new(2008, 1, 1), new(2008, 1, 1))));
    }

    [Fact]
    public void Without_an_hour_a_yes_counts_from_the_end_of_its_day_and_a_no_from_the_beginning()
    {
        var problems = new List<Entente.Foundation.Problem>();
        var calendar = Calendars.Shipped.Of("GB-EAW");
        var day = Moment.Of(SaidWhen.Earlier, new(2026, 7, 1), "", calendar, Make.Now.AddYears(1), problems);
        Assert.Equal((new DateTimeOffset(2026, 6, 30, 23, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 7, 1, 23, 0, 0, TimeSpan.Zero).AddMilliseconds(-1)), (day.From, day.Through));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 13, 30, 0, TimeSpan.Zero), Moment.Of(SaidWhen.Earlier, new(2026, 7, 1), "14:30", calendar, Make.Now.AddYears(1), problems).From);
        // On the day on which the clocks go forward, the hours after it are told right.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 11, 0, 0, TimeSpan.Zero), Moment.Of(SaidWhen.Earlier, new(2026, 3, 29), "12.00", calendar, Make.Now.AddYears(1), problems).From);
        Assert.Empty(problems);
        Moment.Of(SaidWhen.Earlier, new(2026, 7, 1), "half past two", calendar, Make.Now.AddYears(1), problems);
        Assert.IsType<TimeUnreadable>(Assert.Single(problems));
    }

    [Theory, EveryDatabase]
    public async Task What_was_chosen_with_the_referral_stands_in_the_ledger_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "E2.text=leaflet 4", "E2.language=ro", "E3.value=yes", "E3.words=In my own made-up words", "E5.council=contact", "E5.provider=later", "E5.health=none", "E5.abroad=identity", "E6.value=signed", "E7=anonymously");
        await using (var db = test.Open(Make.Reader(Role.FirstResponder))) await Make.Sender(test, db).RunAsync(draft.Reference.ToRoute(), Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);
        var follower = new FollowReferralConsent(test.Ids, QuestionSets.Shipped, Powers.Shipped, Calendars.Shipped);
        await test.FollowAsync(follower);
        await test.FollowAsync(follower);

        await using var fresh = test.Open();
        var ledger = await fresh.ConsentOfAsync(draft.Dossier, default);
        ConsentState Of(string purpose, string recipient, string set, string country = "gb") => ConsentRule.MayUse(ledger, new(purpose, recipient, "", country, set), Make.Now.AddHours(1)).State;

        Assert.Equal(4 + 1 + 4 + 4 + 1 + 1 + 2, ledger.Count);
        Assert.Equal((ConsentState.Given, ConsentState.Given, ConsentState.NotGiven, ConsentState.Undecided, ConsentState.Refused), (Of("referral", "centre", "story"), Of("referral", "council", "contact"), Of("referral", "council", "story"), Of("referral", "provider", "identity"), Of("referral", "health", "health")));
        // "Another country" names none: nothing may go to Romania before they are asked.
        Assert.Equal(ConsentState.CountryNotNamed, Of("referral", "abroad", "identity", "ro"));
        Assert.Equal((ConsentState.Given, ConsentState.Refused), (Of("investigation", "police", "being-asked"), Of("investigation", "police", "identity")));
        Assert.All(ledger, e => Assert.Equal(("leaflet 4", "ro", true, "signed", Make.Now), (e.Text, e.Language, e.ExplainedBack, e.Proof, e.From)));
        Assert.Equal(1, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(ConsentTakenFromReferral)));
    }

    [Theory, EveryDatabase]
    public async Task Of_an_adult_who_refused_the_ledger_says_so_without_a_word_of_theirs(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "E1=no", "E2.text=Qwertova 1", "E2.interpreter=Interpreter Qwertova");
        await using (var db = test.Open(Make.Reader(Role.FirstResponder))) await Make.Sender(test, db).RunAsync(draft.Reference.ToRoute(), Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);
        await test.FollowAsync(new FollowReferralConsent(test.Ids, QuestionSets.Shipped, Powers.Shipped, Calendars.Shipped));

        await using var fresh = test.Open();
        var ledger = await fresh.ConsentOfAsync(draft.Dossier, default);
        Assert.Equal(4, ledger.Count);
        Assert.All(ledger, e => Assert.Equal((ConsentAct.Refused, "", "", ""), (e.Act, e.Text, e.Interpreter, e.OwnWords)));
    }

    [Theory, EveryDatabase]
    public async Task A_line_is_written_and_taken_back_by_whoever_the_matrix_lets_and_both_stay(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));
        async Task<T> AsAsync<T>(Role role, DateTimeOffset when, Func<RecordConsent, Act, Task<T>> run)
        {
            var act = Make.Act(role, when);
            await using var db = test.Open(act.Reader);
            return await run(new RecordConsent(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped), act);
        }

        Assert.False((await AsAsync(Role.CaseWorker, Make.Now, (r, act) => r.SaidAsync(about.Reference, Yes, act, default))).IsRefused);
        Assert.True((await AsAsync(Role.Supervisor, Make.Now, (r, act) => r.SaidAsync(about.Reference, Yes, act, default))).IsRefused);
        Assert.True((await AsAsync(Role.CaseWorker, Make.Now.AddDays(1), (r, act) => r.WithdrawAsync(about.Reference, new() { When = SaidWhen.Now, By = ConsentBy.Person }, act, default))).IsRefused);

        await using var db = test.Open();
        var given = await db.ConsentOfAsync(about.Dossier, default);
        Assert.Equal(["contact", "story"], given.Select(e => e.Set).Order());
        var line = given.Single(e => e.Set == "story").Reference.ToRoute();
        var before = await AsAsync(Role.CaseWorker, Make.Now.AddDays(1), (r, act) => r.WithdrawAsync(about.Reference, new() { What = [line], When = SaidWhen.Earlier, Day = new(2026, 2, 1), By = ConsentBy.Person }, act, default));
        Assert.IsType<WithdrawnBeforeItWasGiven>(Assert.Single(before.Problems));
        Assert.False((await AsAsync(Role.CaseWorker, Make.Now.AddDays(1), (r, act) => r.WithdrawAsync(about.Reference, new() { What = [line], When = SaidWhen.Now, By = ConsentBy.Person }, act, default))).IsRefused);

        var ledger = await db.ConsentOfAsync(about.Dossier, default);
        Assert.Equal(3, ledger.Count);
        Assert.True(ConsentRule.MayUse(ledger, Support, Make.Now.AddHours(23)).Allowed);
        Assert.Equal(ConsentState.Withdrawn, ConsentRule.MayUse(ledger, Support, Make.Now.AddDays(1)).State);
        Assert.True(ConsentRule.MayUse(ledger, Support with { Set = "contact" }, Make.Now.AddDays(1)).Allowed);
        Assert.Equal([nameof(ConsentGiven), nameof(ConsentWithdrawn)], await db.Set<AuditEntry>().Where(e => e.About == about.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Fact]
    public async Task The_pages_show_what_counts_keep_what_was_entered_and_let_it_be_taken_back()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        await using (var db = site.Open())
        {
            db.Add(Make.Assigned(Worker, about.Dossier));
            await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        var worker = site.As(Worker);
        var root = $"/cases/{about.Reference.ToRoute()}/consent";
        (string, string)[] yes = [("Form.Act", "Given"), ("Form.Purpose", "support"), ("Form.Recipient", "provider"), ("Form.Named", "Made-up Haven"), ("Form.Country", "gb"), ("Form.Sets", "story"), ("Form.When", "Now"), ("Form.By", "Person"), ("Form.Language", "ro"), ("Form.ReadBy", "me"), ("Form.ExplainedBack", "true"), ("Form.Proof", "signed")];
        var refused = await TestSite.PostAsync(worker, root + "/record", await TestSite.GetAsync(worker, root + "/record"), yes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var kept = await TestSite.ReadAsync(refused);
        Assert.Equal("Made-up Haven", kept.QuerySelector("[name='Form.Named']")!.GetAttribute("value"));
        Assert.Equal(["#Form_ProofKept"], kept.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/record", kept, [.. yes, ("Form.ProofKept", "Folder 3")])).StatusCode);

        var page = await TestSite.GetAsync(worker, root);
        Assert.Contains("Agreed", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Made-up Haven", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var withdraw = await TestSite.GetAsync(worker, root + "/withdraw");
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/withdraw", withdraw, ("Form.What", "everything"), ("Form.When", "Now"), ("Form.By", "Person"))).StatusCode);
        var after = await TestSite.GetAsync(worker, root);
        Assert.DoesNotContain("Agreed", after.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wants nothing of theirs to be used", after.Body!.TextContent, StringComparison.Ordinal);
        // The decision maker reads it and writes nothing.
        var maker = site.As(Make.Reader(Role.DecisionMaker));
        Assert.Null((await TestSite.GetAsync(maker, root)).QuerySelector($"a[href='{root}/record']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await maker.GetAsync(root + "/record")).StatusCode);
    }
}
