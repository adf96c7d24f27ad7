using System.Net;
using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A second reader who gives a view of their own first, and how often such views agree.</summary>
public sealed class BlindReadingTests
{
    private static readonly Regime Today = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;

    [Theory]
    [InlineData(GroundsOutcome.Negative, SecondView.Agree, GroundsState.Agreed)]
    [InlineData(GroundsOutcome.Positive, SecondView.Disagree, GroundsState.Returned)]
    public void Blind_the_view_follows_from_the_two_answers_and_needs_words_either_way(GroundsOutcome own, SecondView view, GroundsState state)
    {
        var draft = Waiting();

        Assert.Equal([typeof(OutcomeMissing), typeof(ViewNeedsWords)], draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor)).Select(p => p.GetType()));
        Assert.Empty(draft.Read(new() { Outcome = own, Words = "Made-up view" }, Make.Act(Role.Supervisor)));
        Assert.Equal((view, own, state), (draft.View, draft.SecondOutcome, draft.State));
    }

    [Fact]
    public void A_change_of_the_draft_makes_the_next_reading_open_unless_it_is_asked_for_blind_again()
    {
        var draft = Waiting();
        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker));

        Assert.False(draft.IsBlind);
    }

    [Theory]
    [InlineData(0, 0, null, 0.0, 1.0)]
    [InlineData(1, 1, 1.0, 0.2065, 1.0)] // one agreement says little
    [InlineData(8, 10, 0.8, 0.4902, 0.9433)]
    [InlineData(80, 100, 0.8, 0.7112, 0.8666)]
    [InlineData(0, 10, 0.0, 0.0, 0.2775)]
    public void Agreement_comes_with_the_range_in_which_it_lies(int agreed, int read, double? rate, double low, double high)
    {
        var agreement = new Agreement(agreed, read);

        Assert.Equal(rate, agreement.Rate);
        Assert.Equal(low, agreement.Range().Low, 4);
        Assert.Equal(high, agreement.Range().High, 4);
    }

    [Theory, EveryDatabase]
    public async Task A_blind_reader_is_shown_no_outcome_on_any_page_until_they_have_given_their_own_and_the_reading_is_counted(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, supervisor, root) = (site.As(Role.DecisionMaker), site.As(Role.Supervisor), $"/cases/{about.Reference.ToRoute()}");
        await DoneAsync(maker, root + "/evidence", "", ("Form.Element", "Act"), ("Form.Side", "Against"), ("Form.Weight", "Strong"), ("Form.What", "Made up"), ("Form.Why", "Seen by two"));
        await DoneAsync(maker, root + "/decision", "?handler=HandOnBlind", ("Form.Outcome", "Negative"), ("Form.Reasons", "act-against"), ("Form.Words", "Words that the reader may not see yet."));

        foreach (var page in (string[])["/second", "/decision", "/letter", "/issued"])
        {
            var seen = (await TestSite.GetAsync(supervisor, root + page)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("may not see yet", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("speaks against any act", seen, StringComparison.Ordinal);
        }

        Assert.Contains("may not see yet", (await TestSite.GetAsync(maker, root + "/decision")).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(supervisor, root + "/second", "", ("Form.Outcome", "Positive"), ("Form.Words", "The act is shown, made up."));

        Assert.Contains("may not see yet", (await TestSite.GetAsync(supervisor, root + "/decision")).Body!.TextContent, StringComparison.Ordinal);
        var counted = (await TestSite.GetAsync(supervisor, "/cases/agreement")).QuerySelector("main")!.TextContent;
        Assert.Contains("0 of 1, 0%", counted, StringComparison.Ordinal);
        Assert.Contains("Between 0% and 79%", counted, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await maker.GetAsync("/cases/agreement")).StatusCode);
        await using var db = site.Open();
        var reading = await db.SecondReadings.SingleAsync();
        Assert.Equal((true, SecondView.Disagree), (reading.IsBlind, reading.View));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_read_the_draft_before_it_was_handed_on_does_not_read_it_blind(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var (maker, act) = (Make.Reader(Role.DecisionMaker), Make.Act(Role.DecisionMaker));
        await test.AddAsync(about, Make.Assigned(maker, about.Dossier));
        await LookAsync(Role.Supervisor); // there was nothing to read yet
        await using (var db = test.Open(maker))
        {
            await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(), act, default);
            var drafting = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
            await drafting.SaveAsync(about.Reference, Make.Negative(), act, default);
            await LookAsync(Role.Supervisor, 998);
            Assert.False((await drafting.HandOnBlindAsync(about.Reference, act, default)).IsRefused);
        }

        Assert.Equal((true, true), await LookAsync(Role.Supervisor, 998) is var read ? (read.HidesDraft, read.HasSeenDraft) : default);
        Assert.Equal((true, false), await LookAsync(Role.Supervisor) is var blind ? (blind.HidesDraft, blind.HasSeenDraft) : default);
        Assert.Equal([new ReaderHasSeenIt()], (await ReadAsync(998)).Problems);
        Assert.False((await ReadAsync(0)).IsRefused);

        async Task<CaseView> LookAsync(Role role, long user = 0)
        {
            await using var db = test.Open(Make.Reader(role, user));
            return (await new CaseFile(db, test.Gate, test.Ledger, Regimes.Shipped, ClockRules.Shipped, Calendars.Shipped, Ontology.Shipped).ReadDraftAsync(about.Reference, "decision", Make.Act(role, user: user), default)).Value;
        }

        async Task<Result<Grounds>> ReadAsync(long user)
        {
            await using var db = test.Open(Make.Reader(Role.Supervisor, user));
            return await new ReadGroundsSecond(db, test.Gate, test.Ids).RunAsync(about.Reference, new() { Outcome = GroundsOutcome.Negative, Words = "Made-up view", Version = 3 }, Make.Act(Role.Supervisor, user: user), default);
        }
    }

    private static async Task DoneAsync(HttpClient who, string path, string handler, params (string, string)[] answers)
    {
        using var sent = await TestSite.PostAsync(who, path + handler, await TestSite.GetAsync(who, path), answers);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static Grounds Waiting()
    {
        var draft = Grounds.Begin(Make.Case(), Today, new IdSource(TimeProvider.System, new Random(3)), Make.Act(Role.DecisionMaker));
        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker));
        draft.SendToSecondReader(blind: true);
        return draft;
    }
}
