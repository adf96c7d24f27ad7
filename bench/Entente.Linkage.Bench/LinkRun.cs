using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Linkage.Bench;

/// <summary>One whole run of the command over a file, as a user starts it, and what it told of itself.</summary>
/// <param name="Cpu">Processor seconds of the whole process, user and system.</param>
/// <param name="Wall">Seconds on the clock.</param>
/// <param name="Memory">The most memory that it held, in MiB.</param>
/// <param name="Pairs">How many pairs were scored.</param>
/// <param name="Scoring">Processor seconds from the learned model to the last score.</param>
internal sealed partial record LinkRun(double Cpu, double Wall, double Memory, double Pairs, double Scoring)
{
    /// <summary>The best of some runs: others on the machine only ever add.</summary>
    public static LinkRun Best(int rounds, string file, string id, string ignore) =>
        Enumerable.Range(0, rounds).Select(_ => Of(Run("link", file, "--id", id, "--ignore", ignore, "--out", Path.Combine(Path.GetTempPath(), "entente-bars.csv")).Error)).MinBy(r => r.Cpu)!;

    /// <summary>Runs the command and gives what it wrote.</summary>
    public static (string Out, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var told = new StringBuilder();
        process.ErrorDataReceived += (_, line) => told.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (said, told.ToString()) : throw new InvalidOperationException(told.ToString());
    }

    private static string Command => Path.Combine(AppContext.BaseDirectory, "entente-link.dll");

    private static LinkRun Of(string told)
    {
        var done = Done().Match(told);
        var learned = Step(told, "Learned from");
        return new(Number(done.Groups["cpu"]), Number(done.Groups["wall"]), Number(done.Groups["memory"]), Number(Scored().Match(told).Groups["pairs"]), Step(told, "pairs were scored") - learned);
    }

    private static double Step(string told, string what) =>
        told.Split('\n').FirstOrDefault(l => l.Contains(what, StringComparison.Ordinal)) is { } line ? Number(At().Match(line).Groups["cpu"]) : double.NaN;

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, NumberStyles.Number, CultureInfo.InvariantCulture) : double.NaN;

    [GeneratedRegex(@"Took (?<wall>[\d.]+) s, (?<cpu>[\d.]+) CPU s, (?<memory>[\d,]+) MiB")]
    private static partial Regex Done();

    [GeneratedRegex(@"(?<pairs>[\d,]+) pairs were scored")]
    private static partial Regex Scored();

    [GeneratedRegex(@" (?<cpu>[\d.]+) CPU s")]
    private static partial Regex At();
}
