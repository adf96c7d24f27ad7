using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Linkage.Bench;

/// <summary>Each bar of the engine in turn, over the files of one folder: what must be reached, what is aimed at, what was seen.</summary>
internal static partial class BarsBench
{
    private const int Rounds = 3;

    /// <param name="folder">people_100k.csv, people_1m.csv, people_5m.csv, people_10m.csv, people_100k_native.csv, wl_list.csv and wl_queries.csv, as the generator makes them; what is not there is passed over.</param>
    /// <param name="known">A folder with febrl and names, or none.</param>
    public static int Run(string folder, string known)
    {
        Speed(folder, "people_1m.csv", cpu: (4.3, 2.5), memory: (500, 300));
        Speed(folder, "people_5m.csv", cpu: (30, 18), memory: (4_096, 2_048));
        Speed(folder, "people_10m.csv", null, null);
        Quality(folder, "people_100k.csv", (0.935, 0.955), (0.968, 0.977));
        Quality(folder, "people_1m.csv", (0.930, 0.950), (0.962, 0.972));
        if (There(known, "febrl/dataset3.csv") is { } febrl3) Febrl("FEBRL 3", (0.9955, 0.997), febrl3);
        if (There(known, "febrl/dataset4a.csv") is { } febrl4 && There(known, "febrl/dataset4b.csv") is { } other) Febrl("FEBRL 4", (0.9976, 0.9985), febrl4, other);
        if (There(folder, "people_100k_native.csv") is { } native) Head("Names in several scripts", () => ScriptsBench.Run(native, "rec_id", "cluster", ["given_name", "surname"]));
        if (There(folder, "people_1m.csv") is { } live) Head("One by one, a million", () => LiveBench.Run(live, "rec_id", "cluster", 50_000));
        if (There(known, "names/name_bench_cases.csv") is { } names) Head("Pairs of names", () => NamesBench.Run(names));
        if (There(folder, "wl_list.csv") is { } list && There(folder, "wl_queries.csv") is { } queries) Head("Screening", () => ScreenBench.Run(list, queries, 0.3));
        return 0;
    }

    private static void Speed(string folder, string name, (double Must, double Aim)? cpu, (double Must, double Aim)? memory)
    {
        if (There(folder, name) is not { } file) return;
        var run = LinkRun.Best(Rounds, file, "rec_id", "cluster");
        Console.WriteLine($"{name}, read, learned, scored, clustered and written; the best of {Rounds} runs");
        Least("processor, s", run.Cpu, cpu);
        Least("on the clock, s", run.Wall, name == "people_1m.csv" ? (2.7, double.NaN) : null);
        Least("memory, MiB", run.Memory, memory);
        Most("million pairs scored a processor second", run.Pairs / 1e6 / run.Scoring, (5, 10));
    }

    private static void Quality(string folder, string name, (double, double) pairs, (double, double) cubed)
    {
        if (There(folder, name) is not { } file) return;
        var said = LinkRun.Run("evaluate", file, "--id", "rec_id", "--truth", "cluster", "--quiet").Out;
        Console.WriteLine($"{name}, no labels, the default threshold");
        Most("pair F1", Number(PairF1(), said), pairs);
        Most("B-cubed F1", Number(CubedF1(), said), cubed);
        Least("largest cluster (true: 12)", Number(Largest(), said), (30, 16));
        Least("0.9 to 0.99: share right against mean p", Number(Calibration(), said), (0.05, 0.02));
    }

    private static void Febrl(string name, (double, double) bar, params string[] files)
    {
        var path = Path.Combine(Path.GetTempPath(), "entente-bars-febrl.csv");
        // The id says who is meant: rec-17-org and rec-17-dup-0 are one person.
        var lines = files.SelectMany((f, i) => File.ReadLines(f).Skip(i == 0 ? 0 : 1)).ToArray();
        File.WriteAllLines(path, [$"person,{lines[0]}", .. lines.Skip(1).Select(l => $"{l.Split('-')[1]},{l}")]);
        var said = LinkRun.Run("evaluate", path, "--id", "rec_id", "--truth", "person", "--quiet").Out;
        File.Delete(path);
        Console.WriteLine(name);
        Most("pair F1", Number(PairF1(), said), bar);
    }

    private static void Least(string what, double seen, (double Must, double Aim)? bar) => Say(what, seen, bar, (s, b) => s <= b);

    private static void Most(string what, double seen, (double Must, double Aim)? bar) => Say(what, seen, bar, (s, b) => s >= b);

    private static void Say(string what, double seen, (double Must, double Aim)? bar, Func<double, double, bool> reaches)
    {
        var verdict = bar is not { } b ? "" : reaches(seen, b.Aim) ? $"aim {b.Aim} reached" : reaches(seen, b.Must) ? $"must {b.Must} reached, aim {b.Aim} not" : $"must {b.Must} MISSED";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-42} {seen,10:0.####}   {verdict}"));
    }

    private static void Head(string what, Func<int> run)
    {
        Console.WriteLine(what);
        run();
    }

    private static string? There(string folder, string name) => folder.Length > 0 && File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : null;

    private static double Number(Regex what, string said) => what.Match(said) is { Success: true } found ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;

    [GeneratedRegex(@"^pairs: .*? F1 ([\d.]+);", RegexOptions.Multiline)]
    private static partial Regex PairF1();

    [GeneratedRegex(@"B-cubed: .*? F1 ([\d.]+);")]
    private static partial Regex CubedF1();

    [GeneratedRegex(@"clusters, largest (\d+)")]
    private static partial Regex Largest();

    [GeneratedRegex(@"share that is right is ([\d.]+)")]
    private static partial Regex Calibration();
}
