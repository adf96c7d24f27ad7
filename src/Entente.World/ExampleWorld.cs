using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.World;

/// <summary>Fills an empty centre with the example world, through the same use cases that people use, with acts of the days on which they happened.</summary>
public sealed class ExampleWorld(IServiceProvider services, Action<IServiceProvider, Reader> signIn, WorldSize size, int seed)
{
    public const int Seed = 2_026;
    private const int Batch = 2_000;

    /// <summary>Empty, being made or made: a fill that was stopped half-way must not pass for a world.</summary>
    public static async Task<WorldState> StateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<IStore>().Open(Reader.Machine);
        if (await db.Set<AuditEntry>().AnyAsync(e => e.What == nameof(ExampleWorldMade), ct)) return WorldState.Made;
        return await db.Users.AnyAsync(ct) || await db.Records.AnyAsync(ct) ? WorldState.Other : WorldState.Empty;
    }

    /// <summary>Makes it all. The truth is returned and kept nowhere else.</summary>
    public async Task<Truth> FillAsync(CancellationToken ct)
    {
        _ = services.GetRequiredService<Ledger>();
        var clock = services.GetRequiredService<TimeProvider>();
        var world = new World(WorldData.Shipped, size, seed, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var town = Town.Found(world.Data, services.GetRequiredService<IdSource>());
        var truth = new Truth();
        await SettleAsync(town, ct);

        var now = clock.GetUtcNow();
        var dossiers = DossierPlan.For(world, town, now);
        HashSet<int> told = [.. dossiers.Select(d => d.Person)];
        await KeepListsAsync(world, town, truth, told, ct);
        var desk = new Desk(services, signIn, town);
        var drafts = new DraftPlan(world, town, told, now);
        foreach (var step in dossiers.SelectMany(d => d.Steps()).Concat(drafts.Steps()).OrderBy(s => s.When).ToList()) await step.Do(desk, truth, ct);
        await desk.JudgeAsync(truth, now, ct);
        await desk.BreakGlassAsync([.. dossiers.Select(d => d.Case).Where(c => c != default)], now, ct);

        await using var db = Store.Open(Reader.Machine);
        await db.CommitAsync(Act.OfMachine(clock.GetUtcNow()), new ExampleWorldMade(size.Name, seed, truth.People.Count), ct);
        return truth;
    }

    private IStore Store => services.GetRequiredService<IStore>();

    /// <summary>The bodies, the teams, the sources and the personas, as if they had been there from the first day.</summary>
    private async Task SettleAsync(Town town, CancellationToken ct)
    {
        await using var db = Store.Open(Reader.Machine);
        var act = Act.OfMachine(new(2009, 4, 1, 8, 0, 0, TimeSpan.Zero));
        var ids = services.GetRequiredService<IdSource>();
        db.AddRange(town.Bodies);
        db.Add(town.Intake);
        db.AddRange(town.Sources);
        List<(User User, Role Role)> people = [.. town.Personas, .. town.Colleagues];
        db.AddRange(people.Select(p => p.User));
        db.AddRange(people.Select(p => UserRole.Held(ids.Next<UserRoleId>(), p.User.Id, p.Role, act.When)));
        await db.CommitAsync(act,
            [.. town.Bodies.Select(b => (Event)new OrganisationAdded(b.Id)), .. town.Sources.Select(s => new SourceAdded(s.Id, s.Kind, s.Reference)), .. people.Select(p => new RoleGranted(p.User.Id, p.Role, default, true))], ct);
    }

    /// <summary>What the bodies had on their lists over the years. People with a dossier tell their story there.</summary>
    private async Task KeepListsAsync(World world, Town town, Truth truth, HashSet<int> told, CancellationToken ct)
    {
        var keep = new KeepManyRecords(services.GetRequiredService<Ledger>(), new(services.GetRequiredService<IdSource>(), Ontology.Shipped));
        await using var db = Store.Open(Reader.Machine);
        var reports = world.Reports().Where(r => !(told.Contains(r.Things[0].Person!.Value) && r.Number % 5 == 0));
        foreach (var batch in reports.OrderBy(r => r.Day).Chunk(Batch))
        {
            var things = batch.SelectMany(r => r.Things.Select(t => (Report: r, Thing: t))).ToList();
            var act = Act.OfMachine(At(batch[^1].Day, 6));
            var kept = await keep.RunAsync(db, things.Select(t => (Draft(town, world.Data, t.Report, t.Thing), At(t.Report.Day, 10))), act, ct);
            foreach (var ((_, thing), record) in things.Zip(kept.Value))
            {
                if (thing.Person is { } person) truth.Add(record.Reference.Text, person);
            }
        }
    }

    private static RecordDraft Draft(Town town, WorldData data, Report report, ReportedThing thing)
    {
        var body = data.Bodies[report.Source];
        return new(thing.Schema, thing.Statements)
        {
            Source = town.Sources[report.Source].Id,
            Organisation = town.Bodies[report.Source].Id,
            // A police report on an exploiter is intelligence; what the border says stays the border's.
            Compartment = body.Sort == OrganisationSort.Border ? Compartment.Border
                : body.Sort == OrganisationSort.Police && thing.Person < 0 ? Compartment.Intelligence : Compartment.Decision,
            Reliability = town.Sources[report.Source].Reliability,
            Said = PartialDate.Of(report.Day),
            Language = report.Language,
            ExternalId = thing.Number,
        };
    }

    internal static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new(hour, 0)), TimeSpan.Zero);
}

/// <summary>Whether the database holds the example world, nothing, or something else: a centre, or a world that was not finished.</summary>
public enum WorldState { Empty, Made, Other }

/// <summary>The example world was made.</summary>
public sealed record ExampleWorldMade(string Size, int Seed, int Statements) : Event;
