using Entente.Databases;
using Entente.Storage.Sealing;
using Entente.Web.Shell;

namespace Entente.Web.Backups;

/// <summary>"entente restore SOURCE": puts a backup into an empty place, and shows that data and log are the same again. Never writes over anything.</summary>
internal static class RestoreCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter? console = null, CancellationToken ct = default)
    {
        console ??= Console.Out;
        if (Places.From(args) is not { } places)
        {
            await console.WriteLineAsync("""
                entente restore SOURCE [--database FILE or "Host=…"] [--var FOLDER] [--MasterKey FILE]
                Puts a backup into a database that is empty and a folder that holds no keys. Writes over nothing.
                --MasterKey is the file that the backup leaves out (default: beside --var, FOLDER.master-key).
                """);
            return 2;
        }

        if (await Manifest.ReadAsync(places.Folder, ct) is not { } manifest) return await BackupCommand.FailAsync(console, 3, $"{places.Folder} holds no {Manifest.File}: it is no backup, or one that was never finished. Name the folder that 'entente backup' made.");
        if (await manifest.FirstDamagedAsync(places.Folder, ct) is { } damaged) return await BackupCommand.FailAsync(console, 1, $"The backup is damaged: {damaged} is not as it was written. Nothing was restored: take another copy of this backup, or the one before.");
        if (manifest.Kind != DatabaseCopies.KindOf(places.Database)) return await BackupCommand.FailAsync(console, 2, $"The backup is of a {manifest.Kind} database and --database names another kind. Nothing was restored.");

        if (KeysOf(places) is { } locked) return await BackupCommand.FailAsync(console, 2, $"{locked} Nothing was restored.");

        var where = $"database {places.Database.Split(';')[0]}";
        try
        {
            if (!await DatabaseCopies.IsEmptyAsync(places.Database, ct)) return await BackupCommand.FailAsync(console, 2, $"The {where} is not empty. Nothing was restored: name an empty one, or move that one away first.");
            if (Directory.Exists(Path.Combine(places.Var, "keys"))) return await BackupCommand.FailAsync(console, 2, $"{places.Var} holds keys of a centre. Nothing was restored: name an empty folder with --var, or move that one away first.");

            await DatabaseCopies.CopyInAsync(places.Database, Path.Combine(places.Folder, BackupCommand.DatabaseFolder), ct);
            BackupCommand.CopyFiles(Path.Combine(places.Folder, BackupCommand.VarFolder), places.Var, _ => true);
            var found = await BackupCommand.VerifyAsync(places.Database, places.Var, ct);
            await console.WriteLineAsync($"lines  {found.Count}\nroot   {found.RootText}");
            if (!found.IsSound || found.Count != manifest.Lines || found.RootText != manifest.Root)
            {
                return await BackupCommand.FailAsync(console, 1, $"The restored log is not the one that was backed up ({manifest.Lines} lines, root {manifest.Root}). Do not start this centre: keep it for the auditor, and restore the backup before it.");
            }

            await console.WriteLineAsync("Restored: the log is sound and its root is the backup's.");
            return 0;
        }
        catch (Exception fault) when (Faults.Explain(fault, where) is { } words)
        {
            return await BackupCommand.FailAsync(console, 3, $"The restore failed. {words} The backup is untouched: empty the place that you named and try again.");
        }
    }

    /// <summary>Why the backup's keys do not open with the master key; null where they do, or where it is of a time before there were any.</summary>
    private static string? KeysOf(Places places)
    {
        try
        {
            _ = new KeyFiles(Path.Combine(places.Folder, BackupCommand.VarFolder, "keys", KeyFiles.RingFile), KeyFiles.At(places.Var, places.MasterKey).Master).Read();
            return null;
        }
        catch (InvalidDataException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>How many lines the copied log has, and its last hash, read from the copied table itself.</summary>
    internal static async Task<(long Lines, string Root)> ReadAuditTableAsync(string folder, CancellationToken ct)
    {
        // COPY's binary form: a head of 19 bytes, then for each row a count of fields and each with its length.
        await using var stream = new BufferedStream(File.OpenRead(Path.Combine(folder, "tables", "audit")), 1 << 16);
        using var reader = new BinaryReader(stream);
        reader.ReadBytes(19);
        var columns = DatabaseCopies.ColumnsOf("audit");
        var (seqAt, hashAt) = (columns.IndexOf("Seq"), columns.IndexOf("Hash"));
        var (last, root, lines) = (0L, Entente.Audit.AuditChain.Start, 0L);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var fields = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(reader.ReadInt16());
            if (fields < 0) return (lines, Convert.ToHexString(root));
            var (seq, hash) = (0L, root);
            for (var i = 0; i < fields; i++)
            {
                var length = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(reader.ReadInt32());
                var value = length > 0 ? reader.ReadBytes(length) : [];
                if (i == seqAt) seq = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(value);
                if (i == hashAt) hash = value;
            }

            lines++;
            if (seq > last) (last, root) = (seq, hash);
        }
    }
}
