using System.Globalization;
using System.Text;
using Entente.Linkage.Checks;
using Entente.Linkage.Fields;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>How good a column's values are, beside how many there are: what stands for "not known", what cannot be, what is not written as it should be.</summary>
internal static class ValueQuality
{
    /// <summary>Words for "not known" that linking does not know as such: whoever says them is compared by them.</summary>
    private static readonly string[] Fillers =
    [
        "test", "dummy", "tbc", "tba", "anonymous", "no data", "missing", "keine angabe", "non renseigné", "onbekend", "desconhecido", "desconhecida", "brak danych", "brak", "nieznany", "nu se știe", "i panjohur",
        "không rõ", "không biết", "неизвестно", "неизвестен", "невідомо", "невідомий", "неизвестна", "няма данни", "غير معروف", "مجهول",
    ];

    /// <summary>1 January is worth a word where so many times more records say it than would by chance.</summary>
    private const double Crowded = 3;

    private const int FirstYear = 1900, DaysOfYear = 365, MostDigits = 15, Shown = 3;

    /// <param name="column">The column.</param>
    /// <param name="role">How it is read.</param>
    /// <param name="today">The day after which nobody was born; null where it is not known.</param>
    public static IReadOnlyList<ValueDoubt> Of(Column column, ColumnRole role, DateOnly? today)
    {
        var found = new Found(column.Values, column.Numbers.Length - column.Values.Times(0));
        switch (role)
        {
            case ColumnRole.Ignored or ColumnRole.Day or ColumnRole.Month or ColumnRole.Year or ColumnRole.Latitude or ColumnRole.Longitude or ColumnRole.Position: // what is odd about parts is told with the whole
                return [];
            case ColumnRole.Date:
                Dates(found, today);
                break;
            case ColumnRole.Phone:
                found.Count(v => !IsE164(v), "give a number that is not in E.164 (a plus, the country's code, at most 15 digits in all); of it the last nine digits are compared");
                break;
            case ColumnRole.Email:
                found.Count(v => v.IndexOf('@') is var at && (at < 1 || at != v.LastIndexOf('@') || v.IndexOf('.', at) < 0), "say what is no mail address");
                break;
            case ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName:
                found.Count(v => v.Any(char.IsDigit), "have digits in a name");
                break;
            case ColumnRole.Identifier when Check(column.Values) is { Failed: > 0 } check:
                found.Add($"fail the check of {check.Scheme.Numbers}", check.Failed);
                break;
        }

        if (role != ColumnRole.Date) Unsaid(found, role);
        return found.Doubts;
    }

    public static CheckedColumn? Check(Distinct column)
    {
        var clean = new Cleaner(ColumnRole.Identifier, new());
        var values = new Distinct(column.Count);
        for (var value = 1; value < column.Count; value++) values.Add(clean.Of(column[value]), column.Times(value));
        return CheckedColumn.Of(values);
    }

    private static void Dates(Found found, DateOnly? today)
    {
        var (firsts, days) = (0L, 0L);
        found.Each((value, times) =>
        {
            var date = DateText.Read(Encoding.UTF8.GetBytes(value));
            if (DateText.Day(date) == 0) return;
            days += times;
            if (DateText.Day(date) == 1 && DateText.Month(date) == 1) firsts += times;
        });
        if (firsts > 1 && firsts > Crowded * days / DaysOfYear) found.Add(string.Create(CultureInfo.InvariantCulture, $"say 1 January, where by chance about {Math.Ceiling(days / (double)DaysOfYear):N0} would: it mostly stands for a year of which no more is known"), firsts);
        found.Count(v => Read(v) is var date and not 0 && !MayBe(date, today), today is null ? $"say a date before {FirstYear}, or a day that its month does not have" : $"say a date before {FirstYear}, one that is yet to come, or a day that its month does not have");
        found.Count(v => Read(v) == 0, "say what cannot be read as a date");

        static int Read(string value) => DateText.Read(Encoding.UTF8.GetBytes(value));
    }

    private static bool MayBe(int date, DateOnly? today)
    {
        var (year, month, day) = (DateText.Year(date), DateText.Month(date), DateText.Day(date));
        if (year < FirstYear || (day > 0 && day > DateTime.DaysInMonth(year, month))) return false;
        return today is not { } now || new DateOnly(year, Math.Max(1, month), Math.Max(1, day)) <= now;
    }

    private static void Unsaid(Found found, ColumnRole role)
    {
        var fold = new Fold(null);
        var clean = new Cleaner(role, fold);
        found.Count(v => clean.Of(Encoding.UTF8.GetBytes(v)).IsEmpty, "say what stands for \"not known\", and are taken to say nothing");
        var fillers = Fillers.Select(f => Encoding.UTF8.GetString(fold.Of(Encoding.UTF8.GetBytes(f)))).Where(f => f.Length > 0).ToHashSet();
        found.Count(v => fillers.Contains(Encoding.UTF8.GetString(fold.Of(Encoding.UTF8.GetBytes(v)))), "say what probably stands for \"not known\", and are compared by it like by any other value: better left empty");
    }

    /// <summary>A plus and the digits of a number with its country; marks between them are no fault.</summary>
    private static bool IsE164(string value)
    {
        var digits = value.Count(char.IsAsciiDigit);
        return value.StartsWith('+') && digits is >= 7 and <= MostDigits && value.First(char.IsAsciiDigit) != '0' && value[1..].All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '.' or '(' or ')' or '/');
    }

    private sealed class Found(Distinct values, int said)
    {
        public List<ValueDoubt> Doubts { get; } = [];

        public void Each(Action<string, int> look)
        {
            for (var value = 1; value < values.Count; value++)
            {
                if (values.Times(value) > 0) look(Encoding.UTF8.GetString(values[value]), values.Times(value));
            }
        }

        /// <summary>Counts the records whose value is so, and names the commonest such values.</summary>
        public void Count(Func<string, bool> odd, string what)
        {
            var records = 0L;
            var commonest = new PriorityQueue<string, int>();
            Each((value, times) =>
            {
                if (!odd(value)) return;
                records += times;
                commonest.Enqueue(value, times);
                if (commonest.Count > Shown) commonest.Dequeue();
            });
            var shown = new List<string>();
            while (commonest.TryDequeue(out var value, out _)) shown.Insert(0, $"'{(value.Length > 24 ? value[..24] + "…" : value)}'");
            if (records > 0) Add($"{what} ({string.Join(", ", shown)})", records);
        }

        public void Add(string what, long records) => Doubts.Add(new(what, (int)records, records / (double)Math.Max(1, said)));
    }
}
