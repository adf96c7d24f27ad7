using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Matching.Relinking;
using Entente.Records;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Matching;

public sealed class RelinkTests
{
    [Theory, EveryDatabase]
    public async Task A_preview_changes_nothing_making_it_changes_all_and_taking_back_puts_all_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test, Relinked.Asking(0.5)));
        var supervisor = await relinked.SomebodyAsync();
        var records = await matched.KeepAllAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "again" }, Blessing("1"), Blessing("2"), Make.Person("name=Jo Unlike"), Make.Person("name=Sam Otherwise"));
        var moved = Stale(test, records[0], records[1], MatchStrength.Possible);
        var gone = Stale(test, records[4], records[5], MatchStrength.Likely);
        await test.AddAsync(moved, gone);

        var run = await relinked.PreviewAsync(supervisor);

        Assert.Equal(RelinkState.Ready, run.State);
        Assert.Equal((1, 1, 1, 0), (run.Summary!.New, run.Summary.Withdrawn, run.Summary.Moved, run.Summary.Conflicts));
        Assert.Equal([1, 1, 0], run.Summary.Before);
        Assert.Equal([0, 0, 2], run.Summary.After);
        Assert.Equal([(moved.Id, 0, (MatchStrength?)MatchStrength.Possible), (gone.Id, 0, MatchStrength.Likely)], (await matched.ProposalsAsync()).Select(p => (p.Id, p.Version, Matched.Called(p))));

        run = await relinked.MakeAsync(run.Reference, supervisor);

        Assert.Equal((RelinkState.Made, 3, 0), (run.State, run.Summary!.Made, run.Summary.LeftOut));
        Assert.Equal("AlmostCertain Open, Likely Withdrawn, AlmostCertain Open", Standing(await matched.ProposalsAsync()));

        Assert.False((await relinked.UndoAsync(run.Reference, supervisor)).IsRefused);
        run = await relinked.RunAsync(run.Reference);

        Assert.Equal((RelinkState.Undone, 3, 0), (run.State, run.Summary!.TakenBack, run.Summary.Kept));
        Assert.Equal("Possible Open, Likely Open, AlmostCertain Withdrawn", Standing(await matched.ProposalsAsync()));
        Assert.Equal("old 1", (await matched.ProposalsAsync())[0].Model);
        Assert.IsType<NothingMadeToUndo>(Assert.Single((await relinked.UndoAsync(run.Reference, supervisor)).Problems));

        // What was taken back is not lost for good: the next run proposes it again, under its own reference.
        var again = await relinked.PreviewAsync(supervisor);
        await relinked.MakeAsync(again.Reference, supervisor, RelinkKind.New);
        Assert.Equal("Possible Open, Likely Open, AlmostCertain Open", Standing(await matched.ProposalsAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Pairs_that_people_touched_in_between_are_left_as_they_are_and_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        var records = await matched.KeepAllAsync(Blessing("1"), Blessing("2"), Matched.Maria(), Matched.MariaAgain() with { ExternalId = "m2" }, Twin("1"), Twin("2"));
        var run = await relinked.PreviewAsync(supervisor);
        Assert.Equal(3, run.Summary!.New);
        await matched.JudgeAsync(await matched.ByHandAsync(records[0], records[1]), Judgement.Different);
        await CorrectAsync(test, records[3]);

        run = await relinked.MakeAsync(run.Reference, supervisor);

        Assert.Equal((1, 2), (run.Summary!.Made, run.Summary.LeftOut));
        Assert.Equal([RelinkOutcome.CorrectedMeanwhile, RelinkOutcome.JudgedMeanwhile], (await relinked.PairsAsync(run)).Select(p => p.Outcome).Where(o => o != RelinkOutcome.Made).Order().Reverse());
        var view = await relinked.AskAsync(supervisor, f => f.ReadAsync(run.Reference, supervisor, default));
        Assert.Equal((1, 1), (view!.Left[RelinkOutcome.JudgedMeanwhile], view.Left[RelinkOutcome.CorrectedMeanwhile]));

        // Somebody judges what was made: taking back leaves that, and tells it.
        var twins = (await matched.ProposalsAsync()).Single(p => p.Left == records[4].Id);
        await matched.JudgeAsync(twins.Reference, Judgement.Same);
        await relinked.UndoAsync(run.Reference, supervisor);
        run = await relinked.RunAsync(run.Reference);
        Assert.Equal((0, 1), (run.Summary!.TakenBack, run.Summary.Kept));
        Assert.Equal(ProposalState.Same, (await matched.ProposalsAsync()).Single(p => p.Left == records[4].Id).State);
    }

    [Theory, EveryDatabase]
    public async Task What_people_said_is_never_changed_only_shown_where_the_engine_would_say_otherwise(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        var records = await matched.KeepAllAsync(Blessing("1"), Blessing("2"), Blessing("3"), Make.Person("name=Jo Unlike", "birthDate=1970-01-02"), Make.Person("name=Sam Otherwise", "birthDate=1999-11-12"));
        await matched.FollowAsync();
        var apart = (await matched.ProposalsAsync()).Single(p => p.Left == records[0].Id && p.Right == records[1].Id);
        await matched.JudgeAsync(apart.Reference, Judgement.Different);
        await matched.JudgeAsync(await matched.ByHandAsync(records[3], records[4]), Judgement.Same);

        var run = await relinked.PreviewAsync(supervisor);

        Assert.Equal((0, 0, 0, 2), (run.Summary!.New, run.Summary.Withdrawn, run.Summary.Moved, run.Summary.Conflicts));
        Assert.Equal([Judgement.Same, Judgement.Different], (await relinked.PairsAsync(run)).Where(p => p.Kind == RelinkKind.Conflict).Select(p => p.Judged).Order());
        // The three agree with each other; two may not be together, so the third is with one of them.
        var groups = await relinked.AskAsync(supervisor, f => f.GroupsAsync(run.Reference, 0, supervisor, default));
        var group = Assert.Single(groups!.Groups);
        Assert.Equal(2, group.Size);
        Assert.Contains(records[2].Reference, group.Places.Select(p => p.Side.Reference!.Value));
        Assert.All(group.Places, p => Assert.NotNull(p.Nearest));
        Assert.IsType<NoChangeChosen>(Assert.Single((await relinked.ChooseAsync(run.Reference, supervisor, RelinkKind.Conflict)).Problems));
    }

    [Theory, EveryDatabase]
    public async Task No_group_is_joined_by_pairs_that_the_purpose_does_not_show(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        await matched.KeepAllAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "again" });
        var run = await relinked.PreviewAsync(supervisor);
        Assert.Equal(1, run.Summary!.Groups);
        var chance = MatchLines.ChanceOf(Assert.Single(await relinked.PairsAsync(run)).Now.Score);

        var above = chance + ((1 - chance) / 2);
        await matched.SetLinesAsync(supervisor.Purpose, new(above, above, above));
        run = await relinked.PreviewAsync(supervisor);

        Assert.Equal((0, 0), (run.Summary!.New, run.Summary.Groups));
        Assert.Empty((await relinked.AskAsync(supervisor, f => f.GroupsAsync(run.Reference, 0, supervisor, default)))!.Groups);
    }

    [Theory, EveryDatabase]
    public async Task Groups_keep_to_what_people_said_of_pairs_that_the_run_does_not_compare(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        var other = new RecordSource { Id = new(78), Reference = Reference.New("SRC"), Name = "Made-up list", Kind = SourceKind.WatchList, Reliability = default, Organisation = Make.Police };
        await test.AddAsync(other);
        var records = await matched.KeepAllAsync(Blessing("1"), Blessing("2"), Blessing("3") with { Source = other.Id });
        await matched.JudgeAsync(await matched.ByHandAsync(records[0], records[1]), Judgement.Different);

        var run = await relinked.PreviewAsync(supervisor, new() { Scope = RelinkScope.Source, Source = "Made-up list", Why = "Made up" });

        Assert.Equal(2, run.Summary!.New);
        var groups = await relinked.AskAsync(supervisor, f => f.GroupsAsync(run.Reference, 0, supervisor, default));
        Assert.Equal(2, Assert.Single(groups!.Groups).Size);
    }

    [Theory, EveryDatabase]
    public async Task Killed_after_any_step_stopped_and_gone_on_with_it_finds_what_one_go_finds(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        await matched.KeepAllAsync(Blessing("1"), Blessing("2"), Blessing("3"), Twin("1"), Twin("2"), Matched.Maria(), Matched.MariaAgain());
        var whole = await relinked.PreviewAsync(supervisor);

        var run = (await relinked.StartAsync(supervisor)).Value;
        // Each step by a program of its own, as after a kill; in the middle somebody stops it.
        for (var step = 0; step < 4; step++) Assert.True(await relinked.Runner(2).StepAsync(run.Reference, relinked.Pass(2), default));
        await relinked.StopAsync(run.Reference, supervisor);
        Assert.False(await relinked.Runner(2).StepAsync(run.Reference, relinked.Pass(2), default));
        Assert.Equal((RelinkState.Stopped, 6L), ((await relinked.ReadAsync(run.Reference)).State, (await relinked.ReadAsync(run.Reference)).Done));
        Assert.False((await relinked.GoOnAsync(run.Reference, supervisor)).IsRefused);
        while (await relinked.Runner(2).StepAsync(run.Reference, relinked.Pass(2), default)) { }

        var resumed = await relinked.ReadAsync(run.Reference);
        Assert.Equal((whole.Done, whole.Compared, RelinkState.Ready), (resumed.Done, resumed.Compared, resumed.State));
        Assert.Equal((await relinked.PairsAsync(whole)).Select(Line), (await relinked.PairsAsync(resumed)).Select(Line));

        static (RecordId, RecordId, RelinkKind, double) Line(RelinkPair p) => (p.Left, p.Right, p.Kind, p.Score);
    }

    [Theory, EveryDatabase]
    public async Task A_scope_holds_the_run_to_its_records_and_an_empty_one_ends_with_nothing_to_change(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        var other = new RecordSource { Id = new(78), Reference = Reference.New("SRC"), Name = "Made-up list", Kind = SourceKind.WatchList, Reliability = default, Organisation = Make.Police };
        await test.AddAsync(other);
        await matched.KeepAllAsync(Blessing("1"), Blessing("2"), Twin("1"), Twin("2") with { Source = other.Id });

        var run = await relinked.PreviewAsync(supervisor, new() { Scope = RelinkScope.Source, Source = "Made-up list", Why = "Made up" });
        Assert.Equal((1L, 1), (run.Total, run.Summary!.New));
        run = await relinked.PreviewAsync(supervisor, new() { Scope = RelinkScope.Since, Since = DateOnly.FromDateTime(Make.Now.Date), Why = "Made up" });
        Assert.Equal((4L, 2), (run.Total, run.Summary!.New));
        run = await relinked.PreviewAsync(supervisor, new() { Scope = RelinkScope.Since, Since = DateOnly.FromDateTime(Make.Now.Date), Why = "Made up" });
        Assert.Equal(RelinkState.Ready, run.State);

        await using var empty = await TestDb.CreateAsync(database);
        var nobody = new Relinked(empty);
        var nothing = await nobody.PreviewAsync(await nobody.SomebodyAsync());
        Assert.True(nothing.Summary!.ChangesNothing);
        Assert.Equal((0L, 0), (nothing.Total, nothing.Summary.Groups));
    }

    private static RecordDraft Blessing(string id) => Make.Person("firstName=Blessing", "lastName=Example", "birthDate=1995-06-17", "nationality=ng", "passportNumber=XK123456") with { ExternalId = "b" + id };

    private static RecordDraft Twin(string id) => Make.Person("firstName=Ilinca", "lastName=Madeup", "birthDate=1988-02-11", "nationality=ro", "phone=+447700900777") with { ExternalId = "t" + id };

    private static string Standing(IEnumerable<Proposal> proposals) => string.Join(", ", proposals.Select(p => $"{Matched.Called(p)} {p.State}"));

    private static Proposal Stale(TestDb test, Record one, Record other, MatchStrength strength) =>
        Proposal.From(test.Ids, one.Id, other.Id, new Assessment(strength == MatchStrength.Likely ? 0.96 : 0.75, 1.2, -9, [], "old 1"), Make.Now);

    private static async Task CorrectAsync(TestDb test, Record record)
    {
        await using var db = test.Open();
        var (maker, old) = (Make.Maker(test.Ids), await db.Records.SingleAsync(r => r.Id == record.Id));
        var successor = maker.AddTo(db, [maker.Check(Make.Person("name=POPESCU, Mariya", "birthDate=1990-05-07") with { ExternalId = "m3" }).Value], Make.Now)[0];
        old.Supersede(successor.Id, Make.Now);
        await db.CommitAsync(Make.Machine, RecordsKept.Of([successor]) with { Superseded = [old.Id] }, default);
    }
}
