namespace Entente.Linkage.Screening;

/// <summary>What one query needs to count on; used again by the next.</summary>
internal sealed class ScreenScratch(int names)
{
    private readonly float[] _credit = new float[names];
    private readonly int[] _seen = new int[names];
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (float Credit, int Name)> _heap = new();
    private int _stamp;

    public List<ScreenKeys.Key> Keys { get; } = [];

    /// <summary>The keys of a word that the list has, with how many names each leads to.</summary>
    public List<(int Size, int Key)> Ways { get; } = [];

    /// <summary>What was chosen, in no order.</summary>
    public List<int> Best { get; } = [];

    public void Begin()
    {
        _touched.Clear();
        Best.Clear();
        // A stamp for each word of a query; begun anew long before it would run over.
        if (_stamp > int.MaxValue - 64)
        {
            Array.Clear(_seen);
            _stamp = 0;
        }

        _stamp = (_stamp / 32 + 1) * 32;
    }

    /// <summary>Credits names once a word, by the first key that leads there.</summary>
    public void Credit(ReadOnlySpan<int> names, float credit, int word)
    {
        foreach (var name in names)
        {
            var seen = _seen[name];
            if (seen > _stamp + word) continue;
            if (seen < _stamp)
            {
                _credit[name] = 0;
                _touched.Add(name);
            }

            _credit[name] += credit;
            _seen[name] = _stamp + word + 1;
        }
    }

    public void Choose(int most)
    {
        if (_touched.Count <= most)
        {
            Best.AddRange(_touched);
            return;
        }

        // Of equal credit the lower number stays, whatever order they were found in.
        _heap.Clear();
        foreach (var name in _touched)
        {
            if (_heap.Count < most) _heap.Enqueue(name, (_credit[name], -name));
            else if (_heap.TryPeek(out _, out var least) && (_credit[name], -name).CompareTo(least) > 0) _heap.EnqueueDequeue(name, (_credit[name], -name));
        }

        foreach (var (name, _) in _heap.UnorderedItems) Best.Add(name);
    }
}
