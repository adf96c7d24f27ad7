using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching;

/// <summary>How many records share a value, read off the record keys: exact for numbers, for names the rarest word's count.</summary>
internal sealed class KeyCounts(long records, IReadOnlyDictionary<long, int> counts) : ITermFrequencies
{
    public long Records => records;

    public long? With(Feature feature, string value) => feature switch
    {
        Feature.Phone => Count(KeyKind.Phone, "+" + value),
        Feature.Email => Count(KeyKind.Email, value),
        Feature.Document => Count(KeyKind.Document, value.ToUpperInvariant()),
        Feature.Vehicle => Count(KeyKind.Vehicle, value.ToUpperInvariant()),
        Feature.Account => Count(KeyKind.Account, value.ToUpperInvariant()),
        Feature.GivenName or Feature.FamilyName or Feature.FullName => Rarest(value),
        _ => null,
    };

    private long? Count(KeyKind kind, string form) => counts.TryGetValue(Keys.Key(kind, form), out var n) ? n : null;

    private long? Rarest(string words)
    {
        long? least = null;
        foreach (var word in words.Split(' '))
        {
            if (Count(KeyKind.NameToken, word) is { } n && (least is null || n < least)) least = n;
        }

        return least;
    }
}
