namespace Entente.Web.Staff;

/// <summary>One try at a time for each account: five guesses sent at once must count as five.</summary>
public sealed class SignInTurns
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> TakeAsync(string key, CancellationToken ct)
    {
        var turn = _turns[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_turns.Length];
        await turn.WaitAsync(ct);
        return new Back(turn);
    }

    private sealed class Back(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
