using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Bench;

/// <summary>What to measure on.</summary>
internal sealed record Options(int Persons, string Database, int Seconds, int Users)
{
    /// <summary>How many made-up rows are brought in.</summary>
    public int Records { get; init; } = 200_000;

    /// <summary>A file of one's own to bring in instead.</summary>
    public string File { get; init; } = "";

    /// <summary>A file to which the queries of each page are written.</summary>
    public string Trace { get; init; } = "";

    /// <summary>Null where they make no sense.</summary>
    public static Options? From(string[] args)
    {
        var options = new Options(100_000, "", 15, 8);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var number = int.TryParse(args[i + 1].Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            if (args[i] == "--database") options = options with { Database = args[i + 1] };
            else if (args[i] == "--file") options = options with { File = args[i + 1] };
            else if (args[i] == "--trace") options = options with { Trace = args[i + 1] };
            else if (number == 0) return null;
            else if (args[i] == "--persons") options = options with { Persons = number };
            else if (args[i] == "--records") options = options with { Records = number };
            else if (args[i] == "--seconds") options = options with { Seconds = number };
            else if (args[i] == "--users") options = options with { Users = number };
            else return null;
        }

        if (args.Length % 2 != 0) return null;
        // By its whole path, wherever it is named from: the site's folder goes with it.
        return options.Database.Length == 0 || Databases.Databases.IsPostgres(options.Database) ? options : options with { Database = Path.GetFullPath(options.Database) };
    }

    /// <summary>The centre of so many people that is made once and measured often.</summary>
    public Options Filled() => Database.Length > 0 ? this : this with { Database = Path.GetFullPath($"var/bench/bench-{Persons}.db") };

    /// <summary>Where the measured site keeps its keys. They sign the log's checkpoints, so a centre that is measured again needs the same.</summary>
    public string SiteFolder => Path.GetFullPath($"var/bench/site-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Database)))[..12]}");

    public string Kind => Databases.Databases.IsPostgres(Database) ? "PostgreSQL" : "SQLite";
}

/// <summary>What it was seen on.</summary>
internal static class Machine
{
    public static void Print()
    {
        var cpu = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        Console.WriteLine($"{cpu ?? "unknown processor"}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
    }
}
