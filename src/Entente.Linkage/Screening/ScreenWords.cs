using System.Runtime.InteropServices;
using Entente.Linkage.Names;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Screening;

/// <summary>How many entries of a list bear a word, altogether and of each nationality.</summary>
/// <remarks>Given and family names go together by nation, so that the frequencies of a name's words may be multiplied within a nation, not across all.</remarks>
internal sealed class ScreenWords
{
    /// <summary>The number of any nationality, or of none.</summary>
    public const int Any = 0;

    // What a word that nobody else bears counts for: as the same word with the entry itself left out, and as a word that the entry does not have.
    private const double Left = 0.15, Unheard = 0.03;

    private readonly Dictionary<ulong, int> _bearers = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<int> _entries = [0];
    private readonly HashSet<ulong> _once = [];

    public static ulong Hash(ParsedName name, int word) => ByteHash.Of(name[word]);

    /// <summary>A nationality's number; <see cref="Any"/> for one that no entry has.</summary>
    public int Number(string nationality) => _numbers.GetValueOrDefault(nationality);

    /// <summary>Counts an entry.</summary>
    /// <returns>The number of its nationality.</returns>
    public int Add(ReadOnlySpan<ParsedName> names, string nationality)
    {
        var number = Any;
        if (nationality.Length > 0 && !_numbers.TryGetValue(nationality, out number))
        {
            _numbers.Add(nationality, number = _entries.Count);
            _entries.Add(0);
        }

        _once.Clear();
        foreach (var name in names)
        {
            for (var word = 0; word < name.Words.Length; word++) _once.Add(Hash(name, word));
        }

        foreach (var word in _once)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_bearers, word, out _)++;
            if (number != Any) CollectionsMarshal.GetValueRefOrAddDefault(_bearers, Key(word, number), out _)++;
        }

        _entries[Any]++;
        if (number != Any) _entries[number]++;
        return number;
    }

    /// <summary>How many entries are of a nationality.</summary>
    public int Entries(int nationality) => _entries[nationality];

    /// <summary>The share of others who bear a word that the entry bears.</summary>
    public double Others(ulong word, int nationality) => (Math.Max(0, Bearers(word, nationality) - 1) + Left) / _entries[nationality];

    /// <summary>The share who bear a word that the entry does not.</summary>
    public double Share(ulong word, int nationality) => Math.Max(Unheard, Bearers(word, nationality)) / _entries[nationality];

    private int Bearers(ulong word, int nationality) => _bearers.GetValueOrDefault(nationality == Any ? word : Key(word, nationality));

    private static ulong Key(ulong word, int nationality) => word + (ulong)nationality * 0x9E3779B97F4A7C15;
}
