using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>A centre of any size to measure on: the example world's people streamed in, one case for each fifty, a desk of people who work on them.</summary>
internal sealed class Centre : IAsyncDisposable
{
    private const int Batch = 10_000;
    public const int PersonsToACase = 50;

    private Centre(Options options)
    {
        Keys = new(KeyFiles.At(options.SiteFolder));
        (Store, Ledger) = Databases.Databases.Start(options.Database, Pulse, Keys);
    }

    public KeyRing Keys { get; }

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
        var centre = new Centre(options) { World = new(WorldData.Shipped, new("bench", options.Persons, 0), 1, new(2026, 3, 2)) };
        await using var db = centre.Store.Open(Reader.Machine);
        await Databases.Upgrade.RunAsync(db, default);
        await KeysAtStart.RequireAsync(db, TimeProvider.System.GetUtcNow(), default);
        return centre;
    }

    /// <summary>Fills it where it is empty, and lets matching propose what there is to propose.</summary>
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
        watch.Restart();
        await using (var rooms = Rooms()) await rooms.GetRequiredService<Followers>().CatchUpAsync(default);
        Console.WriteLine($"Proposed its matches in {watch.Elapsed.TotalSeconds:0} s, {kept / watch.Elapsed.TotalSeconds:N0} records a second.");
        await new Desk(this).FillAsync();
    }

    /// <summary>The follower of matching as the site has it.</summary>
    public ServiceProvider Rooms() =>
        new ServiceCollection().AddSingleton(Store).AddSingleton(Ids).AddSingleton(TimeProvider.System).AddSingleton<Followers>().AddMatching().BuildServiceProvider();

    /// <summary>What the lists say of each person, without the things around them: one record a report. One person in fifty has a dossier.</summary>
    public IEnumerable<RecordDraft> Drafts() => World.Reports().Select(report =>
    {
        var person = report.Things[0];
        var dossier = person.Person!.Value % PersonsToACase == 0 ? new DossierId(person.Person.Value + 1) : default;
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
}
