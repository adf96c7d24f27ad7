using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class DecideTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory, EveryDatabase]
    public async Task A_case_is_opened_once_to_a_dossier(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var form = new CaseForm(Entente.Foundation.Reference.New("REF"), new(9), Make.Police, new(10), "GB-EAW", Make.Now, null);
        await using var db = test.Open(Make.Reader(Role.Supervisor));
        var open = new OpenCase(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);

        var first = await open.RunAsync(form, Make.Act(Role.Supervisor), default);
        var second = await open.RunAsync(form, Make.Act(Role.Supervisor), default);

        Assert.True(first.Value.IsChild); // not known counts as a child
        Assert.Equal([new CaseIsOpenAlready(first.Value.Reference)], second.Problems);
    }

    [Theory, EveryDatabase]
    public async Task No_case_is_opened_from_a_notification_of_somebody_who_did_not_agree(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var sent = await Make.ReferralAsync(test, "E1=no");
        await using var db = test.Open(Make.Reader(Role.Supervisor));
        var form = new CaseForm(sent.Reference, sent.Dossier, sent.Organisation, new(10), "GB-EAW", sent.SentAt, false);

        var opened = await new OpenCase(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).RunAsync(form, Make.Act(Role.Supervisor), default);

        Assert.Equal([new NotAReferral()], opened.Problems);
        await using var fresh = test.Open();
        Assert.False(await fresh.Cases.AnyAsync() || await fresh.Clocks.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task However_many_open_it_at_once_a_dossier_has_one_case_and_each_is_told_which(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var form = new CaseForm(Entente.Foundation.Reference.New("REF"), new(9), Make.Police, new(10), "GB-EAW", Make.Now, false);

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var db = test.Open(Make.Reader(Role.Supervisor));
            var result = await new OpenCase(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).RunAsync(form, Make.Act(Role.Supervisor), default);
            return result.IsRefused ? Assert.IsType<CaseIsOpenAlready>(Assert.Single(result.Problems)).Case : result.Value.Reference;
        }));

        Assert.Single(told.Distinct());
        await using var fresh = test.Open();
        Assert.Equal(1, await fresh.Clocks.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_decision_goes_from_draft_to_issue_and_each_step_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var clock = Clock.Start(test.Ids, ClockRules.Shipped.InForce("UK-RG", new(2026, 2, 26)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, Make.Now.AddDays(-4));
        await test.AddAsync(about, clock, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);

        foreach (var element in Enum.GetValues<Element>()) Assert.False((await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(element), act, default)).IsRefused);
        Assert.False((await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default)).IsRefused);
        WhileClocksAreRead(db, () => test.Ledger.RememberAsync(act, new Seen("somebody else looks", "", 0), default));
        var issued = await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default);

        await using var fresh = test.Open();
        Assert.Equal((GroundsState.Issued, "uk-2024"), (issued.Value.State, issued.Value.Regime));
        Assert.Equal(CaseStatus.InRecovery, (await fresh.Cases.SingleAsync()).Status);
        var clocks = await fresh.Clocks.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(("UK-RG", true, true), (clocks[0].Rule, clocks[0].IsStopped, clocks[0].Met));
        Assert.Equal(("UK-RECOVERY", true, new DateOnly(2026, 4, 1)), (clocks[1].Rule, clocks[1].IsFloor, clocks[1].Due!.Value));
        Assert.True(clocks[1].Stop(Make.Now.AddDays(10), Calendars.Shipped.Of("GB-EAW")).IsRefused);
        Assert.Equal([nameof(EvidenceWeighed), nameof(EvidenceWeighed), nameof(EvidenceWeighed), nameof(GroundsDrafted), nameof(GroundsIssued), nameof(ClockStopped), nameof(ClockStarted)], await fresh.Set<AuditEntry>().Where(e => e.About == about.Dossier).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
        // Nothing lies between what was known and the issue, however late it came.
        Assert.Equal((await fresh.Set<AuditEntry>().SingleAsync(e => e.What == nameof(GroundsIssued))).Seq - 1, (await fresh.Grounds.SingleAsync()).KnownUpTo);
    }

    [Theory, EveryDatabase]
    public async Task A_state_without_a_known_time_for_the_decision_starts_only_the_period_that_protects_the_person(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case(territory: "BE");
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        foreach (var element in Enum.GetValues<Element>()) await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(element), act, default);
        await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default);

        var issued = await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default);

        Assert.Equal("be-2013", issued.Value.Regime);
        await using var fresh = test.Open();
        var clock = await fresh.Clocks.SingleAsync();
        Assert.Equal(("BE-RECOVERY", true, new DateOnly(2026, 4, 16)), (clock.Rule, clock.IsFloor, clock.Due!.Value));
        Assert.Contains(issued.Value.Letter!.Parts, p => p.Text.Contains("16 April 2026", StringComparison.Ordinal));
    }

    /// <summary>Has another line written when a use case has read everything and not yet committed: its clocks are what it reads last.</summary>
    private static void WhileClocksAreRead(EntenteDb db, Func<Task> write)
    {
        var written = false;
        db.ChangeTracker.Tracked += (_, e) =>
        {
            if (e.Entry.Entity is not Clock || !e.FromQuery || written) return;
            written = true;
            write().GetAwaiter().GetResult();
        };
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_decided_on_by_two_people_and_an_unstarted_clock_counts_from_the_referral(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case(isChild: null, receivedAt: Make.Now.AddDays(-20));
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        await using var second = test.Open(Make.Reader(Role.Supervisor));
        var (act, approve) = (Make.Act(Role.DecisionMaker), Make.Act(Role.Supervisor));
        var drafting = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        var issue = new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters);
        await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(), act, default);
        await drafting.SaveAsync(about.Reference, Make.Negative(), act, default);

        Assert.Contains(new NotReadyToIssue(), (await issue.RunAsync(about.Reference, act, default)).Problems);
        var waiting = (await drafting.HandOnAsync(about.Reference, act, default)).Value.Version;
        var read = new ReadGroundsSecond(second, test.Gate, test.Ids);
        Assert.Equal([new ReadAgain()], (await read.RunAsync(about.Reference, new() { View = SecondView.Agree, Version = waiting - 1 }, approve, default)).Problems);
        Assert.False((await read.RunAsync(about.Reference, new() { View = SecondView.Agree, Version = waiting }, approve, default)).IsRefused);
        await using var fresh = test.Open(Maker);
        Assert.False((await new IssueGrounds(fresh, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default)).IsRefused);

        await using var after = test.Open();
        var clocks = await after.Clocks.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(["UK-RG", "UK-RECON"], clocks.Select(c => c.Rule)); // no recovery period after a negative decision, but time to ask for another look
        Assert.Equal((false, new DateOnly(2026, 4, 1)), (clocks[0].Met, clocks[1].Due!.Value));
        Assert.Equal(ClockState.RightOpen, CaseClocks.Tell(clocks[1], ClockRules.Shipped, Calendars.Shipped, new(2026, 4, 1), Make.Now.AddDays(90)).State);
        Assert.Equal(ClockState.RightOver, CaseClocks.Tell(clocks[1], ClockRules.Shipped, Calendars.Shipped, new(2026, 4, 2), Make.Now.AddDays(90)).State);
        Assert.Equal(CaseStatus.NoReasonableGrounds, (await after.Cases.SingleAsync()).Status);
    }

    [Theory, EveryDatabase]
    public async Task Evidence_that_changes_after_a_second_reading_takes_the_reading_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        await using var second = test.Open(Make.Reader(Role.Supervisor));
        var act = Make.Act(Role.DecisionMaker);
        var weigh = new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        var drafting = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        await weigh.AddAsync(about.Reference, Make.Weighed(), act, default);
        await drafting.SaveAsync(about.Reference, Make.Negative(), act, default);
        var waiting = (await drafting.HandOnAsync(about.Reference, act, default)).Value.Version;
        await new ReadGroundsSecond(second, test.Gate, test.Ids).RunAsync(about.Reference, new() { View = SecondView.Agree, Version = waiting }, Make.Act(Role.Supervisor), default);

        await using var later = test.Open(Maker);
        Assert.False((await new WeighEvidence(later, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(Element.Purpose), act, default)).IsRefused);
        var issued = await new IssueGrounds(later, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default);

        Assert.Equal([new NotReadyToIssue()], issued.Problems);
        await using var fresh = test.Open();
        var kept = await fresh.Grounds.SingleAsync();
        Assert.Equal((GroundsState.Draft, null, waiting + 2), (kept.State, kept.View, kept.Version));
        Assert.Equal(1, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(SecondReadingOvertaken)));
    }

    [Theory, EveryDatabase]
    public async Task An_issued_letter_stays_as_it_was_whatever_happens_to_the_clock_afterwards(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        foreach (var element in Enum.GetValues<Element>()) await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(element), act, default);
        await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default);
        await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default);

        await using var fresh = test.Open();
        var letter = (await fresh.Grounds.SingleAsync()).Letter!;
        Assert.Contains(letter.Parts, p => p.Text.Contains("1 April 2026", StringComparison.Ordinal));
        Assert.Contains(letter.Parts, p => p.Points is { Count: 2 });
        Assert.Equal("There are reasonable grounds to believe that you are a victim", letter.Title);
    }

    [Theory, EveryDatabase]
    public async Task That_somebody_is_a_child_is_told_to_those_alone_who_may_know_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case(isChild: true);
        var analyst = Make.Reader(Role.Analyst);
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));

        async Task<(bool Listed, bool Opened)> SeenBy(Reader reader)
        {
            await using var db = test.Open(reader);
            var act = new Act(reader, Purpose.Decision, Make.Now);
            var opened = await new CaseFile(db, test.Gate, test.Ledger, Regimes.Shipped, ClockRules.Shipped, Calendars.Shipped, Ontology.Shipped).ReadAsync(about.Reference, "case", act, default);
            return (Assert.Single((await new CaseList(db, test.Ledger).ReadAsync(new(), act, default)).Lines).IsChild, opened!.IsChildShown);
        }

        Assert.Equal((true, true), await SeenBy(Maker));
        Assert.Equal((false, false), await SeenBy(analyst));
    }

    [Theory, EveryDatabase]
    public async Task The_person_of_a_case_is_never_whom_the_referral_accuses(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var maker = new RecordMaker(test.Ids, Ontology.Shipped);
        var accused = maker.Make(new RecordDraft("Person", [new("name", "Made-up Exploiter")]) { Source = new(1), Organisation = Make.Police, Dossier = about.Dossier, Kind = DataKind.Entities }, Make.Now).Record;
        await test.AddAsync(about, accused, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var file = new CaseFile(db, test.Gate, test.Ledger, Regimes.Shipped, ClockRules.Shipped, Calendars.Shipped, Ontology.Shipped);

        Assert.Equal("", (await file.ReadAsync(about.Reference, "case", Make.Act(Role.DecisionMaker), default))!.Name);
    }

    [Theory, EveryDatabase]
    public async Task Evidence_rests_on_records_that_the_reader_may_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);

        var nowhere = await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed() with { Record = Entente.Foundation.Reference.New("REC").Text }, Make.Act(Role.DecisionMaker), default);

        Assert.Equal([new NoSuchRecord()], nowhere.Problems);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_elses_later_save_is_not_overwritten(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var draft = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        var first = await draft.SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.DecisionMaker), default);
        var opened = first.Value.Version;
        await draft.SaveAsync(about.Reference, Make.Negative(opened), Make.Act(Role.DecisionMaker), default);

        var late = await draft.SaveAsync(about.Reference, Make.Positive(opened), Make.Act(Role.DecisionMaker), default);

        Assert.Equal([new ChangedMeanwhile()], late.Problems);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_not_assigned_finds_no_case_and_a_supervisor_may_not_draft(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var other = test.Open(Make.Reader(Role.DecisionMaker, user: 999));
        await using var supervisor = test.Open(Make.Reader(Role.Supervisor));

        var unassigned = await new DraftGrounds(other, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.DecisionMaker, user: 999), default);
        var refused = await new DraftGrounds(supervisor, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.Supervisor), default);

        Assert.IsType<CaseNotFound>(Assert.Single(unassigned.Problems));
        Assert.IsType<NotAllowed>(Assert.Single(refused.Problems));
        await using var db = test.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal));
    }

    [Theory, EveryDatabase]
    public async Task The_list_pages_by_key_and_shows_only_what_the_reader_may_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var cases = Enumerable.Range(0, 60).Select(i => Make.Case(dossier: 7_000 + i)).ToList();
        await test.AddAsync([.. cases, .. cases.Where((_, i) => i % 2 == 0).Select(c => Make.Assigned(Maker, c.Dossier))]);
        await using var db = test.Open(Maker);
        var list = new CaseList(db, test.Ledger);

        var first = await list.ReadAsync(new(), Make.Act(Role.DecisionMaker), default);
        var second = await list.ReadAsync(new(Before: first.Next), Make.Act(Role.DecisionMaker), default);

        Assert.Equal((25, 5), (first.Lines.Count, second.Lines.Count));
        Assert.Null(second.Next);
        Assert.Equal(30, first.Lines.Concat(second.Lines).Select(l => l.Reference).Distinct().Count());
    }
}
