using Entente.Access;
using Entente.Foundation;
using Entente.Records.Import;
using Entente.Storage.Sealing;

namespace Entente.Web.Imports;

/// <summary>"entente import": opens the database and brings files in, without the site.</summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || args.Contains("--help"))
        {
            // Asked for help, it touches no database.
            await Console.Out.WriteLineAsync(ImportCommand.Usage);
            return args.Length == 0 ? 2 : 0;
        }

        var given = Array.IndexOf(args, "--database") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : "var/example.db";
        var folder = Array.IndexOf(args, "--var") is >= 0 and var v && v + 1 < args.Length ? args[v + 1] : Audit.VerifyAuditCommand.FolderOf(given);
        if (!Databases.Databases.IsPostgres(given) && Path.GetDirectoryName(Path.GetFullPath(given)) is { } parent) Directory.CreateDirectory(parent);
        var (store, ledger) = Databases.Databases.Start(given, keys: new(KeyFiles.At(folder, Environment.GetEnvironmentVariable("MasterKey"))));
        await using (ledger)
        {
            await using (var db = store.Open(Reader.Machine))
            {
                await Databases.Upgrade.RunAsync(db, default);
                await KeysAtStart.RequireAsync(db, TimeProvider.System.GetUtcNow(), default);
            }

            return await ImportCommand.RunAsync(args, store, ledger, new IdSource(TimeProvider.System, Random.Shared), folder, Console.Out, default);
        }
    }
}
