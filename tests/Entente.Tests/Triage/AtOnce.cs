using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Triage.Many;
using Entente.Triage.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Triage;

/// <summary>A database with people who may deal with many, put together as the site does it.</summary>
internal sealed class AtOnce(TestDb test)
{
    public static readonly TeamId Ours = new(10);
    public static readonly TeamId North = new(11);

    public Team NorthTeam { get; } = new() { Id = North, Reference = Reference.New("TEAM"), Organisation = Make.Centre, Name = "North (made up)" };

    public Task PlantAsync() => test.AddAsync(new Organisation { Id = Make.Centre, Reference = Reference.New("ORG"), Name = "Centre", Sort = OrganisationSort.Centre }, NorthTeam, new Team { Id = Ours, Reference = Reference.New("TEAM"), Organisation = Make.Centre, Name = "Ours (made up)" });

    public async Task<(Act Act, User User)> SomebodyAsync(Role role)
    {
        var people = Make.Person(out var user, Make.Centre, Ours, false, role);
        await test.AddAsync(people);
        return (new(Make.Reader(role, user.Id.Value, team: Ours), Make.PurposeOf(role), Make.Now), user);
    }

    public async Task<List<Referral>> ReferralsAsync(int many, params string[] answers)
    {
        var all = new List<Referral>();
        for (var i = 0; i < many; i++) all.Add(await Make.ReferralAsync(test, answers));
        return all;
    }

    public async Task<Result<ManyRun>> ChooseAsync(Act act, IEnumerable<Reference> references)
    {
        await using var db = test.Open(act.Reader);
        return await Chooser(db).TickedAsync([.. references.Select(r => r.Text)], act, default);
    }

    public async Task<Result<ManyRun>> ChooseAllAsync(Act act, TriageFilter filter)
    {
        await using var db = test.Open(act.Reader);
        return await Chooser(db).AllOfQueueAsync(filter, act, default);
    }

    public async Task<Result<ManyRun>> PreviewAsync(Act act, ManyRun run, ManyForm form)
    {
        await using var db = test.Open(act.Reader);
        return await new PreviewMany(db, test.Store, test.Gate, QuestionSets.Shipped).RunAsync(run.Reference, form, act, default);
    }

    public ManyForm ToNorth => new() { Action = ManyAction.Route, Team = NorthTeam.Reference.Text };

    public static ManyForm To(User user, Role role = Role.CaseWorker) => new() { Action = ManyAction.Assign, Person = $"{role}:{user.Reference.Text}" };

    public static ManyForm ByRule(Role role = Role.CaseWorker) => new() { Action = ManyAction.ByRule, Role = role };

    /// <summary>Chosen and previewed.</summary>
    public async Task<ManyRun> ReadyAsync(Act act, IEnumerable<Referral> referrals, ManyForm form) => (await PreviewAsync(act, (await ChooseAsync(act, referrals.Select(r => r.Reference))).Value, form)).Value;

    public async Task<Result<ManyRun>> ConfirmAsync(Act act, ManyRun run)
    {
        await using var db = test.Open(act.Reader);
        return await new ConfirmMany(db, test.Gate).RunAsync(run.Reference, act, default);
    }

    public async Task<Result<ManyRun>> StopAsync(Act act, ManyRun run)
    {
        await using var db = test.Open(act.Reader);
        return await new StopMany(db, test.Gate).RunAsync(run.Reference, act, default);
    }

    public async Task<Result<ManyRun>> GoOnAsync(Act act, ManyRun run)
    {
        await using var db = test.Open(act.Reader);
        return await new GoOnMany(db, test.Gate).RunAsync(run.Reference, act, default);
    }

    public async Task<Result<ManyRun>> UndoAsync(Act act, ManyRun run)
    {
        await using var db = test.Open(act.Reader);
        return await new UndoMany(db, test.Gate, ManyTerms.Shipped).RunAsync(run.Reference, act, default);
    }

    /// <summary>A program of its own, as after a kill.</summary>
    public RunMany Runner(int toACommit = 50, DateTimeOffset? when = null) => new(test.Store, new Standings(test.Store, new At(when ?? Make.Now)), ManyTerms.Shipped, test.Ids, new At(when ?? Make.Now)) { ToACommit = toACommit };

    public async Task<ManyRun> MakeAsync(Act act, ManyRun run)
    {
        Assert.False((await ConfirmAsync(act, run)).IsRefused);
        await Runner().RunAsync(run.Reference, default);
        return await ReadAsync(run);
    }

    public async Task<ManyRun> ReadAsync(ManyRun run)
    {
        await using var db = test.Open();
        return await db.ManyRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id);
    }

    public async Task<List<ManyRow>> RowsAsync(ManyRun run)
    {
        await using var db = test.Open();
        return await db.ManyRows.AsNoTracking().Where(r => r.Run == run.Id).OrderBy(r => r.Number).ToListAsync();
    }

    public async Task<ManyView?> FileAsync(Act act, ManyRun run)
    {
        await using var db = test.Open(act.Reader);
        return await new ManyFile(db, test.Ledger, ManyTerms.Shipped).ReadAsync(run.Reference, 0, act, default);
    }

    public async Task<int> CountAsync<TEvent>() where TEvent : Event
    {
        await using var db = test.Open();
        return await db.Set<AuditEntry>().CountAsync(e => e.What == typeof(TEvent).Name);
    }

    public async Task<List<TeamId>> TeamsAsync(IEnumerable<Referral> referrals)
    {
        ReferralId[] ids = [.. referrals.Select(r => r.Id)];
        await using var db = test.Open();
        return await db.Referrals.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).Select(r => r.Team).ToListAsync();
    }

    public async Task<List<Assignment>> AssignmentsAsync()
    {
        await using var db = test.Open();
        return await db.Set<Assignment>().AsNoTracking().OrderBy(a => a.Id).ToListAsync();
    }

    public async Task<Result<SharingRule>> KeepRuleAsync(Act act, SharingForm form)
    {
        await using var db = test.Open(act.Reader);
        return await new KeepSharingRule(db, test.Gate, QuestionSets.Shipped, test.Ids).RunAsync(form, act, default);
    }

    public static SharingForm Rule(params User[] people) => new() { For = Role.CaseWorker, Turn = SharingTurn.LongestAgo, People = [.. people.Select(p => p.Reference.Text)] };

    public async Task<TriagePage> QueueAsync(Act act, TriageFilter filter)
    {
        await using var db = test.Open(act.Reader);
        return await Queue(db).ReadAsync(filter, act, default);
    }

    public async Task<TriageAll> AllAsync(Act act, TriageFilter filter, int most = 1_000)
    {
        await using var db = test.Open(act.Reader);
        return await Queue(db).AllAsync(filter, most, act, default);
    }

    private ChooseMany Chooser(Entente.Storage.EntenteDb db) => new(db, test.Gate, Queue(db), ManyTerms.Shipped, test.Ids);

    private TriageQueue Queue(Entente.Storage.EntenteDb db) => new(db, test.Ledger, QuestionSets.Shipped, new Sides(db, Ontology.Shipped, Pointers.Shipped));

    internal sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
