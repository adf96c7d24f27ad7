using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Arguments(string Verb, string File)
{
    private const double BitsToNatural = 0.6931471805599453; // ln 2

    private readonly Dictionary<string, List<string>> named = [];

    private static readonly string[] Known = ["--id", "--ignore", "--role", "--out", "--model", "--truth", "--clusters", "--judgements", "--pair", "--record", "--threshold", "--threads", "--seed", "--block", "--blind", "--met", "--quiet",
        "--report", "--pairs", "--records", "--least", "--sample", "--reviewed", "--memory", "--once", "--from", "--labels", "--most", "--start", "--splink", "--json", "--budget", "--mend"];

    public bool Quiet => named.ContainsKey("--quiet");

    /// <summary>Whether explain answers in JSON.</summary>
    public bool Json => named.ContainsKey("--json");

    /// <summary>serve: whether a damaged journal is to be mended.</summary>
    public bool Mend => named.ContainsKey("--mend");

    public string Out => One("--out");

    /// <summary>screen: the file with the names that are put to the list; empty where none was given.</summary>
    public string Queries { get; private set; } = "";

    public static Arguments Read(string[] args)
    {
        if (args.Length < 2 || args[1].StartsWith('-')) throw new FormatException("After the verb comes the file. entente-link --help shows how.");
        var arguments = new Arguments(args[0], args[1]);
        if (arguments.Verb == "screen") args = arguments.TakeScreening(args);
        for (var i = 2; i < args.Length; i++)
        {
            var name = args[i];
            if (!Known.Contains(name)) throw new FormatException($"There is no option '{name}'. {Nearest.To(name, Known)}entente-link --help lists them.");
            var takes = name is "--quiet" or "--json" or "--mend" ? 0 : name == "--pair" ? 2 : 1;
            if (i + takes >= args.Length) throw new FormatException($"{name} needs {(takes == 2 ? "two values" : "a value")}.");
            if (!arguments.named.TryGetValue(name, out var values)) arguments.named[name] = values = [];
            values.AddRange(args[(i + 1)..(i + 1 + takes)]);
            i += takes;
        }

        if (arguments.Json && arguments.Verb != "explain") throw new FormatException("--json belongs to explain; nothing else is told in JSON.");
        return arguments;
    }

    public string One(string name) => named.TryGetValue(name, out var values) ? values[^1] : "";

    public IReadOnlyList<string> All(string name) => named.TryGetValue(name, out var values) ? values : [];

    private SplinkSettings? splink;

    /// <summary>The settings of splink that were named, read once.</summary>
    public SplinkSettings? Splink => One("--splink") is { Length: > 0 } path ? splink ??= SplinkSettings.Read(path) : null;

    public TableOptions ForTable => new() { Id = One("--id") is { Length: > 0 } id ? id : Splink?.Id ?? "", Ignore = All("--ignore"), Truth = One("--truth"), Threads = Threads };

    /// <exception cref="FormatException">Options contradict each other, or a file they name cannot be read as what it should be.</exception>
    public BatchOptions ForBatch(Table table)
    {
        if (One("--model").Length * One("--labels").Length > 0) throw new FormatException("--labels teach a model while it is learned, and --model is one that was learned before. Leave one of them out.");
        if (One("--model").Length * One("--start").Length > 0) throw new FormatException("--start is what learning begins from, and --model is learned already. Leave one of them out.");
        if (Verb == "train" && One("--model").Length > 0) throw new FormatException("train learns anew. To begin from a model, and to keep what is fixed in it, name it with --start.");
        return new()
        {
            Roles = Splink?.Roles(table, Roles(table)) ?? Roles(table),
            Model = One("--model") is { Length: > 0 } path ? ModelFile.Read(path) : null,
            Start = One("--start") is { Length: > 0 } start ? ModelFile.Read(start) : null,
            Labels = One("--labels") is { Length: > 0 } labels ? Entente.Linkage.Cli.Judgements.Read(labels, answered: true) : [],
            LearnFromTruth = Verb == "train" && One("--truth").Length > 0,
            Judgements = Judged,
            Threshold = Threshold,
            Once = One("--once"),
            Seed = Seed,
            MostInBlock = (int)Number("--block", 40),
            BlindPairs = (int)Number("--blind", 200_000),
            MetPairs = (int)Number("--met", 80_000),
            Threads = Threads,
        };
    }

    public IReadOnlyList<PairJudgement> Judged => One("--judgements") is { Length: > 0 } judged ? Judgements.Read(judged) : [];

    /// <summary>Natural log odds.</summary>
    public double Threshold => Number("--threshold", 0) * BitsToNatural;

    public ulong Seed => (ulong)Number("--seed", 20_110_322);

    /// <summary>MiB; 0: no limit.</summary>
    public double Memory => Number("--memory", 0);

    /// <summary>The file that was named with --out, or standard output.</summary>
    public Stream Output(Terminal terminal) => Out.Length == 0 ? terminal.Out : new FileStream(Out, FileMode.Create, FileAccess.Write, FileShare.Read, 1);

    private int Threads => Math.Max(1, (int)Number("--threads", Environment.ProcessorCount));

    public double Number(string name, double otherwise)
    {
        if (One(name) is not { Length: > 0 } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name} needs a number, not '{text}'.");
    }

    /// <summary>The roles that were said of columns that a table has.</summary>
    public Dictionary<string, ColumnRole> RolesOf(Table table)
    {
        var roles = new Dictionary<string, ColumnRole>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, role) in RolesSaid())
        {
            if (table.Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } column) roles[column] = role;
        }

        return roles;
    }

    /// <exception cref="FormatException">A role was said of a column that none of the tables has.</exception>
    public void EachRoleIsOf(params Table[] tables)
    {
        foreach (var (name, _) in RolesSaid())
        {
            if (!tables.Any(t => t.Names.Contains(name, StringComparer.OrdinalIgnoreCase))) throw new FormatException($"There is no column '{name}' to give a role to.");
        }
    }

    private Dictionary<string, ColumnRole> Roles(Table table)
    {
        EachRoleIsOf(table);
        return RolesOf(table);
    }

    /// <summary>Takes what only screen has, a second file and options of its own.</summary>
    /// <returns>The rest.</returns>
    private string[] TakeScreening(string[] args)
    {
        List<string> rest = [.. args[..2]];
        for (var i = 2; i < args.Length; i++)
        {
            if (i == 2 && !args[i].StartsWith('-')) Queries = args[i];
            else if (args[i] is not ("--share" or "--most")) rest.Add(args[i]);
            else if (i + 1 < args.Length) named[args[i]] = [args[++i]];
            else throw new FormatException($"{args[i]} needs a value.");
        }

        return [.. rest];
    }

    private IEnumerable<(string Column, ColumnRole Role)> RolesSaid()
    {
        foreach (var said in All("--role"))
        {
            var at = said.LastIndexOf('=');
            if (at < 1 || !Enum.TryParse<ColumnRole>(said[(at + 1)..], true, out var role)) throw new FormatException($"--role needs COLUMN=ROLE, where ROLE is one of {string.Join(", ", Enum.GetNames<ColumnRole>())}.");
            yield return (said[..at], role);
        }
    }
}
