using System.Globalization;
using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>Reads a column of positions, or one of latitudes and one of longitudes as positions.</summary>
internal sealed class PositionJoin(Column[] parts, Dictionary<string, ColumnRole> roles)
{
    private static readonly (OddPlace Kind, string Words)[] Words =
    [
        (OddPlace.Swapped, "records have a latitude beyond 90 degrees and a longitude that could be one; they are taken for each other. Where both could be either, they are taken as they stand."),
        (OddPlace.Zero, "records say 0, 0, which stands for \"not known\"; it is left out."),
        (OddPlace.Out, "records have degrees beyond what there is; their position is left out. A decimal point may be missing."),
        (OddPlace.Unread, "records have what is no number of degrees; their position is left out. Write degrees with decimals."),
        (OddPlace.Half, "records have a latitude or a longitude alone; it says nothing."),
        (OddPlace.Comma, "records have a decimal comma; it is read as a point."),
    ];

    private readonly long[] odd = new long[GeoText.Kinds];
    private long known;

    public Column Make(int rows, List<string> notes)
    {
        var single = parts.Length == 1;
        var (north, east) = single || roles[parts[0].Name] == ColumnRole.Latitude ? (parts[0], parts[^1]) : (parts[1], parts[0]);
        var joined = new Column(string.Join(Joining.Between, parts.Select(p => p.Name))) { Parts = [.. parts.Select(p => new ColumnPart(p.Name, roles[p.Name]))] };
        joined.Reserve(rows);
        var read = new Dictionary<(int, int), (int Number, OddPlace Odd)>();
        for (var row = 0; row < rows; row++)
        {
            var key = (north.Numbers[row], east.Numbers[row]);
            if (!read.TryGetValue(key, out var found))
            {
                var (place, strange) = single ? GeoText.Read(north.Bytes(row)) : GeoText.Read(north.Bytes(row), east.Bytes(row));
                found = read[key] = (place is { } at ? joined.Values.Number(Encoding.ASCII.GetBytes(at.ToString())) : 0, strange);
            }

            joined.Set(row, joined.Values.Again(found.Number));
            odd[(int)found.Odd]++;
            if (found.Number > 0) known++;
        }

        joined.Close(rows);
        notes.AddRange(InWords(joined.Name));
        return joined;
    }

    private IEnumerable<string> InWords(string name)
    {
        yield return Invariant($"{name} {(parts.Length == 1 ? "is read as a position" : "are read together as one position")}: {known:N0} records say one.");
        foreach (var (kind, words) in Words)
        {
            var count = odd.Index().Where(o => ((OddPlace)o.Index & kind) != 0).Sum(o => o.Item);
            if (count > 0) yield return Invariant($"{name}: {count:N0} {words}");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
