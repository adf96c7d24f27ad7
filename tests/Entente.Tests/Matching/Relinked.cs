using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Grading;
using Entente.Matching.Relinking;
using Entente.Records;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

/// <summary>A database with people who may compare anew, put together as the site does it.</summary>
internal sealed class Relinked(TestDb test, LinkModel? model = null)
{
    private readonly RecordFeatures _features = new(Ontology.Shipped);

    /// <summary>The shipped model asking for another probability.</summary>
    public static LinkModel Asking(double propose, string version = "asking") =>
        LinkModel.Default with { Version = version, Kinds = [.. LinkModel.Default.Kinds.Select(k => k with { Propose = propose })] };

    /// <summary>Somebody with an account who acts in this role.</summary>
    public async Task<Act> SomebodyAsync(Role role = Role.Supervisor, TeamId team = default)
    {
        var people = Make.Person(out var user, Make.Centre, team == default ? new(10) : team, false, role);
        await test.AddAsync(people);
        return new(Make.Reader(role, user.Id.Value, team: team), Make.PurposeOf(role), Make.Now);
    }

    public async Task<Result<Relink>> StartAsync(Act act, RelinkForm? form = null)
    {
        await using var db = test.Open(act.Reader);
        return await new StartRelink(db, test.Store, test.Gate, Model, test.Ids).RunAsync(form ?? Form(), act, default);
    }

    public static RelinkForm Form(RelinkScope? scope = RelinkScope.All) => new() { Scope = scope, Why = "Made up: the model is a new one" };

    /// <summary>Lets the background do all that waits.</summary>
    public async Task<Relink> RunAsync(Reference run, int batch = 1_000)
    {
        await Runner(batch).RunAsync(run, default);
        return await ReadAsync(run);
    }

    public async Task<Relink> PreviewAsync(Act act, RelinkForm? form = null) => await RunAsync((await StartAsync(act, form)).Value.Reference);

    public RunRelink Runner(int batch = 1_000, int slice = 1_000) => new(test.Store, new Standings(test.Store, new At(Make.Now)), Model, _features, Ontology.Shipped, new(), GradeRules.Shipped, test.Ids, new At(Make.Now)) { Batch = batch, Slice = slice };

    public ComparePass Pass(int batch) => new(test.Store, Model, _features, Ontology.Shipped, new(), GradeRules.Shipped) { Batch = batch };

    public async Task<Result<Relink>> ChooseAsync(Reference run, Act act, params RelinkKind[] kinds)
    {
        await using var db = test.Open(act.Reader);
        return await new ChooseChanges(db, test.Gate, Model).RunAsync(run, kinds.Length == 0 ? [RelinkKind.New, RelinkKind.Withdrawn, RelinkKind.Moved] : kinds, act, default);
    }

    public async Task<Relink> MakeAsync(Reference run, Act act, params RelinkKind[] kinds)
    {
        Assert.False((await ChooseAsync(run, act, kinds)).IsRefused);
        return await RunAsync(run);
    }

    public async Task<Result<Relink>> UndoAsync(Reference run, Act act, string why = "Made up: too many")
    {
        await using var db = test.Open(act.Reader);
        return await new UndoRelink(db, test.Gate).RunAsync(run, why, act, default);
    }

    public async Task<Result<Relink>> StopAsync(Reference run, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new StopRelink(db, test.Gate).RunAsync(run, act, default);
    }

    public async Task<Result<Relink>> GoOnAsync(Reference run, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new GoOnRelink(db, test.Store, test.Gate, Model).RunAsync(run, act, default);
    }

    public async Task<Relink> ReadAsync(Reference run)
    {
        await using var db = test.Open();
        return await db.Relinks.AsNoTracking().SingleAsync(r => r.Reference == run);
    }

    public async Task<List<RelinkPair>> PairsAsync(Relink run)
    {
        await using var db = test.Open();
        return await db.RelinkPairs.AsNoTracking().Where(p => p.Run == run.Id).OrderBy(p => p.Left).ThenBy(p => p.Right).ToListAsync();
    }

    /// <summary>What somebody reads of a run.</summary>
    public async Task<T> AskAsync<T>(Act act, Func<RelinkFile, Task<T>> ask)
    {
        await using var db = test.Open(act.Reader);
        var sides = new Sides(db, Ontology.Shipped, Pointers.Shipped);
        return await ask(new(db, test.Ledger, sides, new(db, test.Ledger, sides, Model, Ontology.Shipped)));
    }

    private LinkModel Model => model ?? LinkModel.Default;

    internal sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
