using Entente.Audit;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

public sealed class ProposeMatchesTests
{
    [Theory, EveryDatabase]
    public async Task Two_reports_of_one_person_are_proposed_with_reasons_in_words(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));

        Assert.Equal(MatchStrength.AlmostCertain, Matched.Called(pair));
        Assert.Equal(ProposalState.Open, pair.State);
        Assert.Contains(pair.Reasons, r => r is { Feature: Feature.Phone, Level: Level.Same });
        Assert.Contains(pair.Reasons, r => r is { Feature: Feature.BirthDate, Level: Level.DayMonthSwapped });
        Assert.DoesNotContain("popescu", string.Concat(pair.Reasons), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task Following_the_log_again_proposes_nothing_twice(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.PairAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "x2" });
        await using var db = test.Open();
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.What == nameof(RecordsKept)).ToListAsync();
        Assert.Empty(await matched.Follower.FollowAsync(db, entries, Make.Machine, default));
        Assert.Single(await matched.ProposalsAsync());
    }

    [Fact]
    public async Task The_follower_is_rung_by_the_commit_and_does_not_wait_for_a_poll()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var matched = new Matched(test);
        var bell = test.Pulse.Next;
        Assert.False(bell.IsCompleted);
        await matched.KeepAsync(Matched.Maria());
        Assert.True(bell.IsCompleted);
        Assert.True(matched.Follower.Follows(nameof(RecordsKept)));
    }

    [Theory, EveryDatabase]
    public async Task What_one_report_says_of_several_people_is_not_about_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.KeepAllAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.First));
        await matched.FollowAsync();
        Assert.Empty(await matched.ProposalsAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_vehicle_is_known_again_by_its_plate_and_a_person_by_a_document(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.KeepAllAsync(
            Make.Draft("Vehicle", "registrationNumber=AB12 CDE", "model=White van"), Make.Draft("Vehicle", "registrationNumber=ab12cde") with { Dossier = Matched.First },
            Make.Person("name=Blessing Example", "passportNumber=XK123456"), Make.Person("name=Blesing Exampel", "passportNumber=XK 123456") with { Dossier = Matched.First });
        await matched.FollowAsync();
        var found = await matched.ProposalsAsync();
        Assert.Equal(2, found.Count);
        Assert.Contains(found, p => p.Reasons.Any(r => r.Feature == Feature.Vehicle));
        Assert.Contains(found, p => p.Reasons.Any(r => r.Feature == Feature.Document));
    }

    [Theory, EveryDatabase]
    public async Task A_name_in_another_script_still_meets_its_bearer(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Make.Person("name=Николай Петров", "birthDate=1988-03-14", "nationality=bg"), Make.Person("name=Nikolay Petrov", "birthDate=1988-03-14", "nationality=bg"));
        Assert.Equal(ProposalState.Open, pair.State);
    }

    [Theory, EveryDatabase]
    public async Task A_Chinese_name_meets_its_bearer_under_whatever_spelling(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.KeepAllAsync(
            Make.Person("name=王小明", "birthDate=1988-03-14"), Make.Person("name=Xiao Ming Wang", "birthDate=1988-03-14") with { Dossier = Matched.First },
            Make.Person("firstName=大文", "lastName=陳", "birthDate=1971-11-02"), Make.Person("name=Chan Tai Man", "birthDate=1971-11-02") with { Dossier = Matched.First },
            Make.Person("name=欧阳小红", "birthDate=1990-06-21"), Make.Person("firstName=Xiaohong", "lastName=Ouyang", "birthDate=1990-06-21") with { Dossier = Matched.First },
            Make.Person("name=王伟", "birthDate=1962-01-09"), Make.Person("name=曾志伟", "birthDate=1953-08-30"));
        await matched.FollowAsync();

        var found = await matched.ProposalsAsync();

        Assert.Equal([Level.Same, Level.Similar, Level.Same], found.Select(p => Assert.Single(p.Reasons, r => r.Feature == Feature.FullName).Level));
    }

    [Theory, EveryDatabase]
    public async Task A_Hebrew_name_meets_its_bearer_under_whatever_spelling(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Make.Person("name=חיים כהן", "birthDate=1966-02-27"), Make.Person("firstName=Haim", "lastName=Kohen", "birthDate=1966-02-27") with { Dossier = Matched.First });

        Assert.Equal(Level.Similar, Assert.Single(pair.Reasons, r => r.Feature == Feature.FullName).Level);
    }

    [Theory, EveryDatabase]
    public async Task A_key_that_very_many_share_is_skipped_and_counted(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await using (var db = test.Open())
        {
            var crowd = Enumerable.Range(0, Holders.Most + 20).Select(i => Make.Draft("Phone", "number=+447700900999") with { ExternalId = $"p{i}" }).ToList();
            Assert.False((await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync(crowd, Make.Machine, default)).IsRefused);
        }

        await matched.KeepAllAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second), Make.Draft("Phone", "number=+447700900999"));
        await matched.FollowAsync();
        Assert.Single(await matched.ProposalsAsync());
        await using var read = test.Open();
        var told = await read.Set<AuditEntry>().AsNoTracking().Where(e => e.What == nameof(MatchesProposed)).ToListAsync();
        Assert.True(told.Sum(e => e.Read<MatchesProposed>().KeysSkipped) > 0);
    }

    [Theory, EveryDatabase]
    public async Task A_corrected_record_keeps_what_people_decided(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "x2" });
        Assert.False((await matched.JudgeAsync(pair.Reference, Judgement.Different)).IsRefused);

        await using (var db = test.Open())
        {
            var corrected = Matched.MariaAgain() with { ExternalId = "x3", Supersedes = pair.Right };
            Assert.False((await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([corrected], Make.Machine, default)).IsRefused);
        }

        await matched.FollowAsync();
        var both = await matched.ProposalsAsync(); // one for the old pair, one for the successor: neither is open again
        Assert.Equal([ProposalState.Different, ProposalState.Different], both.Select(p => p.State));
        await using var read = test.Open();
        var inForce = Assert.Single(await read.Judgements.AsNoTracking().Where(j => j.InForce).ToListAsync());
        Assert.Equal(Judgement.Different, inForce.Judgement);
        Assert.NotEqual(pair.Right, inForce.Right);
    }
}
