using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Contact;
using Entente.Cases.Interviews;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A decision's letter goes by a safe way, or two people stand for it; nothing else goes out.</summary>
public sealed class ServeLetterTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private const string Because = "The only address that there is, and the danger is in prison until May.";

    [Theory, EveryDatabase]
    public async Task A_letter_to_a_dangerous_place_is_stopped_until_two_people_stand_for_it_and_then_goes_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await IssuedCaseAsync(test);
        await using var db = test.Open(Worker);
        var ways = new KeepWays(db, test.Gate, test.Ids, SafetyTerms.Shipped);
        var safe = (await ways.AddAsync(about.Reference, Make.SafeLetters(), Act, default)).Value;
        var unsafeWay = (await ways.AddAsync(about.Reference, Make.SafeLetters("14 Made-up Lane", "York"), Act, default)).Value;
        var danger = (await new KeepDangers(db, test.Gate, test.Ids, SafetyTerms.Shipped).AddAsync(about.Reference, Make.DangerousPlace(), Act, default)).Value;

        Assert.Equal([new ServedDecisionMissing(), new ServedWayMissing(), new ServedWhenMissing()], (await ServeAsync(test, about, new())).Problems);
        var stopped = Assert.IsType<StoppedForSafety>(Assert.Single((await ServeAsync(test, about, By(unsafeWay))).Problems));
        Assert.DoesNotContain("Made-up Lane", stopped.Rule, StringComparison.Ordinal);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused) && e.About == about.Dossier));

        // One asks; the same person cannot agree, nor can whoever has no right to.
        var ask = new AskOverride(db, test.Gate, test.Ids, SafetyTerms.Shipped, QuestionSets.Shipped);
        var asked = (await ask.ForLetterAsync(about.Reference, new() { Of = unsafeWay.Reference.Text, Reason = Because }, Act, default)).Value;
        Assert.Equal([new OverrideAskedAlready()], (await ask.ForLetterAsync(about.Reference, new() { Of = unsafeWay.Reference.Text, Reason = Because }, Act, default)).Problems);
        Assert.IsType<NotAllowed>(Assert.Single((await AnswerAsync(test, about, asked, Act)).Problems));
        Assert.IsType<StoppedForSafety>(Assert.Single((await ServeAsync(test, about, By(unsafeWay))).Problems));
        Assert.False((await AnswerAsync(test, about, asked, Make.Act(Role.Supervisor))).IsRefused);

        // However many use it at once, it holds once.
        var served = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServeAsync(test, about, By(unsafeWay))));
        var done = Assert.Single(served, s => !s.IsRefused).Value;
        Assert.Equal((asked.Reference, SafetyRules.PlaceSame, false), (done.Override!.Value, done.Rules, done.IsAgainstTheRule));
        Assert.All(served.Where(s => s.IsRefused), s => Assert.True(s.Problems.Single() is ChangedMeanwhile or StoppedForSafety));
        Assert.False((await ServeAsync(test, about, By(safe))).IsRefused);

        await using var after = test.Open();
        Assert.Equal(2, await after.Servings.CountAsync());
        string[] told = [nameof(ContactWayAdded), nameof(DangerAdded), nameof(SafetyOverrideAsked), nameof(SafetyOverrideAgreed), nameof(LetterServed)];
        Assert.Superset(told.ToHashSet(), (await after.Set<AuditEntry>().Where(e => e.About == about.Dossier).Select(e => e.What).ToListAsync()).ToHashSet());
        Assert.NotNull(danger.Reference.Text);
    }

    [Theory, EveryDatabase]
    public async Task What_was_given_already_is_kept_and_marked_and_what_is_not_known_to_be_safe_waits_until_somebody_says_so(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await IssuedCaseAsync(test);
        await using var db = test.Open(Worker);
        var ways = new KeepWays(db, test.Gate, test.Ids, SafetyTerms.Shipped);
        var way = (await ways.AddAsync(about.Reference, Make.SafeLetters() with { Safety = WaySafety.NotKnown }, Act, default)).Value;
        var phone = (await ways.AddAsync(about.Reference, new() { Channel = "phone", Value = "07700 900222", Safety = WaySafety.Safe, Whose = "own" }, Act, default)).Value;

        Assert.Equal([new WayCannotServe()], (await ServeAsync(test, about, By(phone))).Problems);
        Assert.Equal([new ServedDayMissing()], (await ServeAsync(test, about, By(way) with { When = SaidWhen.Earlier })).Problems);
        Assert.Equal([new ServedDayUnreal(new(2026, 3, 2), new(2026, 3, 2))], (await ServeAsync(test, about, By(way) with { When = SaidWhen.Earlier, Day = new(2026, 3, 1) })).Problems);
        var earlier = (await ServeAsync(test, about, By(way) with { When = SaidWhen.Earlier, Day = new(2026, 3, 2) })).Value;
        Assert.Equal((true, SafetyRules.WayNotKnown), (earlier.IsAgainstTheRule, earlier.Rules));

        Assert.Equal([new EndReasonMissing()], (await ways.SayAsync(about.Reference, way.Reference.Text, WaySafety.Safe, " ", Act, default)).Problems);
        var said = (await ways.SayAsync(about.Reference, way.Reference.Text, WaySafety.Safe, "They said so themselves", Act, default)).Value;
        Assert.Equal([new WayNotFound()], (await ways.EndAsync(about.Reference, way.Reference.Text, "Again", Act, default)).Problems);
        Assert.IsType<StoppedForSafety>(Assert.Single((await ServeAsync(test, about, By(way))).Problems));
        Assert.False((await ServeAsync(test, about, By(said))).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task The_ways_of_a_referral_come_into_its_case_once_and_each_reader_has_them_in_their_own_shape(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "H1.value=Ana Madeup", "F1.kind=phone", "F1.value=+44 7700 900333", "F1.safe=yes", "F1.word=Made-up heron", "F2.address=9 Quiet Road", "F2.town=Leeds", "J1.role=held", "J1.address=14 Made-up Lane", "J1.town=Leeds", "J1.hazard=yes", "M1.name=Boss Invented");
        var follow = new FollowReferralWays(test.Ids, QuestionSets.Shipped);
        await test.FollowAsync(follow);
        await test.FollowAsync(new FollowReferralWays(test.Ids, QuestionSets.Shipped));
        var about = Case.Open(test.Ids, new(referral.Reference, referral.Dossier, referral.Organisation, new(10), "GB-EAW", referral.SentAt, false), Make.Machine);
        var provider = Make.Reader(Role.SupportProvider);
        await test.AddAsync(about, Make.Issued(about), Make.Assigned(Worker, about.Dossier), Make.Assigned(Maker, about.Dossier), Make.Assigned(provider, about.Dossier));

        var worker = await SeeAsync(test, about, Worker);
        Assert.Equal([("phone", "+44 7700 900333", "Made-up heron"), ("letter", "9 Quiet Road, Leeds", "")], worker.Ways.Select(w => (w.Channel, w.What, w.CodeWord)));
        Assert.Equal([SafetyRules.WayNotKnown, SafetyRules.PlaceNearSettlement], worker.Ways[1].Found.Select(f => f.Rule));
        Assert.Equal("14 Made-up Lane, Leeds", worker.Ways[1].Found[1].What);
        // The decision maker sends, and is not told where to; the provider knows where, and not which place is dangerous.
        var maker = await SeeAsync(test, about, Maker);
        Assert.DoesNotContain("Quiet", string.Concat(maker.Ways.Select(w => w.What)), StringComparison.Ordinal);
        Assert.Equal(Masks.Hidden, maker.Ways[0].CodeWord);
        var helping = await SeeAsync(test, about, provider);
        Assert.Equal(("9 Quiet Road, Leeds", null), (helping.Ways[1].What, helping.Ways[1].Found[1].What));

        // An interpreter who was written down as connected is kept away, as the referral's exploiters are.
        await using var db = test.Open(Worker);
        await new KeepDangers(db, test.Gate, test.Ids, SafetyTerms.Shipped).AddAsync(about.Reference, new() { IsPerson = true, Role = "associate", Name = "Cousin Invented", Why = "Made up" }, Act, default);
        var interpreted = await new RecordTelling(db, test.Gate, test.Ledger, test.Ids, InterviewTopics.Shipped, Calendars.Shipped)
            .RunAsync(about.Reference, new() { Topics = ["health"], When = SaidWhen.Now, Asker = "Made-up Officer", InterpretedBy = "qualified", Interpreter = "INVENTED, Cousin" }, Act, default);
        Assert.Equal([new InterpreterIsConnected()], interpreted.Problems);
    }

    [Fact]
    public async Task The_pages_offer_only_safe_ways_and_an_exception_is_asked_by_one_and_agreed_by_another()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await IssuedCaseAsync(test);
        var (worker, supervisor, root) = (site.As(Worker), site.As(Role.Supervisor), $"/cases/{about.Reference.ToRoute()}");

        Assert.Equal(["#Form_Channel", "#Form_Safety", "#Form_Whose"], await ErrorsAsync(await SendAsync(worker, root + "/contact/new", ("Form.Value", ""))));
        await DoneAsync(worker, root + "/dangers/new", ("Form.IsPerson", "false"), ("Form.Role", "held"), ("Form.Address", "14 Made-up Lane"), ("Form.Town", "York"), ("Form.Why", "Made up"));
        await DoneAsync(worker, root + "/contact/new", ("Form.Channel", "letter"), ("Form.Address", "14 Made-up Lane"), ("Form.Town", "York"), ("Form.Safety", "Safe"), ("Form.Whose", "own"));
        await DoneAsync(worker, root + "/contact/new", ("Form.Channel", "mail"), ("Form.Value", "made-up@example.org"), ("Form.Safety", "NotKnown"), ("Form.Whose", "own"));
        var contact = await TestSite.GetAsync(worker, root + "/contact");
        Assert.Contains("14 Made-up Lane, York", contact.QuerySelector("main .govuk-list--bullet")!.TextContent, StringComparison.Ordinal);

        var serve = await TestSite.GetAsync(worker, root + "/serve");
        var way = serve.QuerySelectorAll("input[name='Form.Way']").Select(i => i.GetAttribute("value")!).First();
        Assert.All(serve.QuerySelectorAll("input[name='Form.Way']"), i => Assert.Contains("Not offered", i.ParentElement!.TextContent, StringComparison.Ordinal));
        (string, string)[] now = [("Form.Decision", "1"), ("Form.When", "Now"), ("Form.Way", way)];
        Assert.Equal(["#Form_Way"], await ErrorsAsync(await SendAsync(worker, root + "/serve", now)));

        Assert.Equal(["#Form_Reason"], await ErrorsAsync(await SendAsync(worker, root + "/exceptions/new", ("Form.Of", way), ("Form.Reason", "Too short"))));
        await DoneAsync(worker, root + "/exceptions/new", ("Form.Of", way), ("Form.Reason", Because));
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.PostAsync(root + "/exceptions", new FormUrlEncodedContent([]))).StatusCode);
        var waiting = (await TestSite.GetAsync(supervisor, "/")).QuerySelector($"main a[href^='{root}/exceptions']")!.GetAttribute("href")!;
        var question = await TestSite.GetAsync(supervisor, waiting);
        Assert.DoesNotContain("Made-up Lane", question.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(supervisor, root + "/exceptions", question, ("Form.Agreed", "true"))).StatusCode);

        Assert.Contains("two people stand for", (await TestSite.GetAsync(worker, root + "/serve")).QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(worker, root + "/serve", now);
        Assert.Equal(["#Form_Way"], await ErrorsAsync(await SendAsync(worker, root + "/serve", now)));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.BorderOfficer).GetAsync(root + "/serve")).StatusCode);
    }

    private static Act Act => Make.Act(Role.CaseWorker);

    private static ServeForm By(ContactWay way) => new() { Decision = 1, Way = way.Reference.Text, When = SaidWhen.Now };

    private static async Task<Case> IssuedCaseAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Issued(about), Make.Assigned(Worker, about.Dossier), Make.Assigned(Maker, about.Dossier));
        return about;
    }

    private static async Task<Result<Serving>> ServeAsync(TestDb test, Case about, ServeForm form)
    {
        await using var db = test.Open(Worker);
        return await new ServeLetter(db, test.Gate, test.Ledger, test.Ids, SafetyTerms.Shipped, QuestionSets.Shipped, Calendars.Shipped).RunAsync(about.Reference, form, Act, default);
    }

    private static async Task<Result<SafetyOverride>> AnswerAsync(TestDb test, Case about, SafetyOverride asked, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new AnswerOverride(db, test.Gate, SafetyTerms.Shipped).RunAsync(about.Reference, asked.Reference.Text, new() { Agreed = true }, act, default);
    }

    private static async Task<WaysView> SeeAsync(TestDb test, Case about, Reader reader)
    {
        await using var db = test.Open(reader);
        return (await new WaysOfCase(db, test.Gate, test.Ledger, SafetyTerms.Shipped, QuestionSets.Shipped).ReadAsync(about.Reference, "contact", DataKind.Contact, Verb.Read, new Act(reader, reader.Purpose!.Value, Make.Now), default)).Value;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient who, string path, params (string, string)[] answers) => await TestSite.PostAsync(who, path, await TestSite.GetAsync(who, path), answers);

    private static async Task DoneAsync(HttpClient who, string path, params (string, string)[] answers)
    {
        using var sent = await SendAsync(who, path, answers);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task<IEnumerable<string?>> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await TestSite.ReadAsync(answer)).QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href"))];
    }
}
