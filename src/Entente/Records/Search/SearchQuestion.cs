using Entente.Foundation;

namespace Entente.Records.Search;

/// <summary>What somebody looks for, as keys: numbers must be met exactly, each word by its letters, its sound, a place or a text.</summary>
internal sealed record SearchQuestion(IReadOnlyList<long> Exact, IReadOnlyList<IReadOnlyList<long>> Words)
{
    private const int MostWords = 6;

    public bool IsEmpty => Exact.Count == 0 && Words.Count == 0;

    public static SearchQuestion Of(string text)
    {
        text = NormalForms.Tidy(text);
        if (Reference.TryParse(text, out var reference)) return new([Keys.Key(KeyKind.Reference, reference.Text)], []);
        if (text.Contains('@', StringComparison.Ordinal)) return new([Keys.Key(KeyKind.Email, text.ToLowerInvariant())], []);

        var exact = new List<long>();
        var bare = NormalForms.Bare(text);
        if (bare.Count(char.IsAsciiDigit) >= 2 && bare.Length is >= 4 and <= 34)
        {
            if (bare.All(char.IsAsciiDigit) && NormalForms.Phone(text, "GB") is { } phone) exact.Add(Keys.Key(KeyKind.Phone, phone));
            foreach (var kind in (KeyKind[])[KeyKind.Document, KeyKind.Vehicle, KeyKind.Account, KeyKind.Identifier, KeyKind.PostCode]) exact.Add(Keys.Key(kind, bare));
        }

        var words = Names.Words(text).Where(w => w.Length > 1).Distinct().Take(MostWords).Select(w => (IReadOnlyList<long>)
        [
            Keys.Key(KeyKind.NameToken, w), Keys.Key(KeyKind.NameSound, Names.Sound(w)), Keys.Key(KeyKind.PlaceToken, w), Keys.Key(KeyKind.TextToken, w),
        ]).ToList();
        return new(exact, words);
    }

    public HashSet<long> All => [.. Exact, .. Words.SelectMany(w => w)];
}
