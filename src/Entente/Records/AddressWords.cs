using System.Collections.Frozen;

namespace Entente.Records;

/// <summary>Words of addresses and their short forms, from data/reference/addresses.json.</summary>
internal sealed record AddressWords(FrozenDictionary<string, string> Words, IReadOnlyList<(string Ending, string Short)> Endings, FrozenSet<string> Units, FrozenSet<string> Floors, FrozenSet<string> Ignored)
{
    public bool IsKnown(string word) => Words.ContainsKey(word) || Units.Contains(word) || Floors.Contains(word);

    public static AddressWords From(AddressFile file)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (brief, all) in file.Words)
        {
            foreach (var word in all.Append(brief))
            {
                if (!words.TryAdd(word, brief)) throw new InvalidDataException($"data/reference/addresses.json: '{word}' stands twice.");
            }
        }

        return new(words.ToFrozenDictionary(StringComparer.Ordinal), [.. file.Endings.SelectMany(e => e.Value.Select(w => (w, e.Key)))], file.Units.ToFrozenSet(), file.Floors.ToFrozenSet(), file.Ignored.ToFrozenSet());
    }
}

internal sealed record AddressFile(string Source, string Date, IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyDictionary<string, IReadOnlyList<string>> Endings, IReadOnlyList<string> Units, IReadOnlyList<string> Floors, IReadOnlyList<string> Ignored);
