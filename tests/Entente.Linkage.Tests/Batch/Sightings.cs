using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Files of made-up people, each seen once or more with the usual mistakes; the column "truth" holds the answer.</summary>
internal static class Sightings
{
    private static readonly string[] Givens = ["Maria", "Elena", "Ioana", "Blessing", "Precious", "Drita", "Besnik", "Andrei", "Mihai", "Petar", "Georgi", "Khaled", "Fatima", "Emeka", "Zofia", "Jakub"];

    private static readonly string[] Syllables = ["ba", "cor", "den", "fal", "gri", "hol", "jan", "kov", "lim", "mar", "nes", "pol", "ruk", "sim", "tar", "vel"];

    public static string Csv(int people, int seed = 1, bool shuffled = false)
    {
        var draw = new Random(seed);
        var rows = new List<string>();
        for (var person = 0; person < people; person++)
        {
            var given = Givens[draw.Next(Givens.Length)];
            var family = Family(draw);
            var born = new DateOnly(draw.Next(1960, 2010), draw.Next(1, 13), draw.Next(1, 29));
            var (phone, document, town) = ($"+4477{draw.Next(10_000_000, 99_999_999)}", $"XX{draw.Next(1_000_000, 9_999_999)}", Syllables[draw.Next(16)] + "town");
            var seen = 1 + (draw.Next(2) == 0 ? draw.Next(1, 4) : 0);
            for (var i = 0; i < seen; i++)
            {
                rows.Add($"{rows.Count},{person},{Slip(given, draw)},{Slip(family, draw)},{Maybe(born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), draw)},{Maybe(phone, draw)},{Maybe(document, draw)},{town}");
            }
        }

        if (shuffled) new Random(seed + 1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        return "id,truth,given_name,family_name,birth_date,phone,passport,town\n" + string.Join('\n', rows) + "\n";
    }

    public static Table Read(string csv, string truth = "truth", int threads = 2) =>
        Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "made-up.csv", new() { Id = "id", Truth = truth, Threads = threads });

    /// <summary>The clusters as sets of ids, so that two runs compare whatever their rows are called.</summary>
    public static string[] Clusters(Table table, BatchResult result) =>
        [.. Enumerable.Range(0, table.Rows).GroupBy(result.Cluster).Select(g => string.Join(' ', g.Select(table.Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    private static string Family(Random draw) => string.Concat(Enumerable.Range(0, draw.Next(2, 4)).Select(_ => Syllables[draw.Next(16)]));

    private static string Maybe(string value, Random draw) => draw.Next(4) == 0 ? "" : value;

    private static string Slip(string word, Random draw)
    {
        if (draw.Next(10) > 0) return word;
        var at = draw.Next(word.Length);
        return word.Remove(at, 1);
    }
}
