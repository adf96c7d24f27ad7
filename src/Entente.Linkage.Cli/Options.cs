namespace Entente.Linkage.Cli;

/// <summary>All options there are. What a verb does not use it refuses, so that nobody waits for an effect that never comes.</summary>
internal static class Options
{
    private const string Joins = "link evaluate ask explain serve";
    private const string Learns = "link train evaluate ask suggest explain serve";
    private const string Reads = "profile link train cluster evaluate ask suggest explain serve";

    /// <summary>In the order in which verbs are told.</summary>
    public static readonly string[] Verbs = ["profile", "link", "train", "cluster", "evaluate", "ask", "suggest", "explain", "screen", "serve"];

    public static readonly Option[] All =
    [
        new("--id", Takes.Text, $"{Reads} screen"),
        new("--ignore", Takes.Text, $"{Reads} screen") { Again = true },
        new("--role", Takes.Text, $"profile {Learns} screen") { Again = true },
        new("--truth", Takes.Text, $"profile {Learns}"),
        new("--splink", Takes.Source, $"profile {Learns}"),
        new("--threads", Takes.Whole, Reads) { Least = 1, Most = 1_024 },
        new("--memory", Takes.Number, $"{Learns} cluster") { Most = 1_000_000_000, Meant = " MiB" },
        new("--quiet", Takes.Nothing, string.Join(' ', Verbs)),
        new("--out", Takes.Result, "link train cluster evaluate ask suggest screen"),
        new("--report", Takes.Result, "link evaluate"),
        new("--pairs", Takes.Result, "link"),
        new("--least", Takes.Number, "link") { Least = -1_000, Most = 1_000, Meant = " bits" },
        new("--records", Takes.Source, "cluster"),
        new("--model", Takes.Source, Learns) { Remedy = " entente-link train FILE --out MODEL.json learns one; without --model it is learned from the file at hand." },
        new("--start", Takes.Source, Learns),
        new("--labels", Takes.Source, Learns) { Remedy = " entente-link ask FILE --out ANSWERS.csv writes the pairs to answer." },
        new("--judgements", Takes.Source, $"{Joins} cluster"),
        new("--threshold", Takes.Number, $"{Joins} cluster") { Least = -1_000, Most = 1_000, Meant = " bits" },
        new("--once", Takes.Text, Learns),
        new("--seed", Takes.Whole, Learns) { Most = ulong.MaxValue },
        new("--block", Takes.Whole, Learns) { Least = 2, Most = 100_000, Meant = " records" },
        new("--blind", Takes.Whole, Learns) { Least = 1, Most = 50_000_000, Meant = " pairs" },
        new("--met", Takes.Whole, Learns) { Least = 1, Most = 50_000_000, Meant = " pairs" },
        new("--clusters", Takes.Source, "evaluate"),
        new("--sample", Takes.Whole, "evaluate") { Least = 1, Most = 1_000_000, Meant = " pairs" },
        new("--reviewed", Takes.Source, "evaluate") { Remedy = " entente-link evaluate FILE --sample 300 --out LOOK.csv writes the pairs to look at." },
        new("--most", Takes.Whole, "ask") { Least = 1, Most = 10_000, Meant = " pairs: more than people would answer" },
        new("--most", Takes.Whole, "suggest") { Least = 1, Most = 16 },
        new("--most", Takes.Whole, "screen") { Least = 1, Most = 1_000, Meant = " entries" },
        new("--budget", Takes.Whole, "suggest") { Least = 1, Most = 1_000_000_000_000 },
        new("--share", Takes.Number, "screen") { Most = 1, Meant = ", the share of the queries that are expected to be of the list" },
        new("--from", Takes.Source, "serve"),
        new("--mend", Takes.Nothing, "serve"),
        new("--pair", Takes.Pair, "explain"),
        new("--record", Takes.Text, "explain"),
        new("--json", Takes.Nothing, "explain"),
    ];

    /// <summary>An option as a verb has it.</summary>
    /// <exception cref="FormatException">There is no such option, or other verbs use it.</exception>
    public static Option Of(string name, string verb)
    {
        var named = All.Where(o => o.Name == name).ToArray();
        if (named.Length == 0) throw new FormatException($"There is no option '{name}'. {Nearest.To(name, All.Select(o => o.Name))}entente-link --help lists them.");
        return named.FirstOrDefault(o => o.IsOf(verb))
            ?? throw new FormatException($"{name} belongs to {InWords([.. named.SelectMany(o => o.Verbs.Split(' '))])}; {verb} does not use it. Leave it out{Instead(name, verb)}.");
    }

    /// <summary>What does what was meant, where the option does not.</summary>
    private static string Instead(string name, string verb) => (name, verb) switch
    {
        ("--judgements", "train") => ", or name answers to learn from with --labels",
        ("--once", "cluster") => ": pairs do not say of which source a record is. To hold to it, use link --once COLUMN on the records",
        _ => "",
    };

    private static string InWords(string[] verbs) => verbs.Length == 1 ? verbs[0] : $"{string.Join(", ", verbs[..^1])} and {verbs[^1]}";
}
