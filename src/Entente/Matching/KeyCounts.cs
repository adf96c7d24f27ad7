using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching;

/// <summary>How many records share a value of the record that is being followed, read off its keys: exact for numbers, for names the rarest word's count.</summary>
internal sealed class KeyCounts(long records, LinkedRecord followed, IReadOnlyDictionary<long, Holders> holders) : ITermFrequencies
{
    public long Records => records;

    public long? With(Feature feature, string value) => feature switch
    {
        Feature.Phone => Count(KeyKind.Phone, "+" + value),
        Feature.Email => Count(KeyKind.Email, value),
        Feature.Document => Count(KeyKind.Document, value.ToUpperInvariant()),
        Feature.Vehicle => Count(KeyKind.Vehicle, value.ToUpperInvariant()),
        Feature.Account => Count(KeyKind.Account, value.ToUpperInvariant()),
        Feature.Address => Count(KeyKind.Address, value),
        Feature.GivenName or Feature.FamilyName or Feature.FullName => Rarest(value),
        _ => null,
    };

    /// <summary>Null where nobody shares it.</summary>
    private long? Count(KeyKind kind, ReadOnlySpan<char> form)
    {
        var key = Keys.Key(kind, form);
        return Array.IndexOf(followed.Keys, key) >= 0 && holders.TryGetValue(key, out var of) && of.Count > 1 ? of.Count : null;
    }

    private long? Rarest(ReadOnlySpan<char> words)
    {
        long? least = null;
        foreach (var range in words.Split(' '))
        {
            if (Count(KeyKind.NameToken, words[range]) is { } n && (least is null || n < least)) least = n;
        }

        return least;
    }
}
