using Entente.Access;
using Entente.Audit;
using Entente.Databases;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Web.Audit;
using Entente.Web.Shell;

namespace Entente.Web.Backups;

/// <summary>"entente backup TARGET": copies the log's checkpoints and keys, the database as of one moment, and the files, while the site goes on. The copy is verified before it counts.</summary>
internal static class BackupCommand
{
    public const string DatabaseFolder = "database";
    public const string VarFolder = "var";

    public static async Task<int> RunAsync(string[] args, TextWriter? console = null, CancellationToken ct = default)
    {
        console ??= Console.Out;
        if (Places.From(args) is not { } places)
        {
            await console.WriteLineAsync("""
                entente backup TARGET [--database FILE or "Host=…"] [--var FOLDER]
                Copies the centre into the folder TARGET, which must not exist yet, while the site runs.
                --var is where the centre keeps keys/ and files (default: the folder beside the database).
                """);
            return 2;
        }

        if (Path.Exists(places.Folder)) return await FailAsync(console, 2, $"{places.Folder} is there already. Nothing was written: name a folder that does not exist, such as one with today's date.");
        if (DatabaseCopies.KindOf(places.Database) == "sqlite" && !File.Exists(DatabaseCopies.FileOf(places.Database)))
        {
            return await FailAsync(console, 3, $"There is no database {DatabaseCopies.FileOf(places.Database)}: name it with --database.");
        }

        var part = places.Folder.TrimEnd('/') + ".part";
        try
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(Path.Combine(part, DatabaseFolder));
            // Checkpoints first: one that signs more lines than the copied log has would look like a log cut short.
            var database = DatabaseCopies.KindOf(places.Database) == "sqlite" ? Path.GetFileName(DatabaseCopies.FileOf(places.Database)) : "\0";
            bool Aside(string name) => name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
            CopyFiles(places.Var, Path.Combine(part, VarFolder), name => !Aside(name) && !name.StartsWith(database, StringComparison.Ordinal));
            await DatabaseCopies.CopyOutAsync(places.Database, Path.Combine(part, DatabaseFolder), ct);
            // Files last: each was written before the row that points to it.
            CopyFiles(places.Var, Path.Combine(part, VarFolder), Aside);

            var (lines, root) = await LogOfAsync(part, places, ct);
            await new Manifest(DatabaseCopies.KindOf(places.Database), TimeProvider.System.GetUtcNow(), lines, root, await Manifest.HashAsync(part, ct)).WriteAsync(part, ct);
            Directory.Move(part, places.Folder);
            await console.WriteLineAsync($"The backup is in {places.Folder}.\nlines  {lines}\nroot   {root}\nIt holds every secret of the centre, keys too: encrypt it and keep it where few can reach it.");
            if (File.Exists(Path.Combine(places.Folder, VarFolder, "keys", KeyFiles.RingFile)))
            {
                await console.WriteLineAsync($"The master key ({KeyFiles.At(places.Var, places.MasterKey).Master}) is not in it: keep a copy of that file in another place. Without it no sealed field of this backup opens.");
            }

            return 0;
        }
        catch (Exception fault) when (Faults.Explain(fault, $"database {places.Database.Split(';')[0]}") is { } words)
        {
            return await FailAsync(console, 3, $"No backup was made. {words} The centre itself is untouched; what was copied so far is in {part} and can be deleted.");
        }
    }

    /// <summary>The last line and hash of what was copied. A SQLite copy is verified line by line, since it can be opened as it lies; tables are verified when they are restored.</summary>
    private static async Task<(long Lines, string Root)> LogOfAsync(string part, Places places, CancellationToken ct)
    {
        if (DatabaseCopies.KindOf(places.Database) != "sqlite") return await RestoreCommand.ReadAuditTableAsync(Path.Combine(part, DatabaseFolder), ct);
        var copy = Path.Combine(part, DatabaseFolder, DatabaseCopies.SqliteFile);
        var found = await VerifyAsync($"Data Source={copy};Mode=ReadOnly;Pooling=False", Path.Combine(part, VarFolder), ct);
        foreach (var left in (string[])[copy + "-wal", copy + "-shm"]) File.Delete(left);
        return found.IsSound ? (found.Count, found.RootText) : throw new InvalidDataException($"The copied log does not verify: its first bad line is {found.FirstBad}. Run 'entente verify-audit' on the centre before anything else.");
    }

    internal static async Task<Verification> VerifyAsync(string connection, string var, CancellationToken ct)
    {
        var (store, ledger) = Databases.Databases.Start(connection);
        await using var closing = ledger;
        await using var db = store.Open(Reader.Machine);
        return await new AuditVerifying(Path.Combine(var, "keys"), new CheckpointFile(Path.Combine(var, "audit-checkpoints.log"))).RunAsync(db, ct);
    }

    internal static void CopyFiles(string from, string to, Func<string, bool> wanted)
    {
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            var target = Path.Combine(to, name);
            // Whatever it is called and wherever it was put: with it the backup would open itself.
            if (!wanted(name) || File.Exists(target) || KeyFiles.IsMaster(file)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal static async Task<int> FailAsync(TextWriter console, int code, string words)
    {
        await console.WriteLineAsync(words);
        return code;
    }
}
