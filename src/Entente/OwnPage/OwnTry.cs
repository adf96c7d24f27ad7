using Entente.Foundation;

namespace Entente.OwnPage;

/// <summary>Tries in vain by one code word, whether or not there is such a word, or from one address. Forgotten after a quiet day.</summary>
public sealed class OwnTry
{
    private OwnTry() { }

    [Open] public required OwnTryId Id { get; init; }

    /// <summary>The code word or the address by its hash.</summary>
    [Personal] public required string Key { get; init; }
    [Open] public int Misses { get; private set; }
    [Open] public DateTimeOffset LastAt { get; private set; }

    /// <summary>Until then nothing is tried, however right it is.</summary>
    [Open] public DateTimeOffset WaitUntil { get; private set; }

    public static OwnTry Of(string key, IdSource ids) => new() { Id = ids.Next<OwnTryId>(), Key = key };

    public void Miss(TryLimit limit, TimeSpan forget, DateTimeOffset when)
    {
        Misses = (when - LastAt > forget ? 0 : Misses) + 1;
        (LastAt, WaitUntil) = (when, when + limit.WaitAfter(Misses));
    }

    public void Forget(DateTimeOffset when) => (Misses, LastAt, WaitUntil) = (0, when, when);
}

/// <summary>How many tries are free, and how the waits grow after them.</summary>
public sealed record TryLimit(int Free, int FirstSeconds, int MostSeconds)
{
    /// <summary>Twice as long each time, up to the longest.</summary>
    public TimeSpan WaitAfter(int misses) => misses < Free ? TimeSpan.Zero
        : TimeSpan.FromSeconds(misses - Free > 20 ? MostSeconds : Math.Min(MostSeconds, FirstSeconds * (1L << (misses - Free))));
}
