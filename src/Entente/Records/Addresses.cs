using System.Text.RegularExpressions;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>By which forms an address is the same however it is written: case, points, short forms, the order of flat, house and street, and script aside.</summary>
/// <remarks>
/// A form is made only of what tells one house from others: a number with its post code, or a number, a street and one word more. "12 High Street" stands in
/// every town and gives none. Country and post code are left out of the long form, since half of the sources leave them out.
/// </remarks>
public static partial class Addresses
{
    private const int Longest = 300;
    private static readonly AddressWords Shipped = AddressWords.From(DataFolder.Shipped.Read<AddressFile>("reference/addresses.json"));

    /// <summary>The forms of every address that these statements give, each with the property that it stands in: whole addresses, and streets with their town and post code.</summary>
    public static IEnumerable<(string Property, string Form)> Of(Schema schema, IReadOnlyList<Statement> statements)
    {
        string First(string property) => statements.FirstOrDefault(s => s.Property == property)?.Value ?? "";
        foreach (var said in statements.Where(s => schema.Find(s.Property)?.Type == PropertyType.Address))
        {
            foreach (var form in Forms(said.Value, First("postalCode"))) yield return (said.Property, form);
        }

        foreach (var street in statements.Where(s => s.Property == "street"))
        {
            foreach (var form in Forms($"{street.Value}, {First("street2")}, {First("city")}", First("postalCode"))) yield return (street.Property, form);
        }
    }

    /// <summary>The forms of one address, the shortest first; none where it names no house.</summary>
    /// <param name="text">The whole address, or street and town.</param>
    /// <param name="postCode">Where it is known apart from the text.</param>
    public static IReadOnlyList<string> Forms(string text, string postCode = "")
    {
        if (text.Length > Longest) return [];
        var latin = Names.Latin(text);
        var codes = PostCodes($"{latin} {Names.Latin(postCode)}").Distinct().ToList();
        var parts = Parts(PostCodePattern().Replace(NumberOfNumber().Replace(latin, "x"), " "), Names.Words(postCode));
        var numbers = parts.Where(p => p.Sort is Sort.House or Sort.Unit).ToList();
        if (numbers.Count == 0) return [];

        var forms = new List<string>();
        if (codes.Count == 1 && numbers.Any(p => p.Sort == Sort.House)) forms.Add($"{codes[0].ToLowerInvariant()} {Joined(numbers)}");
        if (parts.Count(p => p.Sort == Sort.Telling) >= 2) forms.Add(Joined(parts));
        return forms;
    }

    /// <summary>Post codes of the United Kingdom as they stand in an address, without their space.</summary>
    public static IEnumerable<string> PostCodes(string text) => PostCodePattern().Matches(text).Select(m => (m.Groups[1].Value + m.Groups[2].Value).ToUpperInvariant());

    /// <summary>In one order whatever the order said, each once.</summary>
    private static string Joined(IEnumerable<Part> parts) => string.Join(' ', parts.Select(p => p.Text).Distinct().Order(StringComparer.Ordinal));

    private static List<Part> Parts(string latin, IReadOnlyCollection<string> code)
    {
        var words = Names.Words(latin);
        words.RemoveAll(w => w.Length >= 3 && code.Contains(w));
        DropCountry(words);
        DropForeignCode(words);
        var parts = new List<Part>();
        for (var i = 0; i < words.Count; i++)
        {
            var (word, next) = (words[i], i + 1 < words.Count ? words[i + 1] : "");
            if (Two(word, next) is { } two)
            {
                parts.Add(two);
                i++;
            }
            else if (char.IsAsciiDigit(word[0])) parts.Add(new(Sort.House, word));
            else if (!Shipped.Ignored.Contains(word)) parts.Add(Word(word));
        }

        return parts;
    }

    /// <summary>What two words say together: a flat, a floor, or a house with its letter.</summary>
    private static Part? Two(string word, string next)
    {
        if (Shipped.Units.Contains(word) && IsNumber(next)) return new(Sort.Unit, "u" + next);
        if (Shipped.Floors.Contains(word) && IsNumber(next)) return new(Sort.Unit, "f" + Digits(next));
        if (Shipped.Floors.Contains(next) && IsNumber(word)) return new(Sort.Unit, "f" + Digits(word));
        return next is [>= 'a' and <= 'h'] && word.All(char.IsAsciiDigit) ? new(Sort.House, word + next) : null;
    }

    private static Part Word(string word)
    {
        if (Shipped.Words.TryGetValue(word, out var kind)) return new(Sort.Kind, kind);
        foreach (var (ending, brief) in Shipped.Endings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal)) return new(Sort.Telling, word[..^ending.Length] + brief);
        }

        return new(word.Length > 1 ? Sort.Telling : Sort.Kind, word);
    }

    /// <summary>A country at the end is told by most sources and left out by the rest. Codes of two letters may be a state's, and stay.</summary>
    private static void DropCountry(List<string> words)
    {
        for (var many = Math.Min(4, words.Count - 1); many > 0; many--)
        {
            var last = string.Join(' ', words.TakeLast(many));
            if ((last.Length < 4 && last is not ("uk" or "usa" or "uae")) || Countries.Shipped.CodeOf(last) is null) continue;
            words.RemoveRange(words.Count - many, many);
            return;
        }
    }

    /// <summary>The post code of another country has four to six digits and stands behind the house's number, and behind no word such as road or flat: the last such number is left out.</summary>
    private static void DropForeignCode(List<string> words)
    {
        var last = words.FindLastIndex(w => w.Length is >= 4 and <= 6 && w.All(char.IsAsciiDigit));
        if (last < 2 || Shipped.IsKnown(words[last - 1]) || !words.Take(last).Any(w => char.IsAsciiDigit(w[0]))) return;
        words.RemoveAt(last);
    }

    private static bool IsNumber(string word) => word.Length is > 0 and <= 6 && (char.IsAsciiDigit(word[0]) || word.Length == 1);

    private static string Digits(string ordinal) => string.Concat(ordinal.TakeWhile(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : ordinal;

    private enum Sort { Unit, House, Kind, Telling }

    private readonly record struct Part(Sort Sort, string Text);

    /// <summary>"12/3" is one number: which of the two is the house differs by country.</summary>
    [GeneratedRegex(@"(?<=[0-9][A-Za-z]?) ?/ ?(?=[0-9])")]
    private static partial Regex NumberOfNumber();

    [GeneratedRegex(@"\b([A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})\b")]
    private static partial Regex PostCodePattern();
}
