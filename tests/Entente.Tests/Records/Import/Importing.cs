using System.Text;
using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>Brings files in as an administrator would: receive, check, start, run.</summary>
internal sealed class Importing(TestDb test) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-imports").FullName;

    public string Root => _folder;

    public IEnumerable<string> FilesLeft => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories);

    /// <summary>A file on disk, as somebody at a command line names one.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public ImportFolder Folder => new(_folder);

    public RecordMaker Maker => Make.Maker(test.Ids);

    public int Batch { get; init; } = 10_000;

    public static string Samples => Path.Combine(DataFolder.Shipped.Root, "samples");

    /// <summary>A public file that is not kept here; skips the test with its reason where it is absent.</summary>
    public static string Public(string path)
    {
        var root = Environment.GetEnvironmentVariable("ENTENTE_PUBLIC_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "ENTENTE_PUBLIC_DATA names no folder of public files (see the README for their publishers).");
        var full = Path.Combine(root!, path);
        Assert.SkipUnless(System.IO.File.Exists(full), $"{path} is not among the public files.");
        return full;
    }

    public async Task<Result<ImportJob>> ReceiveAsync(params (string Name, byte[] Content)[] files)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        return await new ReceiveImport(db, test.Ids, Folder).RunAsync([.. files.Select(f => (f.Name, (Stream)new MemoryStream(f.Content)))], Make.Act(Role.Administrator), default);
    }

    public async Task<Result<ImportJob>> ReceiveStreamAsync(params (string Name, Stream Content)[] files)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        return await new ReceiveImport(db, test.Ids, Folder).RunAsync(files, Make.Act(Role.Administrator), default);
    }

    public async Task<Result<ImportJob>> TryCheckAsync(ImportJob job, Func<ImportPlan, ImportPlan> change)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        return await new CheckImport(db, Maker, Folder).RunAsync(job.Reference, change(job.Plan), Make.Act(Role.Administrator), default);
    }

    /// <summary>The wrong rows as a person downloads them.</summary>
    public async Task<string> GiveBackAsync(ImportJob job)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        using var to = new MemoryStream();
        Assert.False((await new WrongRows(db, test.Ledger, Folder).GiveBackAsync(job.Reference, to, Make.Act(Role.Administrator), default)).IsRefused);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    public async Task<ImportJob> BringBytesAsync(byte[] content)
    {
        var received = await ReceiveAsync(("file", content));
        Assert.False(received.IsRefused, string.Join(' ', received.Problems));
        var job = await CheckAsync(received.Value);
        await StartAsync(job);
        await RunAsync(job);
        return await AgainAsync(job);
    }

    public async Task<ImportJob> CheckAsync(ImportJob job, Func<ImportPlan, ImportPlan>? change = null)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        var plan = (change ?? (p => p))(job.Plan with { SourceName = job.Plan.SourceName.Length > 0 ? job.Plan.SourceName : "A made-up source" });
        var result = await new CheckImport(db, Maker, Folder).RunAsync(job.Reference, plan, Make.Act(Role.Administrator), default);
        return result.Value;
    }

    public async Task StartAsync(ImportJob job)
    {
        await using var db = test.Open(Make.Reader(Role.Administrator));
        var result = await new StartImport(db, test.Ids, new RecordSources(test.Ids)).RunAsync(job.Reference, Make.Act(Role.Administrator), default);
        Assert.False(result.IsRefused, string.Join(' ', result.Problems));
    }

    public Task RunAsync(ImportJob job, Action<ImportJob>? progress = null, CancellationToken ct = default) =>
        new RunImport(test.Store, test.Ledger, Maker, Folder, TimeProvider.System) { Batch = Batch }.RunAsync(job.Reference, progress, ct);

    /// <summary>The whole way; gives the job as it ended.</summary>
    public async Task<ImportJob> BringAsync(params string[] paths)
    {
        var received = await ReceiveAsync([.. paths.Select(p => (Path.GetFileName(p), System.IO.File.ReadAllBytes(p)))]);
        Assert.False(received.IsRefused, string.Join(' ', received.Problems));
        var job = await CheckAsync(received.Value);
        await StartAsync(job);
        await RunAsync(job);
        return await AgainAsync(job);
    }

    public async Task<ImportJob> BringTextAsync(string text, Encoding? encoding = null, Func<ImportPlan, ImportPlan>? change = null)
    {
        var job = await CheckAsync((await ReceiveAsync(("file.csv", (encoding ?? Encoding.UTF8).GetBytes(text)))).Value, change);
        await StartAsync(job);
        await RunAsync(job);
        return await AgainAsync(job);
    }

    public async Task<ImportJob> AgainAsync(ImportJob job)
    {
        await using var db = test.Open();
        return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == job.Id);
    }

    public async Task<List<ImportRowError>> ErrorsAsync(ImportJob job)
    {
        await using var db = test.Open();
        return await db.ImportRowErrors.AsNoTracking().Where(e => e.Import == job.Id).OrderBy(e => e.Number).ToListAsync();
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
