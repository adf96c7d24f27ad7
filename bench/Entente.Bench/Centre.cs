using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Entente.World;
using Microsoft.EntityFrameworkCore;

namespace Entente.Bench;

/// <summary>A centre of any size to measure on: the example world's people streamed in, one case for each fifty, personas of whom each has forty dossiers.</summary>
internal sealed class Centre : IAsyncDisposable
{
    private const int Batch = 10_000;
    public const int DossiersOfEach = 40;

    private Centre(string database) => (Store, Ledger) = Databases.Databases.Start(database, Pulse);

    public IStore Store { get; }
    public Ledger Ledger { get; }

    /// <summary>Rings at each commit.</summary>
    public Pulse Pulse { get; } = new();

    public IdSource Ids { get; } = new(TimeProvider.System, Random.Shared);
    public RecordMaker Maker => field ??= new(Ids, Ontology.Shipped);
    public World.World World { get; private set; } = null!;

    public static async Task<Centre> OpenAsync(Options options)
    {
        if (options.Kind == "SQLite" && Path.GetDirectoryName(options.Database) is { Length: > 0 } folder && !options.Database.Contains('=', StringComparison.Ordinal)) Directory.CreateDirectory(folder);
        var centre = new Centre(options.Database) { World = new(WorldData.Shipped, new("bench", options.Persons, 0), 1, new(2026, 3, 2)) };
        await using var db = centre.Store.Open(Reader.Machine);
        await Databases.Upgrade.RunAsync(db, default);
        return centre;
    }

    /// <summary>Fills it where it is empty.</summary>
    public async Task FillAsync()
    {
        await using (var db = Store.Open(Reader.Machine))
        {
            if (await db.Users.AnyAsync())
            {
                Console.WriteLine($"Using the {Store.Where} as it lies.");
                return;
            }
        }

        var watch = Stopwatch.StartNew();
        var kept = 0L;
        foreach (var batch in Drafts().Chunk(Batch)) kept += await KeepAsync(batch);
        Console.WriteLine($"Filled the {Store.Where}: {kept:N0} records of {World.Size.Persons:N0} people in {watch.Elapsed.TotalSeconds:0} s, {kept / watch.Elapsed.TotalSeconds:N0} a second.");
        await StaffAsync();
    }

    /// <summary>What the lists say of each person, without the things around them: one record a report. One person in fifty has a dossier.</summary>
    public IEnumerable<RecordDraft> Drafts() => World.Reports().Select(report =>
    {
        var person = report.Things[0];
        var dossier = person.Person!.Value % 50 == 0 ? new DossierId(person.Person.Value + 1) : default;
        return new RecordDraft(person.Schema, person.Statements)
        {
            Source = new(report.Source + 1),
            Organisation = new(report.Source + 1),
            Dossier = dossier,
            Said = PartialDate.Of(report.Day),
            Language = report.Language,
            ExternalId = person.Number,
        };
    });

    public async Task<int> KeepAsync(IEnumerable<RecordDraft> drafts)
    {
        await using var db = Store.Open(Reader.Machine);
        var act = Act.OfMachine(TimeProvider.System.GetUtcNow());
        return (await new KeepManyRecords(Ledger, Maker).RunAsync(db, drafts.Select(d => (d, act.When)), act, default)).Value.Count;
    }

    private async Task StaffAsync()
    {
        var act = Act.OfMachine(TimeProvider.System.GetUtcNow());
        var bodies = World.Data.Bodies.Select((b, i) => new Organisation { Id = new(i + 1), Reference = Reference.New("ORG"), Name = b.Name, Sort = b.Sort }).ToList();
        var team = new Team { Id = new(1), Reference = Reference.New("TEAM"), Organisation = bodies[0].Id, Name = "Intake (made up)" };
        var people = World.Data.Personas.Select((p, i) => (User: User.New(new(i + 1), $"bench{i}", p.Name, $"bench{i}@example.org", bodies.First(b => b.Name == p.Organisation).Id, bodies[0].Name == p.Organisation ? team.Id : default, persona: true), p.Role)).ToList();
        await using (var db = Store.Open(Reader.Machine))
        {
            db.AddRange(bodies);
            db.Add(team);
            db.AddRange(people.Select(p => p.User));
            db.AddRange(people.Select((p, i) => UserRole.Held(new(i + 1), p.User.Id, p.Role, act.When.AddYears(-1))));
            db.AddRange(World.Data.Bodies.Select((b, i) => new RecordSource { Id = new(i + 1), Reference = Reference.New("SRC"), Name = $"Bench: {b.Name}", Kind = SourceKind.Partner, Reliability = Reliability.Untested, Organisation = new(i + 1) }));
            await db.CommitAsync(act, new CentreSetUp(bodies[0].Id, people[0].User.Id), default);
        }

        var workers = people.Where(p => p.Role is Role.CaseWorker or Role.DecisionMaker).ToList();
        var number = 0;
        foreach (var chunk in Enumerable.Range(0, World.Size.Persons / 50).Chunk(2_000))
        {
            await using var db = Store.Open(Reader.Machine);
            foreach (var i in chunk)
            {
                var opened = Case.Open(Ids, new(Reference.New("REF"), new(i * 50 + 1), new(2), team.Id, "gb-eaw", act.When.AddDays(-i % 4_000), i % 3 == 0), act);
                db.Add(opened);
                // The latest and the oldest, so that a list cannot live on one end of an index.
                if (i % (World.Size.Persons / 50 / DossiersOfEach + 1) == 0)
                {
                    foreach (var (user, role) in workers) db.Add(new Assignment { Id = new(++number), Dossier = opened.Dossier, User = user.Id, Role = role, From = act.When });
                }
            }

            await db.CommitAsync(act, new BenchFilled(chunk.Length), default);
        }
    }

    /// <summary>Lets followers begin at the log's end: what was filled in is not theirs to compare while pages are measured.</summary>
    public async Task SkipFollowersAsync(IEnumerable<string> names)
    {
        await using var db = Store.Open(Reader.Machine);
        var last = await db.Set<AuditEntry>().MaxAsync(e => e.Seq);
        foreach (var name in names)
        {
            var cursor = await db.Set<FollowerCursor>().SingleOrDefaultAsync(c => c.Name == name);
            if (cursor is null) db.Add(cursor = new() { Name = name });
            cursor.Seq = last;
        }

        await db.SaveBookkeepingAsync(default);
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private sealed record BenchFilled(int Cases) : Event;
}
