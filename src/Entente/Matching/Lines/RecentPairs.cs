using Entente.Storage;

namespace Entente.Matching.Lines;

/// <summary>The pairs at hand for lists, which ask at each look: where they are many they are read once a minute, since one more or less changes no sentence.</summary>
public sealed class RecentPairs(TimeProvider clock)
{
    private const int Many = 20_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private (PairsAtHand Pairs, DateTimeOffset At)? _last;
    private readonly Lock _lock = new();

    public async Task<PairsAtHand> ReadAsync(EntenteDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_last is { } last && last.Pairs.Open.Count + last.Pairs.Judged.Count >= Many && now - last.At < Fresh) return last.Pairs;
        }

        var pairs = await PairsAtHand.ReadAsync(db, ct);
        lock (_lock) _last = (pairs, now);
        return pairs;
    }
}
