using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Shell;

namespace Entente.Web.Audit;

/// <summary>"entente verify-audit": checks the log without the site. Exit code 0 where it is sound, 1 with the first bad line where not, 2 for a wrong use, 3 where it could not be read.</summary>
internal static class VerifyAuditCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter? console = null)
    {
        console ??= Console.Out;
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 >= args.Length || args[i].ToLowerInvariant() is not ("--database" or "--var" or "--keys" or "--checkpoints"))
            {
                await console.WriteLineAsync("""
                    entente verify-audit [--database FILE or "Host=…"] [--var FOLDER] [--keys FOLDER] [--checkpoints FILE]
                    Checks every line of the log and every signed checkpoint. The database is opened for reading only.
                    --var is where the centre keeps keys/ and audit-checkpoints.log (default: var/example or var/centre, beside the database).
                    """);
                return 2;
            }

            options[args[i].ToLowerInvariant()] = args[i + 1];
        }

        var database = options.GetValueOrDefault("--database", "var/example.db");
        var folder = options.GetValueOrDefault("--var", FolderOf(database));
        var file = new CheckpointFile(options.GetValueOrDefault("--checkpoints", Path.Combine(folder, "audit-checkpoints.log")));
        var keys = options.GetValueOrDefault("--keys", Path.Combine(folder, "keys"));
        if (!Databases.Databases.IsPostgres(database) && !File.Exists(FileOf(database)))
        {
            await console.WriteLineAsync($"There is no database {FileOf(database)}: name it with --database.");
            return 3;
        }

        var (store, ledger) = Databases.Databases.Start(ReadOnly(database));
        await using var closing = ledger;
        try
        {
            await using var db = store.Open(Reader.Machine);
            await console.WriteLineAsync($"Verifying the log in the {store.Where}, keys in {keys}, checkpoints in {file.Where} …");
            var found = await new AuditVerifying(keys, file).RunAsync(db, default);
            await console.WriteLineAsync($"lines        {found.Count}\nroot         {found.RootText}\ncheckpoints  {found.Checkpoints}");
            await console.WriteLineAsync(found.IsSound ? "The log is sound." : $"FIRST BAD LINE {found.FirstBad}: {InWords(found.Fault!.Value)}.");
            return found.IsSound ? 0 : 1;
        }
        catch (Exception fault) when (Faults.Explain(fault, store.Where) is { } words)
        {
            await console.WriteLineAsync(words);
            return 3;
        }
    }

    public static string InWords(Fault fault) => fault switch
    {
        Fault.Changed => "its content does not give its hash: it was changed, put in or moved here",
        Fault.Missing => "the line is missing",
        Fault.OutOfOrder => "the line stands out of order",
        Fault.Rewritten => "the hashes were made anew from here on: a signed checkpoint remembers another",
        Fault.CutOff => "the log ends before a line that a checkpoint has signed",
        Fault.Unreadable => "it holds something that was never written there",
        _ => "the checkpoint at this line was not signed by this centre's key",
    };

    private static string FileOf(string database) => database.Contains('=', StringComparison.Ordinal)
        ? new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database).DataSource : database;

    internal static string FolderOf(string database) => Databases.Databases.IsPostgres(database) ? "var/centre"
        : Path.Combine(Path.GetDirectoryName(FileOf(database)) is { Length: > 0 } at ? at : ".", Path.GetFileNameWithoutExtension(FileOf(database)));

    private static string ReadOnly(string database) => Databases.Databases.IsPostgres(database)
        ? $"{database};Options=-c default_transaction_read_only=on"
        : new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder($"Data Source={FileOf(database)}") { Mode = Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
}
