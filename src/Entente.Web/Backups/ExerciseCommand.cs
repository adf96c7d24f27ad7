using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Web.Shell;
using Entente.World;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Backups;

/// <summary>"entente exercise": writes made-up records, batches and remembered reads until it is stopped, and prints each one as soon as it is acknowledged. For pulling the plug on one's own machine; a test kills it again and again.</summary>
internal sealed class ExerciseCommand(IServiceProvider services, TextWriter console, TimeSpan pause)
{
    private const int BatchOfReports = 12;
    private readonly string _run = Reference.New("RUN").Text;
    private readonly Lock _printing = new();

    public static async Task<int> RunAsync(string[] args, TextWriter? console = null)
    {
        console ??= Console.Out;
        if (Options(args) is not { } options)
        {
            await console.WriteLineAsync("""
                entente exercise --database FILE or "Host=…" [--pause MILLISECONDS] [--import FILE --var FOLDER]
                Writes made-up records until it is stopped and prints what is acknowledged; with --import it also brings that file in, going on
                where it was stopped before. Never on a centre where anybody works.
                """);
            return 2;
        }

        var (database, pause, file, var) = options;

        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddSingleton(s => new IdSource(s.GetRequiredService<TimeProvider>(), Random.Shared));
        services.AddSingleton(new KeyRing(KeyFiles.At(var.Length > 0 ? var : Places.VarOf(database))));
        Databases.Databases.AddEntenteDb(services, database).AddSingleton(Ontology.Shipped).AddSingleton<RecordMaker>().AddSingleton<Followers>().AddMatching();
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<Ledger>();
        var store = provider.GetRequiredService<IStore>();
        try
        {
            await using (var db = store.Open(Reader.Machine))
            {
                await Databases.Upgrade.RunAsync(db, default);
                if (await db.Users.AnyAsync())
                {
                    await console.WriteLineAsync($"The {store.Where} is a centre where people work. Nothing was written: name an empty database.");
                    return 2;
                }

                await KeysAtStart.RequireAsync(db, TimeProvider.System.GetUtcNow(), default);
            }

            var exercise = new ExerciseCommand(provider, console, TimeSpan.FromMilliseconds(pause));
            // The first that fails stops the program: the others would only fail for the same reason.
            List<Task> work = [exercise.KeepFewAsync(), exercise.KeepManyAsync(), exercise.ReadAsync(), exercise.FollowAsync()];
            if (file is not null) work.Add(new ExerciseImport(provider, Path.Combine(var, "imports"), exercise.Say).RunAsync(file));
            await await Task.WhenAny(work);
            return 0;
        }
        catch (Exception fault) when (Faults.Explain(fault, store.Where) is { } words)
        {
            await console.WriteLineAsync(words);
            return 3;
        }
    }

    /// <summary>Null where they make no sense.</summary>
    private static (string Database, int Pause, string? File, string Var)? Options(string[] args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            if (args[i] is not ("--database" or "--pause" or "--import" or "--var") || !given.TryAdd(args[i], args[i + 1])) return null;
        }

        var pause = 0;
        if (args.Length % 2 != 0 || !given.TryGetValue("--database", out var database)) return null;
        if (given.TryGetValue("--pause", out var wait) && (!int.TryParse(wait, out pause) || pause < 0)) return null;
        var file = given.GetValueOrDefault("--import");
        return file is not null && !given.ContainsKey("--var") ? null : (database, pause, file, given.GetValueOrDefault("--var", ""));
    }

    private IStore Store => services.GetRequiredService<IStore>();

    /// <summary>One report at a time, as a referral comes in.</summary>
    private async Task KeepFewAsync()
    {
        await Task.Yield();
        foreach (var report in Reports(1))
        {
            await using var db = Store.Open(Reader.Machine);
            var kept = await new KeepRecords(db, services.GetRequiredService<RecordMaker>()).RunAsync(Drafts(report, "A"), Now, default);
            foreach (var record in kept.Value.Records) Say($"kept {record.Reference}");
            await Task.Delay(pause);
        }
    }

    /// <summary>Batches past the change tracker, as an import writes.</summary>
    private async Task KeepManyAsync()
    {
        await Task.Yield();
        var keep = new KeepManyRecords(services.GetRequiredService<Ledger>(), services.GetRequiredService<RecordMaker>());
        foreach (var batch in Reports(2).Chunk(BatchOfReports))
        {
            await using var db = Store.Open(Reader.Machine);
            var kept = await keep.RunAsync(db, batch.SelectMany(r => Drafts(r, "B")).Select(d => (d, Now.When)), Now, default);
            foreach (var record in kept.Value) Say($"kept {record.Reference}");
            await Task.Delay(pause);
        }
    }

    /// <summary>Reads that are remembered, many to a sync.</summary>
    private async Task ReadAsync()
    {
        await Task.Yield();
        for (var i = 0; ; i++)
        {
            var subject = $"{_run}-{i}";
            await services.GetRequiredService<Ledger>().RememberAsync(Now, new Seen("exercise", subject, 1), default);
            Say($"seen {subject}");
            await Task.Delay(pause);
        }
    }

    private async Task FollowAsync()
    {
        await Task.Yield();
        while (true)
        {
            var bell = services.GetRequiredService<Pulse>().Next;
            await services.GetRequiredService<Followers>().CatchUpAsync(default);
            await bell;
        }
    }

    private Act Now => Act.OfMachine(services.GetRequiredService<TimeProvider>().GetUtcNow());

    private static IEnumerable<Report> Reports(int kind) =>
        new World.World(WorldData.Shipped, new("exercise", 1_000_000, 0), Random.Shared.Next() ^ kind, new(2026, 1, 1)).Reports();

    private List<RecordDraft> Drafts(Report report, string kind) => [.. report.Things.Select(t => new RecordDraft(t.Schema, t.Statements)
    {
        Source = new(1), Organisation = new(1), Said = PartialDate.Of(report.Day), Language = report.Language, ExternalId = $"{_run}-{kind}-{t.Number}",
    })];

    private void Say(string line)
    {
        lock (_printing)
        {
            console.WriteLine(line);
            console.Flush();
        }
    }
}
