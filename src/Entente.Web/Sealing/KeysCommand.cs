using System.Globalization;
using Entente.Access;
using Entente.Audit;
using Entente.Databases;
using Entente.Foundation;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Web.Backups;
using Entente.Web.Shell;

namespace Entente.Web.Sealing;

/// <summary>"entente keys show|rotate|seal": which keys a centre has, new ones, and the round that brings every field under them. It never shows a key.</summary>
internal static class KeysCommand
{
    private const string Usage = """
        entente keys show    [--database FILE or "Host=…"] [--var FOLDER] [--MasterKey FILE]
        entente keys rotate  [the same] [--compartment Sensitive|Hazard|Privileged|Intelligence]
        entente keys seal    [the same]
        show tells the keys of each compartment by their ids, and how many fields each one seals. rotate makes new keys (of all compartments, or
        of one) and seals everything anew under them; seal goes on with that where it was stopped. The site may run meanwhile.
        --var is where the centre keeps keys/ (default: the folder beside the database). --MasterKey defaults to the file beside it, FOLDER.master-key.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter? console = null, TimeProvider? clock = null, CancellationToken ct = default)
    {
        (console, clock) = (console ?? Console.Out, clock ?? TimeProvider.System);
        if (!TakeCompartment(ref args, out var compartments) || Places.From(args) is not { Folder: "show" or "rotate" or "seal" } places || (compartments.Count == 1 && places.Folder != "rotate"))
        {
            await console.WriteLineAsync(Usage);
            return 2;
        }

        if (!Databases.Databases.IsPostgres(places.Database) && !File.Exists(DatabaseCopies.FileOf(places.Database)))
        {
            return await BackupCommand.FailAsync(console, 3, $"There is no database {DatabaseCopies.FileOf(places.Database)}: name it with --database.");
        }

        var files = KeyFiles.At(places.Var, places.MasterKey);
        var keys = new KeyRing(files);
        var (store, ledger) = Databases.Databases.Start(places.Database, keys: keys);
        await using var closing = ledger;
        try
        {
            if (files.Read() is null) return await BackupCommand.FailAsync(console, 3, $"There are no keys at {files.Ring}: name the centre's folder with --var. They are made when the site starts for the first time.");
            await using var db = store.Open(Reader.Machine);
            if (places.Folder != "show") await Upgrade.RunAsync(db, ct);
            if (places.Folder == "rotate")
            {
                foreach (var key in await new RotateKeys(db).RunAsync(compartments, Act.OfMachine(clock.GetUtcNow()), ct)) await console.WriteLineAsync($"{key.Compartment}: the new key is {key.Id}.");
            }

            var broken = places.Folder == "show" ? 0 : await SealAsync(store, clock, console, ct);
            await ShowAsync(db, keys.List, console, ct);
            return broken == 0 ? 0 : 1;
        }
        catch (Exception fault) when (Faults.Explain(fault, store.Where) is { } words)
        {
            return await BackupCommand.FailAsync(console, 3, $"{words} What was sealed so far stays so; 'entente keys seal' goes on.");
        }
    }

    private static async Task<int> SealAsync(IStore store, TimeProvider clock, TextWriter console, CancellationToken ct)
    {
        var done = await new SealAnew(store).RunAsync(clock.GetUtcNow, p => console.WriteLine($"{p.Table}: {p.Fields.ToString("N0", CultureInfo.InvariantCulture)} fields"), ct);
        foreach (var broken in done.Broken) await console.WriteLineAsync($"DOES NOT OPEN: table {broken.Place.Table}, column {broken.Place.Column}, row {broken.Row} ({broken.Fault}). It was left as it lies: compare it with a backup.");
        foreach (var key in done.Dropped) await console.WriteLineAsync($"{key.Compartment}: the key {key.Id} was dropped; nothing needs it.");
        await console.WriteLineAsync($"{done.Fields.ToString("N0", CultureInfo.InvariantCulture)} fields were sealed under the current keys.");
        return done.Broken.Count;
    }

    private static async Task ShowAsync(EntenteDb db, KeyList list, TextWriter console, CancellationToken ct)
    {
        var counts = await KeysAtStart.CountsAsync(db, ct);
        foreach (var key in list.Keys.OrderBy(k => k.Compartment).ThenBy(k => k.MadeAt))
        {
            var state = key.RetiredAt is null ? "current" : key.UnusedSince is null ? "retired" : "unused, kept for a day";
            await console.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.Compartment,-12} {key.Id}  {key.MadeAt:yyyy-MM-dd}  {counts.GetValueOrDefault(key.Id),12:N0} fields  {state}"));
        }

        if (counts.GetValueOrDefault("") is > 0 and var plain) await console.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{plain:N0} fields are not sealed yet."));
    }

    private static bool TakeCompartment(ref string[] args, out IReadOnlyList<FieldClass> compartments)
    {
        compartments = SealedColumns.Compartments;
        var at = Array.FindIndex(args, a => a.Equals("--compartment", StringComparison.OrdinalIgnoreCase));
        if (at < 0) return true;
        if (at + 1 >= args.Length || !Enum.TryParse<FieldClass>(args[at + 1], ignoreCase: true, out var one) || !compartments.Contains(one)) return false;
        compartments = [one];
        args = [.. args[..at], .. args[(at + 2)..]];
        return true;
    }
}
