using System.Globalization;
using System.Text;
using Entente.Access;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage.Sealing;
using Entente.Web.Backups;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Reliability;

/// <summary>A made-up file that a program brings in while it is killed again and again, and what must be true of it after each kill and at the end.</summary>
internal sealed class KilledImport : IDisposable
{
    private const int Rows = 1_200;
    private const int WrongEvery = 97;
    private readonly string _connection;
    private long _told, _done;
    private bool _advanced;

    public KilledImport(string connection)
    {
        _connection = connection;
        // Every name differs from every other in sound, so that matching has little to say about the file itself.
        string[] parts = ["ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "ve", "wi", "zo"];
        string Word(int n) => string.Concat(Enumerable.Range(0, 4).Select(i => parts[n / (int)Math.Pow(parts.Length, i) % parts.Length]));
        var text = new StringBuilder("id,name,dob\n");
        for (var i = 1; i <= Rows; i++) text.AppendLine(CultureInfo.InvariantCulture, $"{i},{Word(i * 31)} {Word(i * 17 + 5)},{(i % WrongEvery == 0 ? "the day before" : $"{1960 + (i % 45)}-{1 + (i % 12):00}-{1 + (i % 28):00}")}");
        File.WriteAllText(Path, text.ToString());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-killed").FullName;

    /// <summary>The keys that the program makes beside its files.</summary>
    public KeyRing Keys => field ??= new(KeyFiles.At(Var));

    /// <summary>What the program is told as its folder.</summary>
    public string Var => System.IO.Path.Combine(Folder, "var");

    public string Path => System.IO.Path.Combine(Folder, "made-up.csv");

    /// <summary>How many kills came after the import had committed something in that life of the program and before its end.</summary>
    public int KillsUnderWay { get; private set; }

    /// <summary>Nothing more will be told: the last row was.</summary>
    public bool IsWhole => _told > Rows;

    /// <summary>So many rows were acknowledged; counts as one.</summary>
    public int Told(string rows)
    {
        (_told, _advanced) = (long.Parse(rows, CultureInfo.InvariantCulture), true);
        return 1;
    }

    public async Task CheckAfterKillAsync()
    {
        await using var db = Databases.Databases.Start(_connection, keys: Keys).Store.Open(Reader.Machine);
        if (await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync() is not { } job) return;
        Assert.True(job.RowsDone >= _told, $"{_told} rows were acknowledged and {job.RowsDone} are there.");
        Assert.True(job.RowsDone >= _done, $"{_done} rows had been there and {job.RowsDone} are.");
        Assert.Equal(job.RecordsKept, await OfTheFile(db).CountAsync());
        Assert.Equal(job.RowsWrong, await db.ImportRowErrors.CountAsync());
        Assert.Equal(job.RowsDone, job.RecordsKept + job.RowsWrong + (job.RowsDone > 0 ? 1 : 0)); // the header is the first row
        if (_advanced && job.IsMoving) KillsUnderWay++;
        (_done, _advanced) = (job.RowsDone, false);
    }

    /// <summary>The next start goes on behind the last committed row; at the end each good row is there once and each wrong one is told once.</summary>
    public async Task FinishAsync()
    {
        var (store, ledger) = Databases.Databases.Start(_connection, keys: Keys);
        await using var closing = ledger;
        await using var db = store.Open(Reader.Machine);
        var job = await db.ImportJobs.AsNoTracking().SingleAsync();
        if (job.IsMoving) await new RunImport(store, ledger, Make.Maker(new(TimeProvider.System, new Random(9))), new(System.IO.Path.Combine(Var, "imports")), TimeProvider.System) { Batch = 100 }.RunAsync(job.Reference, null, default);

        job = await db.ImportJobs.AsNoTracking().SingleAsync();
        const int wrong = Rows / WrongEvery;
        Assert.Equal((ImportState.Done, Rows - wrong, wrong, 0), (job.State, job.RecordsKept, job.RowsWrong, job.RecordsUnchanged));
        var good = Enumerable.Range(1, Rows).Where(i => i % WrongEvery != 0).Select(i => i.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(good.Order(StringComparer.Ordinal), (await OfTheFile(db).Select(r => r.ExternalId).ToListAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, wrong).Select(i => (long)(i * WrongEvery) + 1), await db.ImportRowErrors.OrderBy(e => e.Row).Select(e => e.Row).ToListAsync());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static IQueryable<Entente.Records.Record> OfTheFile(Entente.Storage.EntenteDb db)
    {
        var sources = db.RecordSources;
        return db.Records.AsNoTracking().Where(r => sources.Where(s => s.Name == ExerciseImport.Source).Select(s => s.Id).Contains(r.Source));
    }
}
