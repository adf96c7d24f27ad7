using System.Text.Json;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Grading;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

using Reliability = Entente.Records.Reliability;

public sealed class GradingTests
{
    [Theory, EveryDatabase]
    public async Task A_grade_counts_once_a_second_person_agrees_and_every_grade_before_it_is_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var graded = new Graded(test);
        var source = await graded.SourceAsync();
        Assert.Equal((Reliability.Reliable, GradeOrigin.Kind, 1.0), Now(await graded.ReadAsync(source)));

        Assert.Equal(GradeState.Waiting, (await graded.AskAsync(source, Reliability.NotReliable)).Value.State);
        Assert.Equal((Reliability.Reliable, GradeOrigin.Kind, 1.0), Now(await graded.ReadAsync(source)));
        Assert.IsType<NotAllowed>(Assert.Single((await graded.AnswerAsync(source, true, act: Graded.Administrator)).Problems));
        Assert.IsType<OwnGrade>(Assert.Single((await graded.AnswerAsync(source, true, act: Make.Act(Role.Supervisor, user: 41))).Problems));
        Assert.Equal([nameof(GradeWhyMissing)], (await graded.AnswerAsync(source, false)).Problems.Select(p => p.GetType().Name));
        Assert.False((await graded.AnswerAsync(source, true)).IsRefused);
        Assert.Equal((Reliability.NotReliable, GradeOrigin.Given, 0.7), Now(await graded.ReadAsync(source)));
        Assert.IsType<NoGradeWaits>(Assert.Single((await graded.AnswerAsync(source, true)).Problems));

        await graded.AskAsync(source, Reliability.Untested);
        await graded.AnswerAsync(source, false, "Made up: too few were looked at");
        Assert.Equal((Reliability.NotReliable, GradeOrigin.Given, 0.7), Now(await graded.ReadAsync(source)));

        // Nobody can say any more: it is taken as its kind, whatever it came with.
        await graded.GradeAsync(source, Reliability.NotKnown);
        var view = await graded.ReadAsync(source);
        Assert.Equal((Reliability.Reliable, GradeOrigin.Kind, 1.0), Now(view));
        Assert.Equal([(3, GradeState.InForce), (2, GradeState.Declined), (1, GradeState.Ended)], view!.History.Select(h => (h.Grade.Number, h.Grade.State)));
        await using var db = test.Open();
        var log = await db.Set<AuditEntry>().Where(e => e.What.StartsWith("SourceGrade")).OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal("SourceGradeAsked SourceGraded SourceGradeAsked SourceGradeDeclined SourceGradeAsked SourceGraded", string.Join(' ', log.Select(e => e.What)));
        Assert.Equal(("Made up: three dates of ten were wrong", Reliability.Reliable), (log[0].Because, log[1].Read<SourceGraded>().Before));
    }

    [Theory, EveryDatabase]
    public async Task Who_comes_second_with_a_grade_overwrites_nothing_that_they_have_not_seen(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var graded = new Graded(test);
        var source = await graded.SourceAsync();
        var opened = (await graded.ReadAsync(source))!.Standing;

        var both = await Task.WhenAll(graded.AskAsync(source, Reliability.NotReliable, seen: opened), graded.AskAsync(source, Reliability.Untested, seen: opened, act: Make.Act(Role.Administrator, user: 43)));

        Assert.IsType<ChangedMeanwhile>(Assert.Single(Assert.Single(both, r => r.IsRefused).Problems));
        Assert.Single((await graded.ReadAsync(source))!.History);
        Assert.IsType<GradeAskedAnew>(Assert.Single((await graded.AnswerAsync(source, true, seen: opened)).Problems));

        // Having seen it, they may put theirs in its place.
        Assert.False((await graded.AskAsync(source, Reliability.Reliable, seen: (await graded.ReadAsync(source))!.Standing)).IsRefused);
        Assert.Equal([GradeState.Waiting, GradeState.Replaced], (await graded.ReadAsync(source))!.History.Select(h => h.Grade.State));
        Assert.Equal([nameof(GradeWhyMissing), nameof(GradeMissing)], (await graded.AskAsync(source, null, why: " ")).Problems.Select(p => p.GetType().Name));
    }

    [Theory, EveryDatabase]
    public async Task What_a_source_that_is_often_wrong_says_counts_for_less_live_by_hand_and_anew_alike(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (graded, matched, relinked) = (new Graded(test), new Matched(test), new Relinked(test));
        var careless = await graded.SourceAsync("Made-up Rumours", SourceKind.Other);
        var supervisor = await relinked.SomebodyAsync();
        var maria = await matched.KeepAsync(Matched.Maria());
        await matched.KeepAsync(Matched.MariaAgain() with { Source = careless.Id, ExternalId = "before" });
        await matched.FollowAsync();
        var before = Assert.Single(await matched.ProposalsAsync());
        Assert.All(before.Reasons, r => Assert.Null(r.Doubt));

        await graded.GradeAsync(careless, Reliability.NotReliable);
        var again = await matched.KeepAsync(Matched.MariaAgain() with { Source = careless.Id, ExternalId = "after" });
        await matched.FollowAsync();

        var after = (await matched.ProposalsAsync()).Single(p => p.Left == maria.Id && p.Right == again.Id);
        Assert.All(after.Reasons, r => Assert.Equal((0.7, Reliability.NotReliable), (r.Doubt!.Right, r.Doubt.Grade)));
        Assert.All(after.Reasons, r => Assert.True(Math.Abs(r.Weight) <= Math.Abs(r.Doubt!.Ordinary)));
        Assert.Equal(after.Score, after.Prior + after.Reasons.Sum(r => r.Weight), 0.05);
        Assert.Equal(before.Score, Assert.Single(await matched.ProposalsAsync(), p => p.Id == before.Id).Score);

        // By hand as live: the same parts, the same sum.
        var byHand = (await graded.ByHand.RunAsync(again, maria, Make.Now, default))!;
        Assert.Equal((after.Score, after.Probability), (byHand.Score, byHand.Probability));
        Assert.Equal(after.Reasons, byHand.Reasons);

        // Anew: the pair that was proposed in full trust is weighed as it would be now.
        var run = await relinked.PreviewAsync(supervisor);
        Assert.All(await relinked.PairsAsync(run), p => Assert.All(p.Now.Reasons, r => Assert.Equal(p.Right == again.Id && p.Left != maria.Id ? 0.49 : 0.7, r.Doubt!.Right, 6)));
    }

    [Theory]
    [InlineData(Reliability.NotKnown, Reliability.NotKnown, null, 1.0)]
    [InlineData(Reliability.NotReliable, Reliability.NotKnown, null, 0.7)]
    [InlineData(Reliability.NotReliable, Reliability.NotReliable, Reliability.Reliable, 1.0)]
    [InlineData(Reliability.Reliable, Reliability.NotKnown, Reliability.Untested, 0.95)]
    [InlineData(Reliability.NotReliable, Reliability.Reliable, Reliability.Untested, 0.7)]
    public async Task A_record_counts_as_its_source_unless_it_was_graded_worse_by_itself(Reliability record, Reliability came, Reliability? given, double right)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var graded = new Graded(test);
        var source = await graded.SourceAsync("Made-up Source", SourceKind.Other, came);
        if (given is { } grade) await graded.GradeAsync(source, grade);

        await using var db = test.Open();
        var shares = await SourceShares.ReadAsync(db, GradeRules.Shipped, Make.Now, default);
        Assert.Equal(right, shares.Of(source.Id, record).Right);
    }

    [Theory, EveryDatabase]
    public async Task How_far_a_source_is_trusted_is_not_told_of_a_record_that_is_not_open(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (graded, matched) = (new Graded(test), new Matched(test));
        await matched.NameAsync(Make.Charity, "Made-up Charity");
        var careless = await graded.SourceAsync("Made-up Rumours", SourceKind.Other);
        await graded.GradeAsync(careless, Reliability.NotReliable);
        var act = Make.Act(Role.CaseWorker);
        await matched.AssignAsync(act, Matched.First);
        RecordDraft hidden = Make.Person("firstName=Maria", "lastName=Popescu", "birthDate=1991-05-07", "phone=+447700900123") with { Organisation = Make.Charity, Team = new(99), Dossier = Matched.Second };
        var mine = await matched.KeepAsync(Matched.Maria(Matched.First));
        await matched.KeepAllAsync(hidden, hidden with { Source = careless.Id });
        await matched.FollowAsync();
        var proposals = (await matched.ProposalsAsync()).Where(p => p.Left == mine.Id).ToList();
        Assert.Equal(2, proposals.Count);
        Assert.NotEqual(proposals[0].Score, proposals[1].Score);

        var (plain, doubted) = ((await matched.ReadAsync(proposals[0].Reference, act))!, (await matched.ReadAsync(proposals[1].Reference, act))!);
        Assert.NotEmpty(plain.Why.Reasons);
        Assert.Equal(plain.Why.Reasons, doubted.Why.Reasons);
        Assert.True(plain.Why.KeepsSome && doubted.Why.KeepsSome);
        Assert.All(await matched.KnownAsync(Matched.First, act), k => Assert.All(k.Why.Reasons, r => Assert.Null(r.Doubt)));
        Assert.All((await matched.QueueAsync(act)).Lines, l => Assert.All(l.Why.Reasons, r => Assert.Null(r.Doubt)));

        // Whoever may open both is told.
        Assert.Contains((await matched.ReadAsync(proposals[1].Reference, new(Make.Reader(Role.Supervisor, team: new(99)), Purpose.Decision, Make.Now)))!.Why.Reasons, r => r.Doubt is { Grade: Reliability.NotReliable });
    }

    [Theory, EveryDatabase]
    public async Task A_source_of_which_a_reader_may_not_know_is_in_no_list_and_answers_like_none(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (graded, matched) = (new Graded(test), new Matched(test));
        var open = await graded.SourceAsync("Made-up Register");
        var informant = await graded.SourceAsync("Zzsentinel informant", SourceKind.Intelligence);
        var mixed = await graded.SourceAsync("Zzsentinel partner", SourceKind.Partner);
        var conditional = await graded.SourceAsync("Zzsentinel conditional", SourceKind.Partner);
        await matched.KeepAsync(Matched.Maria() with { Source = open.Id });
        await matched.KeepAllAsync(Matched.Maria() with { Source = mixed.Id }, Matched.MariaAgain() with { Source = mixed.Id, Compartment = Compartment.Intelligence, Kind = DataKind.IntelligenceReports });
        await matched.KeepAsync(Matched.Maria() with { Source = conditional.Id, Handling = Handling.Conditional });

        Assert.Equal(["Made-up Register"], await graded.NamesAsync(Graded.Administrator));
        Assert.Empty(await graded.NamesAsync(Graded.Administrator, informant.Reference.Text));
        Assert.Equal(["Made-up Register"], await graded.NamesAsync(Make.Act(Role.CaseWorker)));
        Assert.Empty(await graded.NamesAsync(Make.Act(Role.BorderOfficer)));
        Assert.Equal(["Made-up Register", "Zzsentinel conditional", "Zzsentinel informant", "Zzsentinel partner"], await graded.NamesAsync(Graded.Supervisor));
        Assert.Equal(["Made-up Register", "Zzsentinel informant", "Zzsentinel partner"], await graded.NamesAsync(Make.Act(Role.Analyst)));
        foreach (var hidden in (RecordSource[])[informant, mixed, conditional])
        {
            Assert.Null(await graded.ReadAsync(hidden));
            Assert.IsType<SourceGone>(Assert.Single((await graded.AskAsync(hidden, Reliability.NotReliable)).Problems));
        }

        await using var db = test.Open();
        Assert.DoesNotContain(db.Set<AuditEntry>().AsEnumerable(), e => e.What == nameof(Seen) && e.Detail.Contains(informant.Reference.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_foretold_of_a_missing_fact_reckons_with_a_source_that_is_often_wrong()
    {
        LinkRecord Said(long id, string mail) => new(id) { Names = [new("Maria", "Popescu")], Sex = "female", Nationalities = ["ro"], Emails = mail.Length > 0 ? [mail] : [], Reliability = id == 1 ? 0.7 : 1 };
        var least = new Trust(0.7, Reliability.NotReliable);
        Assessment Compared(string one, string other) => Assessment.Of(new Linker(LinkModel.Default).Compare(Said(1, one), Said(2, other)), least);
        var proposal = Proposal.From(new(TimeProvider.System, new Random(2)), new(1), new(2), Compared("", ""), Make.Now);

        var foretold = MissingFact.Of(LinkModel.Default.For(LinkKind.Person)!, proposal, Matched.Shipped(Purpose.Decision), f => f == Feature.Email)!;

        Assert.Equal(foretold.IfSame, Word(Compared("made.up1234", "made.up1234")));
        Assert.Equal(foretold.IfDifferent, Word(Compared("made.up1234", "zz98765")));

        static MatchStrength? Word(Assessment now) => Matched.Shipped(Purpose.Decision).Call(now.Probability);
    }

    [Theory]
    [InlineData("\"right\": 0.95", "\"right\": 1.5", "share of Untested is 1.5")]
    [InlineData("\"right\": 0.7", "\"right\": 0.99", "a lesser grade counts more")]
    [InlineData("{ \"kind\": \"partner\"", "{ \"kind\": \"referral\"", "sources of the kind Referral overlap")]
    [InlineData("\"kind\": \"partner\", \"grade\"", "\"kind\": \"partner\", \"validTo\": \"2020-01-01\", \"grade\"", "sources of the kind Partner overlap or leave a gap")]
    public void A_file_of_grades_that_makes_no_sense_is_refused_with_what_and_where(string was, string wrong, string told)
    {
        var folder = Directory.CreateTempSubdirectory("entente-grades");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "grading"));
        File.WriteAllText(Path.Combine(folder.FullName, "grading", "sources.json"), DataFolder.Shipped.ReadText("grading/sources.json").Replace(was, wrong, StringComparison.Ordinal));

        Assert.Contains(told, Assert.Throws<InvalidDataException>(() => GradeRules.From(new(folder.FullName))).Message, StringComparison.Ordinal);
        folder.Delete(true);
    }

    [Fact]
    public void Reasons_kept_before_sources_were_graded_are_read_as_they_were()
    {
        Assert.Null(JsonSerializer.Deserialize<Reason>("""{"Feature":0,"Level":0,"Strength":0,"Weight":7.1}""")!.Doubt);
        Assert.DoesNotContain("Doubt", JsonSerializer.Serialize(new Reason(Feature.Sex, Level.Same, Strength.Weak, 1)), StringComparison.Ordinal);
    }

    private static (Reliability, GradeOrigin, double) Now(SourceView? view) => (view!.Line.Grade, view.Line.Origin, view.Right);
}
