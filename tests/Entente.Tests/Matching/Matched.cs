using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Grading;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Matching;

/// <summary>A database with records and the follower of this room, put together as the site does it.</summary>
internal sealed class Matched(TestDb test)
{
    public static readonly DossierId First = new(501);
    public static readonly DossierId Second = new(502);

    /// <summary>What whoever works for deciding on a case calls a pair, by the lines that are shipped.</summary>
    public static MatchStrength? Called(Proposal pair) => Shipped(Purpose.Decision).Call(pair.Probability);

    public static MatchLines Shipped(Purpose purpose) => ShippedLines.Shipped.On(purpose, DateOnly.FromDateTime(Make.Now.Date))!.Lines;

    private readonly RecordFeatures _features = new(Ontology.Shipped);
    private readonly Entities _entities = new(test.Ids);

    public ProposeMatches Follower => field ??= new(LinkModel.Default, _features, Ontology.Shipped, _entities, test.Ids, new(), GradeRules.Shipped);

    /// <summary>Says the same person in two ways, with the usual mistakes.</summary>
    public static RecordDraft Maria(DossierId dossier = default) => Make.Person("firstName=Maria", "lastName=Popescu", "birthDate=1990-05-07", "gender=female", "nationality=ro", "phone=+447700900123") with { Dossier = dossier };

    public static RecordDraft MariaAgain(DossierId dossier = default) => Make.Person("name=POPESCU, Mariya", "birthDate=1990-07-05", "nationality=ro", "phone=+447700900123") with { Dossier = dossier };

    public async Task<Record> KeepAsync(RecordDraft draft)
    {
        await using var db = test.Open();
        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([draft], Make.Machine, default);
        return kept.Value.Records[0];
    }

    public async Task<List<Record>> KeepAllAsync(params RecordDraft[] drafts)
    {
        var kept = new List<Record>();
        foreach (var draft in drafts) kept.Add(await KeepAsync(draft));
        return kept;
    }

    public Task FollowAsync() => test.FollowAsync(Follower);

    public async Task<List<Proposal>> ProposalsAsync()
    {
        await using var db = test.Open();
        return await db.Proposals.AsNoTracking().OrderBy(p => p.Id).ToListAsync();
    }

    public async Task<Proposal> PairAsync(RecordDraft one, RecordDraft other)
    {
        await KeepAllAsync(one, other);
        await FollowAsync();
        return Assert.Single(await ProposalsAsync());
    }

    public async Task<Result<Proposal>> JudgeAsync(Reference pair, Judgement answer, Act? act = null, string why = "Seen both photos")
    {
        act ??= Make.Act(Role.Supervisor);
        await using var db = test.Open(act.Reader);
        return await new JudgePair(db, test.Gate, _entities, test.Ids).RunAsync(pair, new() { Answer = answer, Why = why }, act, default);
    }

    public async Task<Result<Proposal>> UndoAsync(Reference pair, string why = "Looked again")
    {
        var act = Make.Act(Role.Supervisor);
        await using var db = test.Open(act.Reader);
        return await new UndoJudgement(db, test.Gate, _entities, test.Ids).RunAsync(pair, why, act, default);
    }

    /// <summary>A proposal between two records, whatever the model thinks of them.</summary>
    public async Task<Reference> ByHandAsync(Record one, Record other, Act? act = null)
    {
        act ??= Make.Act(Role.Supervisor);
        await using var db = test.Open(act.Reader);
        return (await new ProposeByHand(db, test.Gate, new(test.Store, LinkModel.Default, _features, Ontology.Shipped, GradeRules.Shipped), test.Ids).RunAsync(one.Reference, other.Reference, act, default)).Value.Reference;
    }

    /// <summary>Other lines, asked for by an administrator and agreed to by a supervisor.</summary>
    public async Task SetLinesAsync(Purpose purpose, MatchLines lines)
    {
        var (asks, agrees) = (Make.Act(Role.Administrator), Make.Act(Role.Supervisor));
        await using var db = test.Open(asks.Reader);
        var form = new LinesForm { Possible = LinesForm.Written(lines.Possible), Likely = LinesForm.Written(lines.Likely), AlmostCertain = LinesForm.Written(lines.AlmostCertain), Why = "Made up" };
        form.Seen = await db.LinesVersions.Where(v => v.For == purpose && v.State == LinesState.InForce).Select(v => v.Number).SingleOrDefaultAsync();
        var asked = (await new AskLines(db, test.Ledger, test.Ids).RunAsync(purpose, form, asks, default)).Value;
        await using var second = test.Open(agrees.Reader);
        Assert.False((await new AnswerLines(second, test.Ledger).RunAsync(purpose, asked.Number, true, null, agrees, default)).IsRefused);
    }

    /// <summary>Which records share an entity, as sets of their order of keeping.</summary>
    public async Task<string> EntitiesAsync(List<Record> records)
    {
        await using var db = test.Open();
        var members = await db.EntityMembers.AsNoTracking().ToListAsync();
        return string.Join(" ", members.GroupBy(m => m.Entity)
            .Select(g => string.Concat(g.Select(m => (char)('A' + records.FindIndex(r => r.Id == m.Record))).Order())).Order());
    }

    public async Task<PairView?> ReadAsync(Reference pair, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new PairFile(db, test.Ledger, SidesOf(db), LinkModel.Default, Ontology.Shipped).ReadAsync(pair, act, default);
    }

    public async Task<QueuePage> QueueAsync(Act act, QueueQuery? query = null)
    {
        await using var db = test.Open(act.Reader);
        return await new ProposalQueue(db, test.Ledger, SidesOf(db)).ReadAsync(query ?? new(), act, default);
    }

    public async Task<IReadOnlyList<KnownThing>> KnownAsync(DossierId dossier, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new KnownAlready(db, SidesOf(db), Ontology.Shipped, test.Ledger).ReadAsync(dossier, act, default);
    }

    public Task AssignAsync(Act act, DossierId dossier) =>
        test.AddAsync(new Assignment { Id = test.Ids.Next<AssignmentId>(), Dossier = dossier, User = act.Reader.User, Role = act.Reader.Role, From = Make.Now });

    public Task NameAsync(OrganisationId id, string name) =>
        test.AddAsync(new Organisation { Id = id, Reference = Reference.New("ORG"), Name = name, Sort = OrganisationSort.Other });

    private static Sides SidesOf(EntenteDb db) => new(db, Ontology.Shipped, Pointers.Shipped);
}
