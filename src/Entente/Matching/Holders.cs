using Entente.Records;

namespace Entente.Matching;

/// <summary>The records that share one key: who they are while they are few, how many once they are too many to tell anybody apart.</summary>
/// <remarks>Adding a record that is held already changes nothing, so a step that is done again after a kill counts nobody twice.</remarks>
internal sealed class Holders(int count, long counted)
{
    /// <summary>A key shared by more records than this finds nobody in particular and is skipped.</summary>
    public const int Most = 150;

    private long[] _ids = count > Most ? [] : new long[Math.Max(1, count)];
    private int _held;
    private int _count = count > Most ? count : 0;

    // Of a key that many share only the number is kept, as of this id: later ones are counted as they are followed.
    private long _counted = counted;

    public int Count => IsCommon ? _count : _held;

    public bool IsCommon => _count > 0;

    /// <summary>In order; empty where too many share the key.</summary>
    public ReadOnlySpan<long> Ids => _ids.AsSpan(0, _held);

    public void Add(RecordId record)
    {
        if (!IsCommon) Hold(record.Value);
        else if (record.Value > _counted) (_count, _counted) = (_count + 1, record.Value);
    }

    private void Hold(long id)
    {
        var at = Ids.BinarySearch(id);
        if (at >= 0) return;
        at = ~at;
        if (_held == Most)
        {
            (_count, _counted, _ids, _held) = (Most + 1, Math.Max(id, _ids[Most - 1]), [], 0);
            return;
        }

        if (_held == _ids.Length) Array.Resize(ref _ids, Math.Min(Most, _held * 2));
        Array.Copy(_ids, at, _ids, at + 1, _held - at);
        _ids[at] = id;
        _held++;
    }
}
