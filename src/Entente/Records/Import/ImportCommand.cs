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
        entente import FILE [FILE ...] [options]      brings files in as the page does; all files of a US or UK list together
          --check                  only looks: what would be kept, and which rows are wrong
          --source NAME            whose word it is (a known list: its name; else the file's name)
          --kind KIND              referral, partner, watch-list, register, intelligence, other
          --reliability HOW        not-known, reliable, untested, not-reliable
          --handling HOW           lawful, conditional: whether it may be passed on
          --compartment WHERE      decision, support, intelligence, border: who may see it follows from this
          --language CODE          in which it was said, such as ro
          --format FORMAT          ftm, htcds, records, csv, un-list, uk-list, us-list; told from the content unless said
          --mapping NAME           a mapping that was kept on the page, for a table of one's own
          --dates ORDER            day-first, month-first, year-first, where the file does not tell
          --region CC              for phone numbers without a country (GB)
          --organisation NAME      whose records they are (the centre's)
          --again                  these files came before, and the source says the same by itself, or again
          --database DATABASE      a SQLite file, or "Host=…" for PostgreSQL. Default: var/example.db, which ./run makes;
                                   ./run --empty makes var/centre.db
          --var FOLDER             where the site of that database keeps keys and files, so that its pages show the wrong rows.
                                   Default: the database's name without its ending (var/example); for PostgreSQL var/centre.
                                   ./run --database "Host=…" keeps them in var/example, ./run --empty --database "Host=…" in var/centre
        Exit code 0: all done, 1: refused or stopped, and why; 2: not understood.
        """;

    public static async Task<int> RunAsync(string[] args, IStore store, Ledger ledger, IdSource ids, string varFolder, TextWriter to, CancellationToken ct)
    {
        var arguments = ImportArguments.Of(args);
        if (arguments.IsRefused) return await RefuseAsync(to, arguments.Problems, 2);
        var said = arguments.Value;
        if (said.Files.Count == 0)
        {
            await to.WriteLineAsync(Usage);
            return 2;
        }

        await using var db = store.Open(Reader.Machine);
        var wanted = said.Organisation;
        var organisation = await db.Organisations.AsNoTracking().Where(o => wanted == null ? o.Sort == OrganisationSort.Centre : o.Name == wanted).Select(o => (OrganisationId?)o.Id).FirstOrDefaultAsync(ct);
        if (wanted is not null && organisation is null) return await RefuseAsync(to, [new OrganisationNotThere(wanted)], 2);

        var act = Act.OfMachine(TimeProvider.System.GetUtcNow());
        act = act with { Reader = act.Reader with { Organisation = organisation ?? default } };
        var maker = new RecordMaker(ids, Ontology.Shipped);
        var folder = new ImportFolder(Path.Combine(varFolder, "imports"));
        var received = await ReceiveAsync(new(db, ids, folder), said.Files, act, ct);
        if (received.IsRefused) return await RefuseAsync(to, received.Problems);

        var planned = await PlanAsync(db, received.Value, said, ct);
        if (planned.IsRefused) return await RefuseAsync(to, planned.Problems);
        var plan = planned.Value;
        if (plan.DatesUncertain) await to.WriteLineAsync("Dates in this file may have the day or the month first; read as day first. Say --dates month-first to change that.");
        var check = await new CheckImport(db, maker, folder).RunAsync(received.Value.Reference, plan, act, ct);
        if (check.IsRefused) return await RefuseAsync(to, check.Problems);
        await ShowAsync(to, check.Value);
        if (said.OnlyCheck) return 0;

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

    private static async Task<Result<ImportJob>> ReceiveAsync(ReceiveImport receive, IReadOnlyList<string> files, Act act, CancellationToken ct)
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

    private static async Task<Result<ImportPlan>> PlanAsync(EntenteDb db, ImportJob job, ImportArguments said, CancellationToken ct)
    {
        var plan = job.Plan;
        if (said.Mapping is { } name)
        {
            if (await db.SavedMappings.AsNoTracking().FirstOrDefaultAsync(m => m.Name == name, ct) is not { } saved) return new MappingGone();
            plan = saved.Plan with { Encoding = plan.Encoding, Delimiter = plan.Delimiter };
        }

        return said.On(plan, job.Files[0].Name);
    }

    private static async Task ShowAsync(TextWriter to, ImportJob job)
    {
        var check = job.Check!;
        await to.WriteLineAsync($"{job.Reference}: read as {job.Plan.Format}, {job.Plan.Encoding}, source '{job.Plan.SourceName}'");
        await to.WriteLineAsync($"  {(check.Whole ? "all" : "the first")} {check.Rows} rows: {string.Join(", ", check.Records.Select(r => $"{r.Value} {r.Key}"))}; {check.WrongRows} rows wrong");
        if (check.Unmapped.Count > 0) await to.WriteLineAsync($"  columns that go nowhere: {string.Join(", ", check.Unmapped)}");
    }

    private static async Task<int> RefuseAsync(TextWriter to, IReadOnlyList<Problem> problems, int code = 1)
    {
        foreach (var problem in problems) await to.WriteLineAsync(TextFiles.Shipped.Say("en", problem));
        return code;
    }
}
