using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Storage;
using Entente.World;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Matching;

/// <summary>The follower remembers keys and records so as not to read them again: that must never change what it proposes.</summary>
public sealed class MatchingMemoryTests
{
    private static readonly MatchingMemory None = new() { Keys = 2, Records = 2 };

    [Theory, EveryDatabase]
    public async Task What_is_proposed_is_what_comparing_every_pair_plainly_gives(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var records = await KeepSightingsAsync(test);

        await test.FollowAsync(Follower(test));

        var plain = Plain(records);
        Assert.True(plain.Count > 50, $"too few pairs to tell anything: {plain.Count}");
        Assert.Equal(plain, await ProposedAsync(test));
    }

    [Theory, EveryDatabase]
    public async Task A_follower_that_can_remember_nothing_proposes_the_same(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var records = await KeepSightingsAsync(test);

        await test.FollowAsync(Follower(test, None));

        Assert.Equal(Plain(records), await ProposedAsync(test));
    }

    [Fact]
    public async Task A_follower_that_begins_in_the_middle_proposes_the_same()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var records = await KeepSightingsAsync(test);

        bool moved;
        do moved = await new Followers(test.Store, [], TimeProvider.System).StepAsync(new OneAtATime(Follower(test)), default);
        while (moved);

        Assert.Equal(Plain(records), await ProposedAsync(test));
    }

    [Theory, EveryDatabase]
    public async Task A_record_whose_number_was_drawn_before_those_already_followed_still_meets_them(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.KeepAllAsync(Matched.Maria(Matched.First), Make.Person("name=Nobody Else"));
        await matched.FollowAsync();

        var yesterday = new IdSource(new Yesterday(), new Random(2));
        await using var db = test.Open();
        await new KeepRecords(db, Make.Maker(yesterday)).RunAsync([Matched.MariaAgain(Matched.Second)], Make.Machine, default);
        await matched.FollowAsync();

        Assert.Single(await matched.ProposalsAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_record_followed_by_itself_is_remembered_for_those_that_come_after(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        foreach (var said in (RecordDraft[])[Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second), Matched.Maria() with { ExternalId = "third" }])
        {
            await matched.KeepAsync(said);
            await matched.FollowAsync();
        }

        Assert.Equal(3, (await matched.ProposalsAsync()).Count);
    }

    private static ProposeMatches Follower(TestDb test, MatchingMemory? memory = null) =>
        new(LinkModel.Default, new(Ontology.Shipped), Ontology.Shipped, new Entities(test.Ids), test.Ids, memory ?? new(), Entente.Matching.Grading.GradeRules.Shipped);

    /// <summary>Made-up sightings, many persons seen twice and more: some as an import keeps them, many to a commit, some in small commits.</summary>
    private static async Task<List<Record>> KeepSightingsAsync(TestDb test)
    {
        var world = new Entente.World.World(WorldData.Shipped, new("memory", 700, 0), 4, new(2026, 3, 2));
        List<RecordDraft> drafts = [.. world.Reports().Concat(world.Reports().Where(r => r.Number % 3 == 0)).Select((r, i) => Make.Draft("Person") with
        {
            Statements = r.Things[0].Statements, ExternalId = $"s{i}",
        })];
        var maker = Make.Maker(test.Ids);
        foreach (var many in drafts.Take(600).Chunk(300))
        {
            await using var db = test.Open();
            Assert.False((await new KeepManyRecords(test.Ledger, maker).RunAsync(db, many.Select(d => (d, Make.Now)), Make.Machine, default)).IsRefused);
        }

        foreach (var few in drafts.Skip(600).Chunk(40))
        {
            await using var db = test.Open();
            Assert.False((await new KeepRecords(db, maker).RunAsync(few, Make.Machine, default)).IsRefused);
        }

        await using var read = test.Open();
        return await read.Records.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>The same rules without a memory, a batch or a query: every record with every one before it.</summary>
    private static List<string> Plain(List<Record> records)
    {
        var features = new RecordFeatures(Ontology.Shipped);
        var linked = records.Select(r => new LinkedRecord(r.Id, r.Dossier, features.Of(r), Candidates.KeysOf(Ontology.Shipped[r.Schema], r.Statements))).ToList();
        var holders = linked.SelectMany(r => r.Keys.Select(k => (Key: k, r.Id))).GroupBy(k => k.Key).ToDictionary(g => g.Key, g =>
        {
            var all = new Holders(0, 0);
            foreach (var (_, id) in g) all.Add(id);
            return all;
        });
        var pairs = new List<(RecordId Left, RecordId Right, double Probability)>();
        for (var i = 0; i < linked.Count; i++)
        {
            var record = linked[i];
            long[] telling = [.. record.Keys.Where(k => !holders[k].IsCommon)];
            var worth = linked.Take(i).Select(other => (Other: other, Points: other.Keys.Intersect(telling).Sum(k => Candidates.Points(Keys.KindOf(k)))))
                .Where(x => x.Points >= 2 - 1e-9).OrderByDescending(x => Math.Round(x.Points, 6)).ThenBy(x => x.Other.Id).Take(Candidates.MostOfOne);
            var linker = new Linker(LinkModel.Default, new KeyCounts(records.Count, record, holders));
            pairs.AddRange(worth.Select(x => (x.Other.Id, record.Id, Match: linker.Compare(x.Other.Link!, record.Link!))).Where(x => x.Match.Probability >= Matched.Shipped(Purpose.Duty).Possible).Select(x => (x.Item1, x.Item2, x.Match.Probability)));
        }

        return [.. pairs.OrderBy(p => p.Left).ThenBy(p => p.Right).Select(p => $"{p.Left.Value}-{p.Right.Value} {p.Probability:F9}")];
    }

    private static async Task<List<string>> ProposedAsync(TestDb test)
    {
        await using var db = test.Open();
        return [.. (await db.Proposals.AsNoTracking().ToListAsync()).OrderBy(p => p.Left).ThenBy(p => p.Right).Select(p => $"{p.Left.Value}-{p.Right.Value} {p.Probability:F9}")];
    }

    /// <summary>The follower, killed and begun anew after each commit.</summary>
    private sealed class OneAtATime(ProposeMatches follower) : IFollower
    {
        public string Name => follower.Name;
        public bool Follows(string what) => follower.Follows(what);
        public int Reach(IReadOnlyList<AuditEntry> wanted) => 1;
        public Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct) => follower.FollowAsync(db, entries, machine, ct);
    }

    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-1);
    }
}
