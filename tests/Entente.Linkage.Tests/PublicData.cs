using System.Globalization;

namespace Entente.Linkage.Tests;

/// <summary>People with known truth, read by path: never part of the repository.</summary>
internal static class PublicData
{
    public static string? Path(string file) =>
        Environment.GetEnvironmentVariable("ENTENTE_PUBLIC_DATA") is { Length: > 0 } root && System.IO.Path.Combine(root, "linkage", file) is var path && File.Exists(path) ? path : null;

    /// <summary>rec_id,cluster,agency,given_name,surname,sex,dob,nationality,doc_no,phone,address,city,country.</summary>
    public static List<(LinkRecord Record, string Truth)> People(string path) => [.. Rows(path).Select(r => (new LinkRecord(long.Parse(r["rec_id"], CultureInfo.InvariantCulture))
    {
        Source = r["agency"],
        Names = r["given_name"].Length + r["surname"].Length == 0 ? [] : [new(r["given_name"], r["surname"])],
        Sex = r["sex"],
        BirthDates = Date(r["dob"]),
        Nationalities = List(r["nationality"]),
        Documents = [.. List(r["doc_no"]).Select(n => new LinkDocument(n))],
        Phones = List(r["phone"]),
        Addresses = List(r["address"]),
        Places = List(r["city"]),
    }, r["cluster"]))];

    /// <summary>rec-1070-org, rec-1070-dup-0 …: the number in the middle is the truth.</summary>
    public static List<(LinkRecord Record, string Truth)> Febrl(params string[] paths) => [.. paths.SelectMany(Rows).Select((r, i) => (new LinkRecord(i)
    {
        Names = r["given_name"].Length + r["surname"].Length == 0 ? [] : [new(r["given_name"], r["surname"])],
        BirthDates = Date(r["date_of_birth"]),
        Documents = [.. List(r["soc_sec_id"]).Select(n => new LinkDocument(n))],
        Addresses = [.. List($"{r["street_number"]} {r["address_1"]}".Trim())],
        Places = List(r["suburb"]),
    }, r["rec_id"].Split('-')[1]))];

    private static string[] List(string value) => value.Length == 0 ? [] : [value];

    private static LinkDate[] Date(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length is not (4 or 6 or 8) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return [];
        int Part(int from, int length) => digits.Length >= from + length ? int.Parse(digits.AsSpan(from, length), CultureInfo.InvariantCulture) : 0;
        return [new(Part(0, 4), Part(4, 2), Part(6, 2))];
    }

    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[]? heads = null;
        foreach (var line in File.ReadLines(path))
        {
            var cells = Cells(line);
            if (heads is null) heads = [.. cells];
            else yield return heads.Zip(cells).ToDictionary(c => c.First, c => c.Second);
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(c);
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
