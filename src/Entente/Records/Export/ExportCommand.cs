using System.Globalization;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Search;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>"entente export …": the same way out as the pages, for files too long for a browser, as one of the people who may.</summary>
public static class ExportCommand
{
    public const string Usage = """
        entente export --as SIGN-IN-NAME [--role ROLE] [--purpose PURPOSE]
                       --case REFERENCE | --import REFERENCE | --source NAME | --record REFERENCE | --search TEXT
                       --format ftm|htcds|htcds-xlsx|csv --because "what for, and who gets it" [--out FILE] [--database …]
        entente export EXPORT-REFERENCE --as SIGN-IN-NAME [--role ROLE] [--out FILE] [--database …]
        The first asks, and writes the file where nobody else need approve; the second fetches what was approved.
        """;

    /// <param name="args">Without the person and the database, which are known by now.</param>
    public static async Task<int> RunAsync(string[] args, IStore store, Ledger ledger, IdSource ids, SearchTrace trace, Act act, TextWriter to, CancellationToken ct)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        await using var db = store.Open(act.Reader);
        if (args.Length > 0 && Reference.TryParse(args[0], out var known)) return await FetchAsync(known, Option("--out"), db, store, ledger, act, to, ct);

        var form = await FormAsync(db, Option, ct);
        if (form is null)
        {
            await to.WriteLineAsync(Usage);
            return 2;
        }

        var ask = new AskExport(db, new Gate(ledger), ledger, new SearchRecords(db, ledger, Ontology.Shipped, Pointers.Shipped, trace), ids, Ontology.Shipped);
        var asked = await ask.RunAsync(form, act, ct);
        if (asked.IsRefused) return await RefuseAsync(to, asked.Problems);
        if (asked.Value.State == ExportState.Waiting)
        {
            await to.WriteLineAsync($"{asked.Value.Reference} waits: a supervisor of your team must approve it under 'Exports that wait for an answer'.\nThen: entente export {asked.Value.Reference} --as … --out FILE");
            return 0;
        }

        return await FetchAsync(asked.Value.Reference, Option("--out"), db, store, ledger, act, to, ct);
    }

    private static async Task<ExportForm?> FormAsync(EntenteDb db, Func<string, string?> option, CancellationToken ct)
    {
        (string Name, ExportScope Scope)[] scopes = [("--case", ExportScope.Dossier), ("--import", ExportScope.Import), ("--source", ExportScope.Source), ("--record", ExportScope.Record), ("--search", ExportScope.Search)];
        var given = scopes.Where(s => option(s.Name) is not null).ToList();
        if (given.Count != 1) return null;
        var said = option(given[0].Name)!;
        var source = given[0].Scope == ExportScope.Source && !Reference.TryParse(said, out _)
            ? await db.RecordSources.AsNoTracking().Where(s => s.Name == said).Select(s => (Reference?)s.Reference).SingleOrDefaultAsync(ct) : null;
        return new()
        {
            Scope = given[0].Scope,
            Subject = given[0].Scope == ExportScope.Search ? "" : source?.Text ?? said,
            Question = given[0].Scope == ExportScope.Search ? said : "",
            Format = option("--format") switch { "ftm" => ExportFormat.Ftm, "htcds" => ExportFormat.HtcdsCsv, "htcds-xlsx" => ExportFormat.HtcdsXlsx, "csv" => ExportFormat.Csv, _ => null },
            Because = option("--because") ?? "",
        };
    }

    private static async Task<int> FetchAsync(Reference reference, string? path, EntenteDb db, IStore store, Ledger ledger, Act act, TextWriter to, CancellationToken ct)
    {
        var made = await new FetchExport(db, store, ledger, Ontology.Shipped).RunAsync(reference, act, ct);
        if (made.IsRefused) return await RefuseAsync(to, made.Problems);
        await using var file = made.Value;
        path ??= file.Name;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var target = new FileStream(path, options)) await file.Content.CopyToAsync(target, ct);
        await File.WriteAllTextAsync(path + ".txt", file.Note, ct);
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{reference}: {file.Written.Records:N0} records in {path}{(file.Written.Left > 0 ? $", {file.Written.Left:N0} that this format has no place for" : "")}. The note that goes with it is {path}.txt."));
        return 0;
    }

    private static async Task<int> RefuseAsync(TextWriter to, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) await to.WriteLineAsync(TextFiles.Shipped.Say("en", problem));
        return 1;
    }
}
