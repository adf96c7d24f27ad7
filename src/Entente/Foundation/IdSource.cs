namespace Entente.Foundation;

/// <summary>Gives ids that rise with time: milliseconds since 2009 above, a counter below, so that a new row lands at the end of every index.</summary>
/// <remarks>63 bits: 43 of milliseconds (278 years) and 20 of counter. Two processes differ by the random start of each millisecond.</remarks>
public sealed class IdSource(TimeProvider clock, Random random)
{
    private static readonly DateTimeOffset Epoch = new(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _turn = new();
    private long _last;

    public TId Next<TId>() where TId : struct, IId<TId> => TId.From(Next());

    public long Next()
    {
        lock (_turn)
        {
            var floor = (clock.GetUtcNow() - Epoch).Ticks / TimeSpan.TicksPerMillisecond << 20;
            return _last = floor > _last ? floor + random.Next(1 << 12) : _last + 1;
        }
    }
}
