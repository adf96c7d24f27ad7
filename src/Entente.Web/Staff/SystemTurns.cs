using System.Collections.Concurrent;

namespace Entente.Web.Staff;

/// <summary>How often each system called in this minute, and each address guessed. In memory: a restart begins anew.</summary>
public sealed class SystemTurns(TimeProvider clock)
{
    /// <summary>Calls without a good key that are answered from one address in a minute.</summary>
    public const int MostWrong = 30;

    private readonly ConcurrentDictionary<string, Turns> _turns = new();
    private long _minute;

    /// <summary>Seconds until everybody may call again.</summary>
    public int Rest => 60 - Sweep().Second;

    /// <summary>Counts a call, and says which of this minute it is.</summary>
    public (int Calls, long Minute) Count(string who)
    {
        var now = Sweep();
        return (_turns.AddOrUpdate(who, _ => new(now.Minute, 1, false), (_, old) => old.Minute == now.Minute ? old with { Calls = old.Calls + 1 } : new(now.Minute, 1, false)).Calls, now.Minute);
    }

    /// <summary>Takes back a call that was counted in this minute.</summary>
    public void Uncount(string who, long minute)
    {
        while (_turns.TryGetValue(who, out var turns) && turns.Minute == minute && !_turns.TryUpdate(who, turns with { Calls = turns.Calls - 1 }, turns)) { }
    }

    /// <summary>Whether nobody was told yet, in this minute, that it is over: the log says it once.</summary>
    public bool IsFirstOver(string who) => _turns.TryGetValue(who, out var turns) && !turns.Told && _turns.TryUpdate(who, turns with { Told = true }, turns);

    /// <summary>The minute that it is; what was counted in others is forgotten.</summary>
    private (long Minute, int Second) Sweep()
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        var minute = seconds / 60;
        if (Interlocked.Exchange(ref _minute, minute) != minute)
        {
            foreach (var (who, turns) in _turns) if (turns.Minute != minute) _turns.TryRemove(KeyValuePair.Create(who, turns));
        }

        return (minute, (int)(seconds % 60));
    }

    private sealed record Turns(long Minute, int Calls, bool Told);
}
