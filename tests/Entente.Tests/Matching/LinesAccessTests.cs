using Entente.Access;
using Entente.Audit;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Web.Records;
using Record = Entente.Records.Record;

namespace Entente.Tests.Matching;

/// <summary>Each purpose sees pairs from its own line on, wherever pairs are listed, counted, found or opened.</summary>
public sealed class LinesAccessTests
{
    private static readonly double[] Chances = [0.29, 0.31, 0.55, 0.8, 0.92, 0.96, 0.999];

    public static TheoryData<string, Role, Purpose, string> Readers()
    {
        var data = new TheoryData<string, Role, Purpose, string>();
        foreach (var database in new[] { "sqlite", "postgres" })
        {
            data.Add(database, Role.Supervisor, Purpose.Support, "AlmostCertain Likely Likely Possible Possible");
            data.Add(database, Role.Supervisor, Purpose.Decision, "AlmostCertain Likely Possible Possible");
            data.Add(database, Role.DutyOfficer, Purpose.Duty, "AlmostCertain Likely Likely Possible Possible Possible");
            data.Add(database, Role.Supervisor, Purpose.Intelligence, "AlmostCertain Likely Likely Possible Possible");
        }

        return data;
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_reader_never_sees_a_pair_below_the_line_of_what_they_work_for(string database, Role role, Purpose purpose, string called)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var records = await PlantAsync(test, matched);
        var reader = Make.Reader(role) with { Purpose = purpose };
        var act = new Act(reader, purpose, Make.Now);
        var shown = called.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

        Assert.Equal(called, string.Join(' ', (await matched.QueueAsync(act)).Lines.Select(l => l.Strength)));
        Assert.Equal(called.Split(' ').Count(c => c is "Likely" or "AlmostCertain"), (await matched.QueueAsync(act, new(AtLeast: MatchStrength.Likely))).Lines.Count);
        // Page by page it is the same, and a record's own reference finds no more.
        var first = await matched.QueueAsync(act, new(Most: 2));
        Assert.Equal(Math.Min(2, shown), first.Lines.Count);
        Assert.Equal(shown > 2, first.Next is not null);
        Assert.Equal(shown, (await matched.QueueAsync(act, new(Of: records[0].Reference))).Lines.Count);
        Assert.Equal(shown, (await matched.KnownAsync(Matched.First, act)).Count(k => k.Pair is not null));

        var pairs = (await matched.ProposalsAsync()).OrderBy(p => p.Probability).ToList();
        for (var i = 0; i < pairs.Count; i++)
        {
            var open = i >= pairs.Count - shown;
            Assert.Equal(open, await matched.ReadAsync(pairs[i].Reference, act) is not null);
            await using var db = test.Open(reader);
            Assert.Equal(open, (await RecordTies.OfAsync(db, act, records[i + 1].Reference, default)).HasPairs);
            if (!open) Assert.IsType<PairNotFound>(Assert.Single((await matched.JudgeAsync(pairs[i].Reference, Judgement.Same, act)).Problems));
        }
    }

    [Theory, EveryDatabase]
    public async Task What_people_decided_or_put_there_is_shown_whatever_the_line(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var records = await PlantAsync(test, matched);
        var (duty, decision) = (Make.Act(Role.DutyOfficer), Make.Act(Role.Supervisor));
        var low = (await matched.ProposalsAsync()).Single(p => p.Probability == 0.31);

        Assert.False((await matched.JudgeAsync(low.Reference, Judgement.Different, duty)).IsRefused);
        var line = Assert.Single((await matched.QueueAsync(decision, new(ProposalState.Different))).Lines);
        Assert.Null(line.Strength);
        Assert.NotNull(await matched.ReadAsync(low.Reference, decision));
        Assert.Empty((await matched.QueueAsync(decision, new(ProposalState.Different, MatchStrength.Likely))).Lines);

        // Taken back it waits again, below the line of whoever took it back.
        Assert.False((await matched.UndoAsync(low.Reference)).IsRefused);
        Assert.Null(await matched.ReadAsync(low.Reference, decision));
        Assert.NotNull(await matched.ReadAsync(low.Reference, duty));

        // Asked for by hand it is put before them after all.
        Assert.Equal(low.Reference, await matched.ByHandAsync(records[0], records[2]));
        Assert.NotNull(await matched.ReadAsync(low.Reference, decision));
        Assert.Equal(5, (await matched.QueueAsync(decision)).Lines.Count);

        // Taken back here, it goes on waiting for those for whom it was kept.
        await using (var db = test.Open(decision.Reader)) Assert.False((await new WithdrawByHand(db, test.Gate).RunAsync(low.Reference, "Made up: a slip", decision, default)).IsRefused);
        Assert.Null(await matched.ReadAsync(low.Reference, decision));
        Assert.Equal(ProposalState.Open, (await matched.ReadAsync(low.Reference, duty))!.Proposal.State);
    }

    [Theory, EveryDatabase]
    public async Task A_line_that_is_raised_hides_and_one_that_is_lowered_shows_what_was_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await PlantAsync(test, matched);
        var act = Make.Act(Role.Supervisor);

        await matched.SetLinesAsync(Purpose.Decision, new(0.95, 0.95, 0.999));
        Assert.Equal("AlmostCertain Likely", Called(await matched.QueueAsync(act)));
        await matched.SetLinesAsync(Purpose.Decision, new(0.25, 0.5, 0.9));
        Assert.Equal("AlmostCertain AlmostCertain AlmostCertain Likely Likely Possible Possible", Called(await matched.QueueAsync(act)));
        Assert.Equal(6, (await matched.QueueAsync(Make.Act(Role.DutyOfficer))).Lines.Count);
    }

    [Theory, EveryDatabase]
    public async Task Pairs_are_kept_down_to_the_lowest_line_of_all_purposes_and_what_was_not_kept_comes_by_comparing_anew(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        RecordDraft[] drafts = [Make.Person("name=Ana Example", "birthDate=1990-05-07", "gender=female", "nationality=ro"), Make.Person("name=Ana Otherwise", "birthDate=1990-05-07", "gender=male", "nationality=ng") with { ExternalId = "2" }, Matched.Maria(), Matched.MariaAgain() with { ExternalId = "4" }];
        await matched.KeepAllAsync(drafts);
        await matched.FollowAsync();
        var before = await matched.ProposalsAsync();
        Assert.All(before, p => Assert.True(p.Probability >= Matched.Shipped(Purpose.Duty).Possible));

        // So low that whatever shares enough keys is kept: the first two were compared before, and not kept.
        await matched.SetLinesAsync(Purpose.Support, new(0.000001, 0.9, 0.99));
        await matched.FollowAsync();
        Assert.Equal(before.Count, (await matched.ProposalsAsync()).Count);
        var run = await relinked.PreviewAsync(supervisor);
        Assert.Equal((0, RelinkNew), (run.Summary!.New, string.Join(' ', run.Summary.Others)));
        await relinked.MakeAsync(run.Reference, supervisor, Entente.Matching.Relinking.RelinkKind.New);

        var after = await matched.ProposalsAsync();
        Assert.Equal(before.Count + 1, after.Count);
        var asked = new Act(supervisor.Reader with { Purpose = Purpose.Support }, Purpose.Support, Make.Now);
        Assert.Equal(after.Count, (await matched.QueueAsync(asked)).Lines.Count);
        Assert.Equal(before.Count, (await matched.QueueAsync(supervisor)).Lines.Count);
    }

    private const string RelinkNew = "New";

    private static string Called(QueuePage page) => string.Join(' ', page.Lines.Select(l => l.Strength));

    /// <summary>One record of a dossier and one for each chance, each with a proposal of that chance; they share nothing else.</summary>
    private static async Task<List<Record>> PlantAsync(TestDb test, Matched matched)
    {
        var records = await matched.KeepAllAsync([Make.Person("name=Made Up") with { Dossier = Matched.First }, .. Chances.Select((_, i) => Make.Person($"name=Made Up{i}"))]);
        await test.AddAsync([.. Chances.Select((p, i) => Proposal.From(test.Ids, records[0].Id, records[i + 1].Id, new(p, Math.Log2(p / (1 - p)), -9, [], "made up 1"), Make.Now))]);
        return records;
    }
}
