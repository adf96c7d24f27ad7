using System.Diagnostics;

namespace Entente.Bench;

/// <summary>Time and memory of one piece of work: what the process holds before it, and at most while it goes on.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Task _watching;
    private readonly long _before;
    private long _most;
    private long _inUse;

    public Watched()
    {
        // What came before is given back first, so that it is not counted.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        _most = _before = Held();
        _watching = Task.Run(WatchAsync);
    }

    public async Task<string> EndAsync()
    {
        _watch.Stop();
        await DisposeAsync();
        return $"{_watch.Elapsed.TotalSeconds,6:0.0} s; memory {_before >> 20:N0} MB before, {_most >> 20:N0} MB at most, of which managed {_inUse >> 20:N0} MB in use at most";
    }

    public TimeSpan Elapsed => _watch.Elapsed;

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _most = Math.Max(_most, Held());
            _inUse = Math.Max(_inUse, GC.GetTotalMemory(false));
            await Task.Delay(50);
        }
    }

    private static long Held()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
    }
}
