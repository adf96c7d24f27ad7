using System.Globalization;
using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>Joins columns for day, month and year, and perhaps a whole date beside them, to one column of dates.</summary>
internal sealed class DateJoin
{
    /// <summary>From this share of months above 12 on, with no day above 12, day and month stand in each other's columns.</summary>
    private const double Exchanged = 0.05;

    private readonly Column[] parts;
    private readonly Dictionary<string, ColumnRole> roles;
    private readonly Column? whole, day, month, year;
    private readonly long[] odd = new long[PartedDate.Kinds];
    private readonly long[] known = new long[4]; // nothing, a year, a month, a day

    public DateJoin(Column[] parts, Dictionary<string, ColumnRole> roles)
    {
        (this.parts, this.roles) = (parts, roles);
        (whole, day, month, year) = (Of(ColumnRole.Date), Of(ColumnRole.Day), Of(ColumnRole.Month), Of(ColumnRole.Year));
    }

    public Column Make(int rows, List<string> notes)
    {
        var text = new PartText();
        var (days, months, years) = (Read(day, v => text.Read(ColumnRole.Day, v)), Read(month, v => text.Read(ColumnRole.Month, v)), Read(year, v => text.Read(ColumnRole.Year, v)));
        var wholes = Read(whole, v => DateText.Read(v));
        var turned = Turned(rows, days, months);
        if (turned) (days, months) = (months, days);
        var joined = new Column(string.Join(Joining.Between, parts.Select(p => p.Name))) { Parts = [.. parts.Select(p => new ColumnPart(p.Name, turned ? Turn(roles[p.Name]) : roles[p.Name]))] };
        joined.Reserve(rows);
        var dayAt = turned ? month : day;
        var monthAt = turned ? day : month;
        var read = new Dictionary<(int, int, int, int), (int Number, int Known, OddDate Odd)>();
        for (var row = 0; row < rows; row++)
        {
            var key = (At(wholes, whole, row), At(days, dayAt, row), At(months, monthAt, row), At(years, year, row));
            if (!read.TryGetValue(key, out var found))
            {
                var (date, strange) = PartedDate.Read(key.Item1, key.Item2, key.Item3, key.Item4);
                found = read[key] = (joined.Values.Number(Encoding.ASCII.GetBytes(PartedDate.Text(date))), date == 0 ? 0 : DateText.Month(date) == 0 ? 1 : DateText.Day(date) == 0 ? 2 : 3, strange);
            }

            joined.Set(row, joined.Values.Again(found.Number));
            odd[(int)found.Odd]++;
            known[found.Known]++;
        }

        joined.Close(rows);
        notes.AddRange(InWords(joined.Name, turned));
        return joined;
    }

    private IEnumerable<string> InWords(string name, bool turned)
    {
        yield return parts.Length == 1
            ? Invariant($"{name} is read as a date of which the year is known, by {known[1]:N0} records.")
            : Invariant($"{name} are read together as one date: {known[3]:N0} records say a whole one, {known[2]:N0} a year and a month, {known[1]:N0} a year alone, {known[0]:N0} nothing.");
        if (turned) yield return $"{name}: months above 12 and no day above 12 show that day and month stand in each other's columns; they are read the other way round.";
        foreach (var (kind, words) in Words)
        {
            var count = 0L;
            for (var at = 0; at < odd.Length; at++) count += ((OddDate)at & kind) != 0 ? odd[at] : 0;
            if (count > 0) yield return Invariant($"{name}: {count:N0} {words}");
        }
    }

    private static readonly (OddDate Kind, string Words)[] Words =
    [
        (OddDate.Differs, "records say one date whole and another in parts; the whole one is taken."),
        (OddDate.Swapped, "records have a month above 12 and a day that could be one; they are taken for each other."),
        (OddDate.NoMonth, "records have a month that there is not; it is left out, and the day with it."),
        (OddDate.NoDay, "records have a day that there is not; it is left out."),
        (OddDate.NoSuchDay, "records have a day that their month does not have, such as 30 February; it is kept as it is written."),
        (OddDate.ShortYear, $"records have a year of two digits; up to {DateText.LastShortYear} it is taken to be of this century, above of the last."),
        (OddDate.BadYear, "records have a year that is no number or lies out of all reach; their date is left out."),
        (OddDate.NoYear, "records say a month or a day but no year; that says nothing."),
    ];

    /// <summary>Whether the columns hold each other's values throughout.</summary>
    private bool Turned(int rows, int[]? days, int[]? months)
    {
        if (days is null || months is null) return false;
        var (both, above) = (0L, 0L);
        for (var row = 0; row < rows; row++)
        {
            var (d, m) = (At(days, day, row), At(months, month, row));
            if (d > 12) return false;
            if (d == 0 || m == 0) continue;
            both++;
            if (m is > 12 and <= 31) above++;
        }

        return above > 0 && above >= Exchanged * both;
    }

    private static ColumnRole Turn(ColumnRole role) => role switch { ColumnRole.Day => ColumnRole.Month, ColumnRole.Month => ColumnRole.Day, _ => role };

    private Column? Of(ColumnRole role) => parts.FirstOrDefault(p => roles[p.Name] == role);

    private static int At(int[]? values, Column? column, int row) => values is null ? 0 : values[column!.Numbers[row]];

    private static int[]? Read(Column? column, ReadPart read)
    {
        if (column is null) return null;
        var values = new int[column.Values.Count];
        for (var value = 1; value < values.Length; value++) values[value] = read(column.Values[value]);
        return values;
    }

    private delegate int ReadPart(ReadOnlySpan<byte> value);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
