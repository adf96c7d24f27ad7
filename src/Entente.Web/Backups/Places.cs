namespace Entente.Web.Backups;

/// <summary>What a command of the console works on: the database, the centre's folder, and the one folder named without an option.</summary>
internal sealed record Places(string Folder, string Database, string Var, string? MasterKey)
{
    /// <summary>Null where the options make no sense.</summary>
    public static Places? From(string[] args)
    {
        string? folder = null, database = null, var = null, master = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].ToLowerInvariant() is "--database" && i + 1 < args.Length) database = args[++i];
            else if (args[i].ToLowerInvariant() is "--var" && i + 1 < args.Length) var = args[++i];
            else if (args[i].ToLowerInvariant() is "--masterkey" && i + 1 < args.Length) master = args[++i];
            else if (args[i].StartsWith('-') || folder is not null) return null;
            else folder = args[i];
        }

        if (string.IsNullOrWhiteSpace(folder)) return null;
        database ??= "var/centre.db";
        return new(folder, database, var ?? VarOf(database), master ?? Environment.GetEnvironmentVariable("MasterKey"));
    }

    internal static string VarOf(string database)
    {
        if (Databases.Databases.IsPostgres(database)) return "var/centre";
        var file = Databases.DatabaseCopies.FileOf(database);
        return Path.Combine(Path.GetDirectoryName(file) is { Length: > 0 } at ? at : ".", Path.GetFileNameWithoutExtension(file));
    }
}
