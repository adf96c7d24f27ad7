using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Cli;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Arguments(string Verb, string File, string Queries, IReadOnlyDictionary<string, List<string>> Named)
{
    private const double BitsToNatural = 0.6931471805599453; // ln 2

    private SplinkSettings? splink;
    private TrainedModel? model, start;
    private IReadOnlyList<PairJudgement>? labels, judged;
    private IReadOnlyList<(string Column, ColumnRole Role)>? roles;

    public bool Quiet => Has("--quiet");

    /// <summary>Whether explain answers in JSON.</summary>
    public bool Json => Has("--json");

    /// <summary>serve: whether a damaged journal is to be mended.</summary>
    public bool Mend => Has("--mend");

    public string Out => One("--out");

    /// <summary>The options that were given.</summary>
    public IEnumerable<string> Names => Named.Keys;

    public bool Has(string name) => Named.ContainsKey(name);

    public string One(string name) => Named.TryGetValue(name, out var values) ? values[^1] : "";

    public IReadOnlyList<string> All(string name) => Named.TryGetValue(name, out var values) ? values : [];

    /// <summary>The options of a kind that were given.</summary>
    public IEnumerable<Option> Options(Takes takes) => Cli.Options.All.Where(o => o.Takes == takes && o.IsOf(Verb) && Has(o.Name));

    /// <summary>The settings of splink that were named, read once.</summary>
    public SplinkSettings? Splink => Has("--splink") ? splink ??= SplinkSettings.Read(One("--splink")) : null;

    public TableOptions ForTable => new() { Id = One("--id") is { Length: > 0 } id ? id : Splink?.Id ?? "", Ignore = All("--ignore"), Truth = One("--truth"), Threads = Threads };

    /// <summary>Reads the small files that are named, so that what is wrong with them is told before the big one is read.</summary>
    public void Load() => _ = (Splink, Model, Start, Labels, Judged);

    /// <exception cref="FormatException">A role was said of a column that is not there.</exception>
    public BatchOptions ForBatch(Table table) => new()
    {
        Roles = Roles(table),
        Model = Model,
        Start = Start,
        Labels = Labels,
        LearnFromTruth = Verb == "train" && Has("--truth"),
        Judgements = Judged,
        Threshold = Threshold,
        Once = One("--once"),
        Seed = Seed,
        MostInBlock = (int)Number("--block", 40),
        BlindPairs = (int)Number("--blind", 200_000),
        MetPairs = (int)Number("--met", 80_000),
        Threads = Threads,
        Transliterate = Scripts,
    };

    /// <summary>Reads the scripts that the engine has no tables of.</summary>
    public static Scripts.AnyScript Scripts { get; } = new();

    /// <summary>What people said about pairs.</summary>
    public IReadOnlyList<PairJudgement> Judged => judged ??= Has("--judgements") ? Judgements.Read(One("--judgements")) : [];

    /// <summary>Natural log odds.</summary>
    public double Threshold => Number("--threshold", 0) * BitsToNatural;

    public ulong Seed => Has("--seed") ? (ulong)decimal.Parse(One("--seed"), NumberStyles.Float, CultureInfo.InvariantCulture) : 20_110_322;

    /// <summary>MiB; 0: no limit.</summary>
    public double Memory => Number("--memory", 0);

    private int Threads => (int)Number("--threads", Environment.ProcessorCount);

    private TrainedModel? Model => Has("--model") ? model ??= ModelFile.Read(One("--model")) : null;

    private TrainedModel? Start => Has("--start") ? start ??= ModelFile.Read(One("--start")) : null;

    private IReadOnlyList<PairJudgement> Labels => labels ??= Has("--labels") ? Judgements.Read(One("--labels"), answered: true) : [];

    /// <summary>A number that was given; its bounds were looked at before (<see cref="Option.Check"/>).</summary>
    public double Number(string name, double otherwise) => Has(name) ? double.Parse(One(name), NumberStyles.Float, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The roles that were said, of columns that are there or not.</summary>
    public IReadOnlyList<(string Column, ColumnRole Role)> RolesSaid => roles ??= [.. All("--role").Select(Role)];

    /// <summary>The roles that were said of columns that a table has.</summary>
    public Dictionary<string, ColumnRole> RolesOf(Table table)
    {
        var roles = new Dictionary<string, ColumnRole>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, role) in RolesSaid)
        {
            if (table.Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } column) roles[column] = role;
        }

        return roles;
    }

    /// <exception cref="FormatException">A role was said of a column that none of the tables has.</exception>
    public void EachRoleIsOf(params Table[] tables)
    {
        foreach (var (name, _) in RolesSaid)
        {
            if (!tables.Any(t => t.Names.Contains(name, StringComparer.OrdinalIgnoreCase))) throw new FormatException($"There is no column '{name}' to give a role to.");
        }
    }

    /// <summary>The roles of a table's columns that are not to be guessed.</summary>
    public Dictionary<string, ColumnRole> Roles(Table table)
    {
        EachRoleIsOf(table);
        return Splink?.Roles(table, RolesOf(table)) ?? RolesOf(table);
    }

    private static (string, ColumnRole) Role(string said)
    {
        var at = said.LastIndexOf('=');
        var known = Enum.TryParse<ColumnRole>(said[(at + 1)..], true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(said[at + 1]);
        return at >= 1 && known ? (said[..at], role) : throw new FormatException($"--role needs COLUMN=ROLE, where ROLE is one of {string.Join(", ", Enum.GetNames<ColumnRole>())}, not '{said}'.");
    }
}
