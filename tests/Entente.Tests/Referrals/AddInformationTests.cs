using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>What is learned after a referral was sent: beside its answers, never in their place.</summary>
public sealed class AddInformationTests
{
    private static readonly AdditionForm Learned = new() { Question = "S4", Sort = AdditionSort.More, Words = "She named the street.", ToldBy = "person", ThingKind = "vehicle", ThingValue = "ZZ12 ABC" };

    [Theory, EveryDatabase]
    public async Task It_stands_beside_the_answers_is_news_until_noted_and_becomes_a_record(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "S4=What I saw");
        var act = Make.Act(Role.FirstResponder, Make.Now.AddDays(1));

        var added = await AddAsync(test, referral, Learned, act);
        var twice = await AddAsync(test, referral, Learned, act);

        Assert.Equal(added.Value.Reference, twice.Value.Reference);
        await using var desk = test.Open(Make.Reader(Role.DutyOfficer));
        var stored = await desk.Referrals.SingleAsync();
        Assert.Equal((referral.Answers.ToJson(), referral.Version), (stored.Answers.ToJson(), stored.Version));
        var vehicle = await desk.Records.SingleAsync(r => r.Schema == "RoadVehicle");
        Assert.Equal((referral.Dossier, "ZZ12 ABC"), (vehicle.Dossier, vehicle.First("registrationNumber")));
        Assert.Equal(1, await desk.Records.CountAsync(r => r.Schema == "UnknownLink"));
        var news = new News(desk, test.Ledger);
        Assert.Equal(referral.Reference, Assert.Single(await news.ReadAsync(Make.Act(Role.DutyOfficer), default)).Referral);
        Assert.Contains("news", (await new TriageQueue(desk, test.Ledger, QuestionSets.Shipped).ReadAsync(new(), Make.Act(Role.DutyOfficer), default)).Lines[0].Reasons);
        var told = Assert.Single(await desk.Set<AuditEntry>().Where(e => e.What == nameof(InformationAdded)).ToListAsync());
        Assert.Equal(2, told.Read<InformationAdded>().Records);
        Assert.DoesNotContain("street", told.Detail, StringComparison.Ordinal);

        Assert.False((await new NoteInformation(desk, test.Gate).RunAsync(added.Value.Reference.Text, Make.Act(Role.DutyOfficer), default)).IsRefused);
        Assert.Empty(await news.ReadAsync(Make.Act(Role.DutyOfficer), default));
        Assert.Equal("She named the street.", Assert.Single(await desk.Additions.ToListAsync()).Words);
    }

    [Theory, EveryDatabase]
    public async Task Who_sent_it_who_works_on_it_and_the_desk_add_and_nobody_else(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "S4=What I saw");
        await test.AddAsync(new Assignment { Id = new(1), Dossier = referral.Dossier, User = Make.Reader(Role.CaseWorker).User, Role = Role.CaseWorker, From = Make.Now });

        foreach (var (role, may) in new[] { (Role.FirstResponder, true), (Role.SupportProvider, true), (Role.CaseWorker, true), (Role.DutyOfficer, true), (Role.Supervisor, false), (Role.Analyst, false), (Role.DecisionMaker, false) })
        {
            var added = await AddAsync(test, referral, Learned with { Words = $"Told by a {role}", ThingKind = null, ThingValue = null }, Make.Act(role));
            Assert.True(added.IsRefused != may, $"{role}: {string.Join(", ", added.Problems)}");
        }

        var other = await AddAsync(test, referral, Learned, Make.Act(Role.FirstResponder, organisation: Make.Charity));
        Assert.IsType<ReferralNotFound>(Assert.Single(other.Problems));
        await using var responder = test.Open(Make.Reader(Role.FirstResponder));
        var note = await new NoteInformation(responder, test.Gate).RunAsync((await responder.Additions.FirstAsync()).Reference.Text, Make.Act(Role.FirstResponder), default);
        Assert.IsType<NotAllowed>(Assert.Single(note.Problems));
    }

    [Theory, EveryDatabase]
    public async Task The_words_are_shown_in_the_shape_of_the_answer_that_they_belong_to(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "S4=What I saw", "H1.kind=full", "H1.value=Mira Madeup");
        await AddAsync(test, referral, Learned with { Question = "H1", Words = "She is also called Mirka" }, Make.Act(Role.FirstResponder));

        Assert.Equal("She is also called Mirka", await WordsAsync(Role.FirstResponder));
        Assert.Equal(Masks.Hidden, await WordsAsync(Role.Supervisor)); // identity is masked to them

        async Task<string> WordsAsync(Role role)
        {
            await using var db = test.Open(Make.Reader(role));
            return Assert.Single((await new ReadReferral(db, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(referral.Reference.Text, "t", Make.Act(role), default)).Value.Additions).Words;
        }
    }

    [Fact]
    public void Each_thing_that_is_wrong_is_said_at_once_and_one_without_identity_takes_no_name()
    {
        var set = QuestionSets.Shipped.Current;
        var ids = new Entente.Foundation.IdSource(TimeProvider.System, new Random(1));
        var act = Make.Act(Role.FirstResponder);
        var draft = DraftReferral.Start(ids, set, Make.Answers("E1=no"), act);
        var anonymous = Referral.From(draft, set, Make.Send(draft.Answers), ids, act).Value;

        var wrong = Addition.From(anonymous, set, new() { Question = "H1", LearnedOn = Entente.Foundation.PartialDate.Parse("2031"), ThingKind = "phone", ThingValue = "none" }, ids, act);

        Assert.Equal([typeof(WordsMissing), typeof(NoSuchQuestion), typeof(SortMissing), typeof(TellerMissing), typeof(LearnedAhead), typeof(NotAPhone)], wrong.Problems.Select(p => p.GetType()));
        Assert.IsType<WordsTooLong>(Assert.Single(Addition.From(anonymous, set, new() { Sort = AdditionSort.More, ToldBy = "seen", Words = new('x', 15_001) }, ids, act).Problems));
        Assert.False(Addition.From(anonymous, set, new() { Sort = AdditionSort.More, ToldBy = "seen", Words = new string('x', 14_990) + " 😀 שלום" }, ids, act).IsRefused);
    }

    [Fact]
    public async Task A_responder_adds_on_the_receipt_and_the_desk_reads_and_notes_it()
    {
        await using var site = await TestSite.StartAsync();
        var responder = site.As(Role.FirstResponder);
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers("S4=What I saw"), Make.Act(Role.FirstResponder));
        await site.AddAsync(Make.ThePolice());
        await site.AddAsync(draft);
        var check = $"/referrals/draft/{draft.Reference.ToRoute()}/check";
        var receipt = (await TestSite.PostAsync(responder, check, await TestSite.GetAsync(responder, check), ("Form.CheckedWith", "yes"), ("Form.Understood", "true"))).Headers.Location!.OriginalString;
        var add = (await TestSite.GetAsync(responder, receipt)).QuerySelector("a[href$='/add']")!.GetAttribute("href")!;
        var page = await TestSite.GetAsync(responder, add);

        var refused = await TestSite.PostAsync(responder, add, page, ("Form.Words", ""), ("Form.Sort", "More"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Enter what you learned", (await TestSite.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var sent = await TestSite.PostAsync(responder, add, page, ("Form.Words", "She named the street."), ("Form.Sort", "More"), ("Form.ToldBy", "person"), ("Form.Question", "S4"), ("Form.LearnedOn.Day", ""), ("Form.LearnedOn.Month", "3"), ("Form.LearnedOn.Year", "2026"));
        Assert.Equal($"{receipt}#added", sent.Headers.Location?.OriginalString);
        Assert.Contains("Information added on", (await TestSite.GetAsync(responder, receipt)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var desk = site.As(Role.DutyOfficer);
        var triage = await TestSite.GetAsync(desk, "/referrals/triage");
        var one = await TestSite.GetAsync(desk, triage.QuerySelector("a[href$='#added']")!.GetAttribute("href")!);
        Assert.Contains("She named the street.", one.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var note = one.QuerySelector("form[action^='/referrals/news/']")!;
        var token = note.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(note.GetAttribute("action"), form)).StatusCode);
        Assert.Null((await TestSite.GetAsync(desk, "/referrals/triage")).QuerySelector("a[href$='#added']"));
    }

    [Theory]
    [InlineData(Role.SupportProvider)]
    [InlineData(Role.BorderOfficer)]
    public async Task Who_sends_in_another_role_gets_a_receipt_and_a_list_though_they_may_not_read_what_it_says(Role role)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(role);
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers("S4=What I saw"), Make.Act(role));
        await site.AddAsync(Make.ThePolice());
        await site.AddAsync(draft);
        var check = $"/referrals/draft/{draft.Reference.ToRoute()}/check";

        var receipt = (await TestSite.PostAsync(browser, check, await TestSite.GetAsync(browser, check), ("Form.CheckedWith", "yes"), ("Form.Understood", "true"))).Headers.Location!.OriginalString;

        Assert.Contains("due by", (await TestSite.GetAsync(browser, receipt)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await TestSite.GetAsync(browser, "/referrals")).QuerySelector($"a[href='{receipt}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(receipt.Replace("/sent/", "/triage/", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(role, organisation: Make.Charity)).GetAsync(receipt)).StatusCode);
    }

    private static async Task<Entente.Foundation.Result<Addition>> AddAsync(TestDb test, Referral referral, AdditionForm form, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new AddInformation(db, test.Gate, new KeepRecords(db, Make.Maker(test.Ids)), new RecordSources(test.Ids), QuestionSets.Shipped, test.Ids).RunAsync(referral.Reference.Text, form, act, default);
    }
}
