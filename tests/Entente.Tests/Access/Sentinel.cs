using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Tests.Access;

/// <summary>A value that stands in one protected field of one planted row and nowhere else in the world.</summary>
/// <param name="Row">Whose relation to a reader decides.</param>
/// <param name="Narrow">Only its own kind opens it: it is a statement or an answer, each of which has a kind of its own.</param>
internal sealed record Sentinel(string Key, Type Entity, string Field, FieldClass Class, DataKind Kind, object Row, bool Narrow);

/// <summary>Makes values that can be told from everything else in whatever form a page writes them, and finds them again.</summary>
/// <remarks>Words, days of the years 1601 to 1799, numbers of nine digits that begin with 731, telephone numbers of a range that nobody has.</remarks>
internal sealed partial class Sentinels
{
    private readonly Dictionary<string, Sentinel> _known = [];
    private int _next;

    public IReadOnlyCollection<Sentinel> All => _known.Values;

    public Sentinel? Find(string key) => _known.GetValueOrDefault(key);

    public string Text(Func<string, Sentinel> of) => Keep($"zqx{900_000 + ++_next}k", of);

    public string Number(Func<string, Sentinel> of) => Keep((731_000_000 + ++_next).ToString(CultureInfo.InvariantCulture), of);

    public string Phone(Func<string, Sentinel> of) => Keep($"+4473{10_000_000 + ++_next}", of);

    public DateOnly Day(Func<string, Sentinel> of)
    {
        var day = new DateOnly(1601, 1, 1).AddDays(++_next % 72_000);
        Keep(day.ToString("O", CultureInfo.InvariantCulture), of);
        return day;
    }

    /// <summary>Every planted value that stands in this text.</summary>
    public IEnumerable<Sentinel> In(string text)
    {
        var keys = Words().Matches(text).Select(m => m.Value.ToLowerInvariant())
            .Concat(Numbers().Matches(text).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal)))
            .Concat(Phones().Matches(text).Select(m => "+44" + Digits(m.Value)[^10..]))
            .Concat(Days().Matches(text).Select(m => $"{m.Groups["y"].Value}-{m.Groups["m"].Value}-{m.Groups["d"].Value}"))
            .Concat(LongDays().Matches(text).Select(m => DateOnly.TryParseExact(m.Value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("O", CultureInfo.InvariantCulture) : ""))
            .Concat(ThreeFields().Matches(text).Select(m => $"{m.Groups["y"].Value}-{int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture):00}-{int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture):00}"));
        return keys.Distinct().Select(Find).OfType<Sentinel>();
    }

    private string Keep(string key, Func<string, Sentinel> of)
    {
        _known.Add(key, of(key));
        return key;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex("zqx[0-9]+k", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex("\\b731,?[0-9]{3},?[0-9]{3}\\b")]
    private static partial Regex Numbers();

    [GeneratedRegex("(?:\\+44|&#x2B;44|%2B44|\\b0) ?73(?:[ -]?[0-9]){8}\\b")]
    private static partial Regex Phones();

    [GeneratedRegex("\\b(?<y>1[67][0-9]{2})-(?<m>[0-9]{2})-(?<d>[0-9]{2})")]
    private static partial Regex Days();

    [GeneratedRegex("\\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) 1[67][0-9]{2}\\b")]
    private static partial Regex LongDays();

    // The three fields of a date on a form, in the order in which they stand.
    [GeneratedRegex("\\.Day\"[^>]*? value=\"(?<d>[0-9]{1,2})\".{0,600}?\\.Month\"[^>]*? value=\"(?<m>[0-9]{1,2})\".{0,600}?\\.Year\"[^>]*? value=\"(?<y>1[67][0-9]{2})\"", RegexOptions.Singleline)]
    private static partial Regex ThreeFields();
}
