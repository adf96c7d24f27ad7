using System.Diagnostics;
using System.Globalization;

namespace Entente.Linkage.Cli;

/// <summary>Tells on standard error what was done and when, so that results can be piped; in long work every two seconds how far it is, how fast, and how long it may still take.</summary>
internal sealed class Steps(TextWriter error, bool quiet) : IProgress<string>, IProgress<(long Done, long All)>
{
    private const double Every = 2;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private double began, told;

    public void Report(string value)
    {
        lock (gate)
        {
            began = told = watch.Elapsed.TotalSeconds;
            if (!quiet) error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{began,7:0.00} s, {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} CPU s  {value}"));
        }
    }

    /// <summary>Says what all of it took, so that the next and bigger file can be reckoned with.</summary>
    public void Done()
    {
        using var process = Process.GetCurrentProcess();
        if (!quiet) error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Took {watch.Elapsed.TotalSeconds:0.00} s, {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} CPU s, {process.PeakWorkingSet64 >> 20:N0} MiB of memory at most."));
    }

    /// <summary>Pairs that were scored.</summary>
    public void Report((long Done, long All) value) => Going("scoring", value.Done, value.All, 1e6, "million meetings");

    /// <summary>Bytes that were read.</summary>
    public void Read(long done, long all) => Going("reading", done, all, 1 << 20, "MiB");

    private void Going(string what, long done, long all, double unit, string name)
    {
        if (quiet || done <= 0) return;
        lock (gate)
        {
            var now = watch.Elapsed.TotalSeconds;
            if (now - told < Every) return;
            told = now;
            var rate = done / (now - began);
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now,7:0.00} s  {what}: {Math.Min(1, done / (double)Math.Max(all, 1)):0%}, {rate / unit:0.0} {name} a second, about {Math.Max(0, all - done) / rate:0} s left"));
        }
    }
}
