using Entente.Foundation;
using Entente.Records.Import;

namespace Entente.Records.Search;

/// <summary>What somebody looks for, as keys: numbers must be met exactly, each word by its letters, its sound, or but for a slip.</summary>
internal sealed record SearchQuestion(IReadOnlyList<long> Exact, IReadOnlyList<SearchWord> Words)
{
    private const int MostWords = 6;

    /// <summary>Identifiers in the narrow sense: whoever has one of these has it from the thing itself, so that an answer may point to whom to ask.</summary>
    private static readonly HashSet<KeyKind> Identifying = [KeyKind.Reference, KeyKind.Phone, KeyKind.Email, KeyKind.Document, KeyKind.Vehicle, KeyKind.Account];

    /// <summary>A reference that is no record's own: a case's, a referral's. Its records are looked for.</summary>
    public Reference? Quoted { get; private init; }

    public IReadOnlyList<long> Identifiers => [.. Exact.Where(k => Identifying.Contains(Keys.KindOf(k)))];

    public static SearchQuestion Of(string text)
    {
        text = NormalForms.Tidy(text);
        if (Reference.TryParse(text, out var reference)) return new([Keys.Key(KeyKind.Reference, reference.Text)], []) { Quoted = reference.Kind == "REC" ? null : reference };
        if (text.IndexOf('@', StringComparison.Ordinal) > 0) return new([Keys.Key(KeyKind.Email, text.ToLowerInvariant())], []);

        var words = Written(text).DistinctBy(w => w.Word).ToList();
        // Words that no key is made of would find nothing: they count only where nothing else was typed.
        var telling = words.Where(w => !Keys.IsCommon(w.Word) && !Names.IsTitle(w.Word) && w.Word is not ("al" or "el")).ToList();
        return new(Numbers(text), [.. (telling.Count > 0 ? telling : words).Take(MostWords).Select(w => new SearchWord(w.Word, w.Written))]);
    }

    /// <summary>The words in Latin letters, as keys are made of them, each with how it was typed.</summary>
    private static IEnumerable<(string Word, string Written)> Written(string text) =>
        from part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        let words = Names.Words(Names.WithoutArticle(part))
        from word in words
        where word.Length > 1
        select (word, words.Count == 1 ? part : word);

    private static List<long> Numbers(string text)
    {
        var exact = new List<long>();
        var bare = NormalForms.Bare(text);
        // One word without a digit may still be the name of an account; words with spaces between are none.
        var account = text.StartsWith('@') || (!text.Contains(' ', StringComparison.Ordinal) && bare.Length >= 3);
        if (bare.Any(char.IsAsciiDigit) && bare.Length is >= 4 and <= 34)
        {
            if (bare.Count(char.IsAsciiDigit) >= 6 && NormalForms.Phone(text, "GB") is { } phone) exact.Add(Keys.Key(KeyKind.Phone, phone));
            foreach (var kind in (KeyKind[])[KeyKind.Document, KeyKind.Vehicle, KeyKind.Account, KeyKind.Identifier, KeyKind.PostCode]) exact.Add(Keys.Key(kind, bare));
        }
        else if (account) exact.Add(Keys.Key(KeyKind.Account, bare));

        exact.AddRange(Addresses.PostCodes(text).Select(code => Keys.Key(KeyKind.PostCode, code)));
        exact.AddRange(Addresses.Forms(text).Select(form => Keys.Key(KeyKind.Address, form)));
        if (WrittenDates.Read(text, DateOrder.DayFirst) is { } said && PartialDate.TryParse(said, out var day) && day.Day > 0)
            exact.Add(Keys.Key(KeyKind.BirthDate, PartialDate.Of(day.Year, day.Month, day.Day).ToString()));
        return [.. exact.Distinct()];
    }
}

/// <summary>One word that was typed, by every key it may be met by.</summary>
internal sealed class SearchWord(string text, string written)
{
    /// <summary>The word itself: in a name, a place, a text.</summary>
    public IReadOnlyList<long> Same { get; } = [Keys.Key(KeyKind.NameToken, text), Keys.Key(KeyKind.PlaceToken, text), Keys.Key(KeyKind.TextToken, text)];

    /// <summary>The word or its sound.</summary>
    public IReadOnlyList<long> Alike => field ??= [.. Same, Keys.Key(KeyKind.NameSound, Names.Sound(text))];

    /// <summary>Names that are one slip away.</summary>
    public IReadOnlyList<long> Slipped => field ??= [.. Slips.Of(text, written).Select(w => Keys.Key(KeyKind.NameToken, w))];

    public IReadOnlyList<long> Near => field ??= [.. Alike, .. Slipped];

    /// <summary>How a key of a record meets this word; null where it does not.</summary>
    public Closeness? Meets(long key) => Same.Contains(key) ? Closeness.Same : Alike.Contains(key) ? Closeness.Sounds : SlippedSet.Contains(key) ? Closeness.Slip : null;

    private HashSet<long> SlippedSet => field ??= [.. Slipped];
}

/// <summary>How well a key meets what was typed, best first.</summary>
internal enum Closeness { Same, Sounds, Slip }
