using System.Diagnostics;
using System.Globalization;

namespace Entente.Linkage.Cli;

/// <summary>Tells on standard error what was done and when, so that results can be piped.</summary>
internal sealed class Steps(bool quiet) : IProgress<string>
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public void Report(string value)
    {
        if (!quiet) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:0.00} s, {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} CPU s  {value}"));
    }
}
