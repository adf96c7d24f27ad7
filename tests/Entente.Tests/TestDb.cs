using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Entente.Storage.Sealing;

namespace Entente.Tests;

/// <summary>A fresh, migrated database for one test, with its ledger and ids.</summary>
public sealed class TestDb : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(async () =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("entente-template").FullName, "template.db");
        await MigrateAsync($"Data Source={file};Pooling=False");
        return file;
    });

    private readonly string? _folder;

    private TestDb(string connection, string? folder, Pulse pulse, KeyRing? keys = null)
    {
        (Connection, _folder, Pulse) = (connection, folder, pulse);
        (Store, Ledger) = Databases.Databases.Start(connection, pulse, keys ?? TestKeys.Ring);
    }

    public string Connection { get; }

    public IStore Store { get; }

    public Ledger Ledger { get; }

    public Pulse Pulse { get; }

    public Gate Gate => new(Ledger);

    public SearchTrace Trace { get; } = TraceOfTests.Value;

    private static readonly Lazy<SearchTrace> TraceOfTests = new(() => SearchTrace.LoadOrMake(Directory.CreateTempSubdirectory("entente-keys").FullName));

    public IdSource Ids { get; } = new(TimeProvider.System, new Random(1));

    public static async Task<TestDb> CreateAsync(string database, KeyRing? keys = null)
    {
        var (connection, folder) = await ConnectionAsync(database);
        return new(connection, folder, new(), keys);
    }

    /// <summary>The database of a running site, as another process would open it.</summary>
    public static TestDb On(string connection, KeyRing? keys = null) => new(connection, null, new(), keys);

    /// <summary>A migrated, empty database of this kind, and the folder to delete afterwards.</summary>
    public static async Task<(string Connection, string? Folder)> ConnectionAsync(string database)
    {
        if (database == "postgres") return (await PostgresServer.FreshAsync(MigrateAsync), null);
        var folder = Directory.CreateTempSubdirectory("entente-test").FullName;
        var file = Path.Combine(folder, "entente.db");
        File.Copy(await SqliteTemplate.Value, file);
        return ($"Data Source={file}", folder);
    }

    public EntenteDb Open(Reader? reader = null) => Store.Open(reader ?? Reader.Machine);

    /// <summary>Adds whatever is passed, as the machine.</summary>
    public async Task AddAsync(params object[] things)
    {
        await using var db = Open();
        db.AddRange(things);
        await db.CommitAsync(Make.Machine, new Planted(things.Length), default);
    }

    /// <summary>Runs these followers until they have nothing left.</summary>
    public Task FollowAsync(params IFollower[] followers) => new Followers(Store, followers, TimeProvider.System).CatchUpAsync(default);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Forget(Connection, _folder);
    }

    /// <summary>Closes what the pool keeps open of a test's own file and deletes it. Without a pool each query would open the file and read its whole schema anew.</summary>
    public static void Forget(string connection, string? folder)
    {
        if (folder is null) return;
        CloseAll(connection);
        Directory.Delete(folder, true);
    }

    /// <summary>Whoever opens this file next opens it anew.</summary>
    public static void CloseAll(string connection)
    {
        using var open = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(open);
    }

    private static async Task MigrateAsync(string connection)
    {
        await using var db = Databases.Databases.Start(connection).Store.Open(Reader.Machine);
        await Databases.Upgrade.RunAsync(db, default);
    }

    private sealed record Planted(int Things) : Event;
}
