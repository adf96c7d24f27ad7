using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>Whatever in the answers tells who a person is and where they can be found, known again in any text however it is written there: names, numbers with or without their country, the day of birth, addresses.</summary>
public sealed partial class Identity
{
    public const string TakenOut = "[removed]";

    private const string Between = @"[\s.\-/()]*";
    private const string NoLetterBefore = @"(?<![\p{L}\p{M}\p{N}])";
    private const string NoLetterAfter = @"(?![\p{L}\p{M}\p{N}])";
    private readonly List<string> _who;
    private readonly List<string> _where;
    private readonly HashSet<string> _spelled;

    private Identity(List<string> who, List<string> where, HashSet<string> spelled) => (_who, _where, _spelled) = (who, where, spelled);

    public static Identity Of(Answers answers)
    {
        var names = answers.All("H1", "value").Concat(answers.All("F3", "name")).Concat(answers.All("I1", "name")).ToList();
        var words = names.Concat(names.SelectMany(n => WordBreak().Split(n))).Concat(answers.All("F1", "value")).Where(w => w.Length > 1);
        var numbers = answers.All("F1", "value").Concat(answers.All("H5", "number")).Concat(answers.All("H6", "number")).Where(n => n.Any(char.IsDigit));
        var born = answers.All("H2").Select(d => PartialDate.TryParse(d, out var date) ? (PartialDate?)date : null).OfType<PartialDate>();
        var places = ((string[])["A2", "A5", "F2"]).SelectMany(answers.Rows).ToList();
        return new(
            // The longest first, so that no rest of a name stays.
            [.. words.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).Select(Word).Concat(numbers.Distinct().OrderByDescending(n => n.Length).Select(Number)).Concat(born.SelectMany(Birth))],
            [.. places.SelectMany(r => r.All("address")).SelectMany(Address).Distinct().OrderByDescending(p => p.Length).Concat(places.SelectMany(r => r.All("postcode")).Select(p => NormalForms.Bare(p)).Where(p => p.Length > 3).Select(p => $"{NoLetterBefore}{Loose(p)}{NoLetterAfter}"))],
            [.. names.SelectMany(n => WordBreak().Split(n)).Select(Spelled).Where(w => w.Length > 2)]);
    }

    /// <param name="keepPlaces">For places where it happened, which are told also where the person is not.</param>
    public string Scrub(string text, bool keepPlaces = false)
    {
        var patterns = keepPlaces ? _who : [.. _who, .. _where];
        // Normal form C first: a name typed with combining marks must not slip past one typed without.
        if (patterns.Count > 0) text = text.Normalize();
        text = patterns.Aggregate(text, (rest, pattern) => Regex.Replace(rest, pattern, TakenOut, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        return _spelled.Count == 0 ? text : WordOf().Replace(text, word => _spelled.Contains(Spelled(word.Value)) ? TakenOut : word.Value);
    }

    /// <summary>A word in Latin letters without marks: a name is known again in another script, and without its marks.</summary>
    private static string Spelled(string word) => string.Concat(Names.Words(word));

    // Where a script puts no space between words, a name has letters on either side.
    private static string Word(string word) => Unspaced().IsMatch(word) ? Regex.Escape(word.Normalize()) : $"{NoLetterBefore}{Regex.Escape(word.Normalize())}{NoLetterAfter}";

    /// <summary>By its last nine digits a phone is known with and without its country; a shorter number, or one with letters, by all of it.</summary>
    private static string Number(string number)
    {
        var bare = NormalForms.Bare(number);
        if (bare.Length < 4) return Word(number);
        if (bare.Length < 10 || !bare.All(char.IsAsciiDigit)) return $"{NoLetterBefore}{Loose(bare)}{NoLetterAfter}";
        return $@"(?<!\d)(?:[+(]?\d{Between}){{0,7}}{Loose(bare[^9..])}(?!\d)";
    }

    /// <summary>These characters with anything between them that people put there, digits in other scripts too.</summary>
    private static string Loose(string bare) => string.Join(Between, bare.Select(c => char.IsAsciiDigit(c) ? Digit(c - '0') : Regex.Escape(c.ToString())));

    private static string Digit(int digit) => $"[{digit}{(char)(0x660 + digit)}{(char)(0x6F0 + digit)}{(char)(0x966 + digit)}{(char)(0xFF10 + digit)}]";

    /// <summary>The day, and the month with its year, in figures and in words. The year alone may stay.</summary>
    private static IEnumerable<string> Birth(PartialDate born)
    {
        if (born.Month == 0) yield break;
        const string apart = @"\s*[-./\s]\s*";
        const string of = @"[\s,.]*(?:of|de|di|du|del)?\s*";
        var (month, inWords) = (Figures(born.Month), $"(?:{string.Join('|', MonthNames(born.Month).Select(Regex.Escape))})");
        var year = $"(?:{Figures(born.Year)}|'?{Figures(born.Year % 100, 2)})";
        if (born.Day > 0)
        {
            var day = Figures(born.Day);
            yield return $@"(?<!\d)(?:{day}{apart}{month}|{month}{apart}{day}){apart}{year}(?!\d)";
            yield return $@"(?<!\d){Figures(born.Year)}{apart}{month}{apart}{day}(?!\d)";
            yield return $@"(?<!\d){day}(?:st|nd|rd|th|er|º|ª|\.)?{of}{inWords}(?!\p{{L}})(?:{of}{year}(?!\d))?";
            yield return $@"(?<!\p{{L}}){inWords}\.?\s*{day}(?:st|nd|rd|th)?(?!\d)(?:[,\s]*{year}(?!\d))?";
        }

        yield return $@"(?<!\p{{L}}){inWords}{of}{Figures(born.Year)}(?!\d)";
        yield return $@"(?<!\d[-./]?)(?:{month}\s*[-./]\s*{Figures(born.Year)}|{Figures(born.Year)}\s*[-./]\s*{month})(?![-./]?\d)";
    }

    private static string Figures(int number, int digits = 1)
    {
        var text = number.ToString(new string('0', digits), CultureInfo.InvariantCulture);
        return (text.Length == 1 ? Digit(0) + "?" : "") + string.Concat(text.Select(c => Digit(c - '0')));
    }

    /// <summary>As the languages of the world name it, long and short.</summary>
    private static IEnumerable<string> MonthNames(int month) => CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(c => c.DateTimeFormat).Where(f => f.Calendar is GregorianCalendar)
        .SelectMany(f => new[] { f.MonthNames[month - 1], f.MonthGenitiveNames[month - 1], f.AbbreviatedMonthNames[month - 1] })
        .Select(n => n.TrimEnd('.').Normalize()).Where(n => n.Length > 2 && !n.Any(char.IsDigit)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length);

    /// <summary>Each part of an address, and its street without the number. A single word may be any word, and stays.</summary>
    private static IEnumerable<string> Address(string address)
    {
        foreach (var part in address.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = WordBreak().Split(part.Normalize()).Where(w => w.Length > 0).ToList();
            if (words.Count > 1 || (words.Count == 1 && words[0].Any(char.IsDigit) && words[0].Any(char.IsLetter))) yield return Words(words);
            var street = words.SkipWhile(w => w.Any(char.IsDigit)).ToList();
            if (street.Count > 1 && street.Count < words.Count) yield return Words(street);
        }

        static string Words(IEnumerable<string> words) => NoLetterBefore + string.Join(@"[^\p{L}\p{N}]+", words.Select(Regex.Escape)) + NoLetterAfter;
    }

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex WordBreak();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex WordOf();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}\p{IsLao}\p{IsKhmer}\p{IsMyanmar}]")]
    private static partial Regex Unspaced();
}
