using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>Which names of a list a key leads to.</summary>
internal sealed class ScreenPostings
{
    /// <summary>Keys that lead to a larger part of the list are followed only where a word has no other.</summary>
    private const int FewestOfMany = 400, PartOfMany = 100;

    private readonly Dictionary<ulong, int> _keys = [];
    private readonly int[] _starts;
    private readonly int[] _names;
    private readonly int _count;

    private ScreenPostings(ParsedName[] names)
    {
        _count = Math.Max(names.Length, 1);
        var keys = new List<ScreenKeys.Key>();
        var found = new List<(int Key, int Name)>(names.Length * 8);
        for (var i = 0; i < names.Length; i++)
        {
            ScreenKeys.Write(names[i], keys);
            foreach (var key in keys)
            {
                if (!_keys.TryGetValue(key.Value, out var number)) _keys.Add(key.Value, number = _keys.Count);
                if (found.Count == 0 || found[^1] != (number, i)) found.Add((number, i));
            }
        }

        _starts = new int[_keys.Count + 1];
        foreach (var (key, _) in found) _starts[key + 1]++;
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
        _names = new int[found.Count];
        var next = _starts[..^1];
        foreach (var (key, name) in found) _names[next[key]++] = name;
    }

    public static ScreenPostings Of(ParsedName[] names) => new(names);

    /// <summary>Finds the names that share the rarest keys.</summary>
    /// <param name="name">The name to look for.</param>
    /// <param name="scratch">Takes what is found.</param>
    /// <param name="most">At most so many.</param>
    public void Find(ParsedName name, ScreenScratch scratch, int most)
    {
        ScreenKeys.Write(name, scratch.Keys);
        scratch.Begin();
        for (var word = 0; word < name.Words.Length; word++)
        {
            scratch.Ways.Clear();
            foreach (var key in scratch.Keys)
            {
                if (key.Word == word && _keys.TryGetValue(key.Value, out var number)) scratch.Ways.Add((_starts[number + 1] - _starts[number], number));
            }

            scratch.Ways.Sort();
            var followed = 0;
            foreach (var (size, number) in scratch.Ways)
            {
                if (followed > 0 && size > Math.Max(FewestOfMany, _count / PartOfMany)) break;
                scratch.Credit(_names.AsSpan(_starts[number], size), (float)Math.Log2((double)_count / size) + 0.1f, word);
                followed++;
            }
        }

        scratch.Choose(most);
    }
}
