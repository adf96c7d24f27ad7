using System.Globalization;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>"entente import FILE …": the same way in as the page, for files too long to upload.</summary>
public static class ImportCommand
{
    public const string Usage = """
        entente import FILE [FILE ...] [--format ftm|htcds|records|csv|un-list|uk-list|us-list] [--source NAME] [--mapping NAME]
                       [--dates day-first|month-first] [--region GB] [--organisation NAME] [--check]
        """;

    public static async Task<int> RunAsync(string[] args, IStore store, Ledger ledger, IdSource ids, string varFolder, TextWriter to, CancellationToken ct)
    {
        var files = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = args.Skip(files.Count).ToList();
        string? Option(string name) => options.IndexOf(name) is >= 0 and var at && at + 1 < options.Count ? options[at + 1] : null;
        if (files.Count == 0)
        {
            await to.WriteLineAsync(Usage);
            return 2;
        }

        if (files.Find(f => !File.Exists(f)) is { } missing)
        {
            await to.WriteLineAsync($"There is no file {missing}.");
            return 2;
        }

        await using var db = store.Open(Reader.Machine);
        var wanted = Option("--organisation");
        var organisation = await db.Organisations.AsNoTracking().Where(o => wanted == null ? o.Sort == OrganisationSort.Centre : o.Name == wanted).Select(o => (OrganisationId?)o.Id).FirstOrDefaultAsync(ct);
        if (wanted is not null && organisation is null)
        {
            await to.WriteLineAsync($"There is no organisation '{wanted}'.");
            return 2;
        }

        var act = Act.OfMachine(TimeProvider.System.GetUtcNow());
        act = act with { Reader = act.Reader with { Organisation = organisation ?? default } };
        var maker = new RecordMaker(ids, Ontology.Shipped);
        var folder = new ImportFolder(Path.Combine(varFolder, "imports"));
        var received = await ReceiveAsync(new(db, ids, folder), files, act, ct);
        if (received.IsRefused) return await RefuseAsync(to, received.Problems);

        var plan = await PlanAsync(db, received.Value, Option, ct);
        if (plan.DatesUncertain && Option("--dates") is null) await to.WriteLineAsync("Dates in this file may have the day or the month first; read as day first. Say --dates month-first to change that.");
        var check = await new CheckImport(db, maker, folder).RunAsync(received.Value.Reference, plan, act, ct);
        if (check.IsRefused) return await RefuseAsync(to, check.Problems);
        await ShowAsync(to, check.Value);
        if (options.Contains("--check")) return 0;

        var started = await new StartImport(db, ids, new RecordSources(ids)).RunAsync(check.Value.Reference, act, ct);
        if (started.IsRefused) return await RefuseAsync(to, started.Problems);
        var run = new RunImport(store, ledger, maker, folder, TimeProvider.System);
        await run.RunAsync(started.Value.Reference, job => to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  row {job.RowsDone:N0}: {job.RecordsKept:N0} records kept, {job.RecordsUnchanged:N0} unchanged, {job.RowsWrong:N0} rows wrong")), ct);
        await using var after = store.Open(Reader.Machine);
        var done = await after.ImportJobs.AsNoTracking().SingleAsync(j => j.Reference == started.Value.Reference, ct);
        foreach (var error in await after.ImportRowErrors.AsNoTracking().Where(e => e.Import == done.Id).OrderBy(e => e.Number).Take(20).ToListAsync(ct))
        {
            await to.WriteLineAsync($"  row {error.Row}, {error.Field}: {error.Rule}. {error.Remedy}");
        }

        await to.WriteLineAsync($"{done.Reference} {done.State}");
        return done.State == ImportState.Done ? 0 : 1;
    }

    private static async Task<Result<ImportJob>> ReceiveAsync(ReceiveImport receive, List<string> files, Act act, CancellationToken ct)
    {
        var streams = files.Select(f => (Path.GetFileName(f), (Stream)File.OpenRead(f))).ToList();
        try
        {
            return await receive.RunAsync(streams, act, ct);
        }
        finally
        {
            foreach (var (_, stream) in streams) await stream.DisposeAsync();
        }
    }

    private static async Task<ImportPlan> PlanAsync(EntenteDb db, ImportJob job, Func<string, string?> option, CancellationToken ct)
    {
        var plan = job.Plan;
        if (option("--mapping") is { } name && await db.SavedMappings.AsNoTracking().FirstOrDefaultAsync(m => m.Name == name, ct) is { } saved) plan = saved.Plan with { Encoding = plan.Encoding, Delimiter = plan.Delimiter };
        return plan with
        {
            Format = option("--format") ?? plan.Format,
            SourceName = option("--source") ?? (plan.SourceName.Length > 0 ? plan.SourceName : Path.GetFileNameWithoutExtension(job.Files[0].Name)),
            Dates = option("--dates") switch { "month-first" => DateOrder.MonthFirst, "day-first" => DateOrder.DayFirst, _ => plan.Dates },
            Region = option("--region") ?? plan.Region,
        };
    }

    private static async Task ShowAsync(TextWriter to, ImportJob job)
    {
        var check = job.Check!;
        await to.WriteLineAsync($"{job.Reference}: read as {job.Plan.Format}, {job.Plan.Encoding}, source '{job.Plan.SourceName}'");
        await to.WriteLineAsync($"  {(check.Whole ? "all" : "the first")} {check.Rows} rows: {string.Join(", ", check.Records.Select(r => $"{r.Value} {r.Key}"))}; {check.WrongRows} rows wrong");
        if (check.Unmapped.Count > 0) await to.WriteLineAsync($"  columns that go nowhere: {string.Join(", ", check.Unmapped)}");
    }

    private static async Task<int> RefuseAsync(TextWriter to, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) await to.WriteLineAsync(problem.Message);
        return 1;
    }
}
