namespace Entente.Bench;

/// <summary>Times of many tries, and how they stand to a bar.</summary>
internal sealed class Figures(string what, double? barSeconds)
{
    private readonly List<double> _seconds = [];
    private readonly Lock _lock = new();

    public void Add(TimeSpan took)
    {
        lock (_lock) _seconds.Add(took.TotalSeconds);
    }

    public int Count => _seconds.Count;

    /// <param name="beside">Said at the end of the line.</param>
    public void Print(string beside = "")
    {
        if (_seconds.Count == 0)
        {
            Console.WriteLine($"{what,-46} no answer");
            return;
        }

        _seconds.Sort();
        double At(double share) => _seconds[(int)Math.Min(_seconds.Count - 1, share * _seconds.Count)];
        var p95 = At(0.95);
        var verdict = barSeconds is not { } bar ? "" : p95 <= bar ? $"bar {bar:0.00} s  kept" : $"bar {bar:0.00} s  SHORT by {p95 - bar:0.000} s ({p95 / bar:0.0} times)";
        Console.WriteLine($"{what,-46} {_seconds.Count,7} tries  p50 {At(0.5):0.000} s  p95 {p95:0.000} s  max {_seconds[^1]:0.000} s  {beside}  {verdict}");
    }
}
