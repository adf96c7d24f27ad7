namespace Entente.Web.Shell;

/// <summary>What the program does besides serving: "entente VERB …".</summary>
internal static class Commands
{
    /// <summary>Runs it. Whatever fault a command does not tell itself is told here: exit code 3 where the machine, the database or a file was in the way.</summary>
    public static async Task<int> RunAsync(string verb, string[] rest)
    {
        try
        {
            return await FindAsync(verb, rest);
        }
        catch (Exception fault) when (Faults.Explain(fault, "database") is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 3;
        }
    }

    private static async Task<int> FindAsync(string verb, string[] rest)
    {
        switch (verb)
        {
            case "serve": return await Site.RunAsync(rest);
            case "verify-audit": return await Audit.VerifyAuditCommand.RunAsync(rest);
            case "backup": return await Backups.BackupCommand.RunAsync(rest);
            case "restore": return await Backups.RestoreCommand.RunAsync(rest);
            case "keys": return await Sealing.KeysCommand.RunAsync(rest);
            case "exercise": return await Backups.ExerciseCommand.RunAsync(rest);
            case "import": return await Imports.ImportVerb.RunAsync(rest);
            case "export": return await Exports.ExportVerb.RunAsync(rest, Console.In, Console.Out);
            case "help": break;
            default:
                await Console.Error.WriteLineAsync($"entente does not know '{verb}'.");
                break;
        }

        await Console.Out.WriteLineAsync(Help);
        return verb == "help" ? 0 : 2;
    }

    private const string Help = """
        entente [serve]           the site (see ./run --help)
        entente verify-audit      checks the log without the site; exit 1 and the first bad line if it was touched
        entente import FILE       brings records in
        entente export            takes records out, as one of the people who may
        entente backup TARGET     copies database, files and keys while the site runs
        entente restore SOURCE    puts a backup into an empty place
        entente keys show         which keys seal the fields of each compartment, and how many fields
        entente keys rotate       makes new ones and seals everything anew, while the site runs
        entente exercise          writes made-up records until it is stopped, for pulling the plug on your own machine
        Each takes --database: a SQLite file, or "Host=…" for PostgreSQL.
        """;
}
