namespace Entente.Foundation;

/// <summary>What was used lately, in bounded memory: when the young generation is full, it becomes the old one, and what nobody asked for since is forgotten.</summary>
/// <param name="most">How many are held at most.</param>
public sealed class RecentlyUsed<TKey, TValue>(int most) where TKey : notnull
{
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public int Count => _young.Count + _old.Count;

    /// <summary>Not for many threads at once: finding moves.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (_young.TryGetValue(key, out value!)) return true;
        if (!_old.Remove(key, out value!)) return false;
        Put(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        if (_young.Count >= Math.Max(1, most / 2)) (_old, _young) = (_young, []);
        _young[key] = value;
    }

    public void Forget(TKey key)
    {
        _young.Remove(key);
        _old.Remove(key);
    }
}
